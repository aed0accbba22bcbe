// A request that failed changes nothing on the page; a toast says so, names the request and offers to try again.
const toasts = document.getElementById("toasts");
const page = document.documentElement;
const NOT_REACHED = "The server cannot be reached; nothing was lost on this page";

page.addEventListener("htmx:responseError", (event) => {
  const { xhr } = event.detail;
  const mayPass = xhr.status === 429 || xhr.status >= 500;
  show(sentence(xhr), xhr.getResponseHeader("X-Request-ID"), mayPass ? event.detail : null);
});
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  page.addEventListener(name, (event) => show(NOT_REACHED, null, event.detail));
}

function sentence(xhr) {
  const answer = new DOMParser().parseFromString(xhr.responseText, "text/html");
  return answer.querySelector("[data-error-message]")?.textContent.trim() || `The server answered ${xhr.status}`;
}

function show(message, request, again) {
  if (again?.elt.hasAttribute("data-quiet")) return;
  const toast = document.createElement("div");
  toast.className = "toast-note";
  toast.setAttribute("role", "alert");
  toast.append(line("p", message));
  if (request) toast.append(line("p", `Request ${request}`, "fine"));
  if (again) toast.append(button(toasts.dataset.retry, () => repeat(again), toast));
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
    toast.remove();
    act();
  });
  return element;
}

// As it was asked for: by the same button of a form, by a link, or by a change of a field.
function repeat({ elt, requestConfig }) {
  const cause = requestConfig?.triggeringEvent;
  if (cause?.submitter?.isConnected) cause.submitter.click(); // HTMX sends the button that was clicked, not the submitter
  else if (elt.matches("form")) elt.requestSubmit();
  else if (elt.matches("a, button")) elt.click();
  else elt.dispatchEvent(new Event(cause?.type ?? "change", { bubbles: true }));
}
