// The export menu closes like any other menu, and prints.
const openMenu = () => document.querySelector("[data-export][open]");

document.addEventListener("click", (event) => {
  const menu = openMenu();
  const chosen = event.target.closest("[data-export] a, [data-print]");
  if (menu && (chosen || !menu.contains(event.target))) menu.open = false;
  if (event.target.closest("[data-print]")) print();
});

document.addEventListener("keydown", (event) => {
  const menu = openMenu();
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
