// What people and their screen readers notice of an HTMX request: busy, done, wrong fields, where the focus went.
const live = document.getElementById("live");
const page = document.documentElement;
const STALE = "This is still what was shown before.";

const isQuiet = (event) => event.detail.elt.closest("[data-quiet]") === event.detail.elt;
const isRefusedFilter = ({ xhr, target, requestConfig }) =>
  xhr.status === 422 && requestConfig.verb === "get" && target.id === "results";

// What a page tells as it opens is told once the screen reader has begun to read it.
const notice = document.querySelector("[data-told]");
if (notice) setTimeout(() => (live.textContent = notice.textContent.trim()), 500);

page.addEventListener("htmx:configRequest", (event) => {
  if (!event.detail.elt.matches("[data-drop-empty]")) return;
  const values = event.detail.parameters;
  for (const name of Object.keys(values)) if (values[name] === "") delete values[name];
});

page.addEventListener("htmx:beforeRequest", (event) => {
  if (!isQuiet(event)) event.detail.target.setAttribute("aria-busy", "true");
});

page.addEventListener("htmx:afterRequest", (event) => {
  event.detail.target.removeAttribute("aria-busy");
});

let scrolled = new Map();
page.addEventListener("htmx:beforeSwap", (event) => {
  scrolled = new Map([...document.querySelectorAll("[data-keep-scroll]")].map((frame) => [frame.id, frame.scrollLeft]));
  const { target, xhr } = event.detail;
  if (event.detail.shouldSwap && target.hasAttribute("data-stale")) freshen(target);
  if (!isRefusedFilter(event.detail) || !target.querySelector("[data-announce]")) return;
  event.detail.swapOverride = "none"; // the fields' errors come out of band all the same
  stale(target, new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector(".notice-error"));
});
page.addEventListener("htmx:afterSwap", () => {
  for (const [id, left] of scrolled) document.getElementById(id)?.scrollTo(left, 0);
});

page.addEventListener("htmx:afterSettle", (event) => {
  if (isQuiet(event)) return;
  const wrong = markWrongFields();
  const { target, requestConfig } = event.detail;
  const told = target.querySelector("[data-announce]");
  const heading = target.querySelector("h2[tabindex]") ?? target;
  const isSearch = requestConfig?.verb === "get" && !requestConfig.elt.hasAttribute("data-keep-focus");
  const submitted = isSearch && requestConfig.triggeringEvent?.type === "submit";
  const lost = document.activeElement === document.body;
  if (submitted && wrong.length) wrong[0].field.focus();
  else if (submitted || lost) heading.focus({ preventScroll: lost });
  const sentences = wrong.map(({ field, sentence }) => `${field.labels?.[0]?.textContent.trim() ?? ""}: ${sentence}`);
  const isHeard = document.activeElement === heading && (told === heading || !told);
  live.textContent = sentences.join(" ") || (isHeard ? "" : (told?.textContent.trim() ?? ""));
});

function stale(target, reason) {
  const line = reason ?? document.createElement("p");
  if (!reason) line.className = "notice notice-error";
  line.append(` ${STALE}`);
  line.dataset.staleNote = "";
  target.setAttribute("data-stale", "");
  target.setAttribute("aria-disabled", "true");
  target.prepend(line);
}

function freshen(target) {
  target.removeAttribute("data-stale");
  target.removeAttribute("aria-disabled");
  target.querySelector("[data-stale-note]")?.remove();
}

function markWrongFields() {
  const wrong = [];
  for (const slot of document.querySelectorAll(".filter-error")) {
    const field = document.getElementById(slot.id.replace(/_error$/, ""));
    const sentence = slot.textContent.trim();
    field?.removeAttribute("aria-invalid");
    if (!field || !sentence) continue;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", slot.id);
    wrong.push({ field, sentence });
  }
  return wrong;
}
