// The dashboard's cards refresh themselves quietly: never out of sight, nor under somebody's hands.
const page = document.documentElement;
const late = new Set();

const isPane = (event) => event.detail.elt.matches(".pane[data-quiet]");
const isSelected = (pane) => !getSelection().isCollapsed && pane.contains(getSelection().focusNode);
const isInUse = (pane) => pane.contains(document.activeElement) || isSelected(pane);

page.addEventListener("htmx:beforeRequest", (event) => {
  const pane = event.detail.elt;
  if (!isPane(event)) return;
  if (document.hidden) late.add(pane);
  if (document.hidden || isInUse(pane)) event.preventDefault();
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  for (const pane of late) window.htmx.trigger(pane, "shown");
  late.clear();
});

// What a reader has opened stays open.
let open = [];
page.addEventListener("htmx:beforeSwap", ({ detail }) => {
  open = [...detail.target.querySelectorAll("details[open][id]")].map((details) => details.id);
});
page.addEventListener("htmx:afterSwap", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  open = [];
});

// A card that was tried again takes the focus which the swap has taken off its link.
page.addEventListener("htmx:afterSettle", ({ detail }) => {
  const { target, requestConfig } = detail;
  if (!target.matches(".pane") || requestConfig?.elt === target) return;
  if (document.activeElement === document.body) target.querySelector("h2").focus({ preventScroll: true });
});
