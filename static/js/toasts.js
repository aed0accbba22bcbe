// Requests that failed change nothing on the page; a toast says so, names the newest of them and offers to try all again.
const toasts = document.getElementById("toasts");
const page = document.documentElement;
const KEPT = "What you typed is kept.";
const UNREACHED = "The server cannot be reached";
const BUSY = "The server has too much to do; wait a moment";
const BROKEN = "The server has a problem";
const failed = new Map(); // what each was to change: how it was asked for, and why it came to nothing

const isWrite = ({ requestConfig }) => requestConfig.verb !== "get";
const isAnswer = (status) => (status > 0 && status < 400) || status === 409 || status === 422;
const small = (sentence) => sentence[0].toLowerCase() + sentence.slice(1);
const kept = (target, otherwise) => (target.matches("[data-card]") ? KEPT : otherwise);

page.addEventListener("htmx:responseError", ({ detail }) => {
  const { xhr } = detail;
  const refusal = new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector("[data-error-message]");
  const request = xhr.getResponseHeader("X-Request-ID");
  const own = refusal?.textContent.trim();
  if (refusal?.dataset.error === "csrf_failed") expire(detail);
  else if (xhr.status === 429) keep(detail, BUSY, request);
  else if (xhr.status >= 500) keep(detail, xhr.status === 503 && own ? own : BROKEN, request);
  else refuse(detail, own ?? `The server answered ${xhr.status}`, request);
});
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  page.addEventListener(name, ({ detail }) => keep(detail, UNREACHED, null));
}

// Whatever has come since, asked for in the same way or another, is newer than what failed.
page.addEventListener("htmx:afterRequest", ({ detail: { target, xhr } }) => {
  if (!isAnswer(xhr.status)) return;
  const shown = toasts.firstElementChild;
  if (shown?.isOf === target) shown.remove();
  const before = failed.size;
  for (const each of failed.keys()) if (each === target || !each.isConnected) failed.delete(each);
  if (failed.size < before) draw();
});

function keep(detail, reason, request) {
  if (detail.elt.hasAttribute("data-quiet")) return;
  for (const [target, other] of failed) if (target === detail.target || !isWrite(other.detail)) failed.delete(target);
  failed.set(detail.target, { detail, reason, request });
  draw();
}

function draw() {
  const newest = [...failed.values()].at(-1);
  if (!newest) return toasts.replaceChildren();
  const { detail, reason, request } = newest;
  const count = failed.size > 1 ? `${failed.size} entries not saved` : (detail.elt.dataset.failed ?? "Not saved");
  const failure = isWrite(detail) ? `${count}: ${small(reason)}` : reason;
  const rest = isWrite(detail) ? kept(detail.target, "") : "Nothing was lost on this page.";
  show(`${failure}. ${rest}`.trim(), request, null, [toasts.dataset.retry, repeatAll]);
}

function refuse(detail, reason, request) {
  show(isWrite(detail) ? `Not saved: ${small(reason)}` : reason, request, detail.target);
}

// A form is good for as long as its cookie; what is typed on a card outlasts the page.
function expire({ target }) {
  const words = `Not saved: this page is too old to be sent. ${kept(target, "")} Load it again.`;
  show(words.replace("  ", " "), null, target, ["Load again", () => location.reload()]);
}

function show(message, request, isOf, act) {
  const toast = document.createElement("div");
  toast.className = "toast-note";
  toast.isOf = isOf;
  toast.setAttribute("role", "alert");
  toast.append(line("p", message));
  if (request) toast.append(line("p", `Request ${request}`, "fine"));
  if (act) toast.append(button(...act, toast));
  toast.append(button(toasts.dataset.close, () => {}, toast));
  toasts.replaceChildren(toast);
}

function line(tag, text, style = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = style;
  return element;
}

function button(text, act, toast) {
  const element = line("button", text, "btn btn-quiet");
  element.type = "button";
  element.addEventListener("click", () => {
    const back = [...failed.keys()].at(-1) ?? toast.isOf;
    toast.remove();
    act();
    if (document.activeElement === document.body) focusNear(back);
  });
  return element;
}

function focusNear(target) {
  const place = target?.isConnected ? target.closest("[tabindex]") : null;
  (place ?? document.getElementById("main")).focus({ preventScroll: true });
}

function repeatAll() {
  for (const { detail } of [...failed.values()]) if (detail.elt.isConnected) repeat(detail);
}

// As it was asked for: by the same button of a form, by a link, or by a change of a field.
function repeat({ elt, requestConfig }) {
  const cause = requestConfig?.triggeringEvent;
  if (cause?.submitter?.isConnected) cause.submitter.click(); // HTMX sends the button that was clicked, not the submitter
  else if (elt.matches("form")) elt.requestSubmit();
  else if (elt.matches("a, button")) elt.click();
  else elt.dispatchEvent(new Event(cause?.type ?? "change", { bubbles: true }));
}
