// The export menu closes like any other menu, copies and prints.
const live = document.getElementById("live");
const SHOWN_MS = 2000;
const openMenu = () => document.querySelector("[data-export][open]");

document.addEventListener("click", (event) => {
  const menu = openMenu();
  const chosen = event.target.closest("[data-export] a, [data-print]");
  if (menu && (chosen || !menu.contains(event.target))) menu.open = false;
  if (event.target.closest("[data-print]")) print();
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

document.addEventListener("keydown", (event) => {
  const menu = openMenu();
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const words = button.dataset.words ?? button.textContent;
  if (await write(source.value, button)) {
    button.dataset.words = words;
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), SHOWN_MS);
    live.textContent = button.dataset.copied;
  } else {
    const byHand = source.closest("li");
    byHand.classList.add("shown");
    byHand.querySelector("details").open = true;
    source.focus();
    source.select();
  }
}

// Browsers lend the clipboard to secure origins alone; elsewhere what is selected can still be copied.
async function write(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.className = "visually-hidden";
    field.value = text;
    button.after(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    return done;
  }
}
