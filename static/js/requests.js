// What people and their screen readers notice of an HTMX request: busy, done, wrong fields, where the focus went.
const live = document.getElementById("live");
const page = document.documentElement;

const isQuiet = (event) => event.detail.elt.closest("[data-quiet]") === event.detail.elt;

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
page.addEventListener("htmx:beforeSwap", () => {
  scrolled = new Map([...document.querySelectorAll("[data-keep-scroll]")].map((frame) => [frame.id, frame.scrollLeft]));
});
page.addEventListener("htmx:afterSwap", () => {
  for (const [id, left] of scrolled) document.getElementById(id)?.scrollTo(left, 0);
});

page.addEventListener("htmx:afterSettle", (event) => {
  if (isQuiet(event)) return;
  markWrongFields();
  const { target } = event.detail;
  const told = target.querySelector("[data-announce]");
  const heading = target.querySelector("h2[tabindex]") ?? target;
  const lost = document.activeElement === document.body;
  if (lost) heading.focus({ preventScroll: true });
  live.textContent = lost && told === heading ? "" : (told?.textContent.trim() ?? "");
});

function markWrongFields() {
  for (const slot of document.querySelectorAll(".filter-error")) {
    const field = document.getElementById(slot.id.replace(/_error$/, ""));
    if (!field) continue;
    if (slot.textContent.trim()) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", slot.id);
    } else {
      field.removeAttribute("aria-invalid");
    }
  }
}
