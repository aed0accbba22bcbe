// The elevation: a slider beside the day's field, arrow keys along the Wall, and blocks that open their section's panel.
const form = document.getElementById("filters");
const field = form.elements.as_of;
const held = document.querySelector("[data-day-slider]");
const slider = held?.querySelector("input");
const shown = held?.querySelector("output");
const DAY = 86_400_000;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

const first = held && Date.parse(held.dataset.first);
const blocks = () => [...document.querySelectorAll("#elevation-drawing a.block")];

function tell(day) {
  shown.value = words.format(day);
  slider.setAttribute("aria-valuetext", shown.value);
}

if (slider) {
  held.hidden = false;
  slider.addEventListener("input", () => {
    const day = new Date(first + slider.valueAsNumber * DAY);
    field.value = day.toISOString().slice(0, 10);
    tell(day);
  });
}

function follow() {
  const day = Date.parse(field.value);
  if (slider && !Number.isNaN(day)) {
    slider.value = Math.round((day - first) / DAY);
    tell(day);
  }
  form.elements.section.value = document.getElementById("panel")?.dataset.section ?? "";
  rove(document.activeElement);
}

function rove(wanted) {
  const all = blocks();
  const open = document.getElementById(`block-${form.elements.section.value}`);
  const current = all.includes(wanted) ? wanted : (open ?? all[0]);
  for (const block of all) block.setAttribute("tabindex", block === current ? "0" : "-1");
}

document.addEventListener("keydown", (event) => {
  const block = event.target.closest("a.block");
  if (!block || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = blocks();
  const at = all.indexOf(block);
  const next = { Home: 0, End: all.length - 1 }[event.key] ?? at + (STEPS[event.key] ?? NaN);
  if (Number.isNaN(next)) return;
  event.preventDefault();
  const there = all[next];
  if (!there) return;
  rove(there);
  there.focus();
  there.scrollIntoView({ block: "nearest", inline: "nearest" });
});

document.addEventListener("click", (event) => {
  const block = event.target.closest("a.block");
  if (!block || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  form.elements.section.value = block.id.replace("block-", "");
  form.elements.section.dispatchEvent(new Event("change", { bubbles: true })); // a submit would take the focus away
});

document.addEventListener("keydown", (event) => {
  const panel = document.getElementById("panel");
  if (event.key !== "Escape" || event.defaultPrevented || !panel || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  const block = document.getElementById(`block-${panel.dataset.section}`);
  if (panel.contains(document.activeElement)) block?.focus();
  form.elements.section.value = "";
  form.elements.section.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("htmx:afterSettle", follow);
follow();
