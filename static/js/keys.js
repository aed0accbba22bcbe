// Keys that lead somewhere: never while somebody types, never with a modifier, and not at all once they are switched off.
const help = document.getElementById("keyboard-help");
const dialog = document.getElementById("keyboard");
const words = help.dataset.go.trim().split(/\s+/);
const ways = new Map(words.flatMap((word, at) => (at % 2 ? [[words[at - 1], word]] : [])));
const PAIR_MILLISECONDS = 1500;
const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
let first = { key: "", at: 0 };

const isOn = () => {
  try {
    return localStorage.getItem("keys") !== "off";
  } catch {
    return true;
  }
};

addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu();
  const { key, target, ctrlKey, metaKey, altKey, isComposing, repeat, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || isComposing || repeat || defaultPrevented || key.length !== 1) return;
  if (target.closest?.(TYPING) || document.querySelector("dialog[open]") || !isOn()) return;
  const pair = first.key === "g" && event.timeStamp - first.at < PAIR_MILLISECONDS ? `g${key}` : key;
  first = { key, at: event.timeStamp };
  const act = { "/": search, "?": showHelp }[pair] ?? (ways.has(pair) && (() => location.assign(ways.get(pair))));
  if (!act) return;
  event.preventDefault();
  first = { key: "", at: 0 };
  act();
});

function search() {
  const fields = "input:not([type=hidden], [type=checkbox], [type=radio]), select";
  const found =
    document.querySelector("main input[type=search], main #id_search") ??
    [...document.querySelectorAll("#filters")].map((form) => form.querySelector(fields))[0];
  if (!found) location.assign(help.dataset.search);
  else found.focus();
}

async function showHelp() {
  if (!dialog.childElementCount) {
    const answer = await fetch(help.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return location.assign(help.href);
    dialog.innerHTML = await answer.text();
    prepareSwitches(dialog);
  }
  dialog.showModal();
}

function prepareSwitches(place) {
  for (const line of place.querySelectorAll("[data-keys-switch]")) {
    const box = line.querySelector("input");
    box.checked = isOn();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem("keys", box.checked ? "on" : "off");
      } catch {
        box.checked = true;
      }
    });
    line.hidden = false;
  }
}

function closeMenu() {
  const menu = document.querySelector("[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}

prepareSwitches(document);
// The browser itself goes to what the hash names, and takes the focus along, as late as this.
if (location.hash === "#filters") addEventListener("load", () => requestAnimationFrame(search));
