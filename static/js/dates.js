// A day that is typed into a filter is asked for once it is left or entered: on the way there it is other days.
const CHANGES = /^([0-9]|ArrowUp|ArrowDown|Backspace|Delete)$/;
let typing = null;
let held = null;

addEventListener("keydown", ({ target, key, altKey }) => {
  typing = target.matches('form[hx-get] input[type="date"]') && CHANGES.test(key) && !altKey ? target : null;
});

addEventListener("pointerdown", () => (typing = null));

addEventListener(
  "change",
  (event) => {
    held = null;
    if (event.target !== typing) return;
    event.stopPropagation();
    held = typing;
  },
  true,
);

addEventListener("submit", () => (held = null), true);

addEventListener("focusout", ({ target }) => {
  typing = null;
  if (target === held) target.dispatchEvent(new Event("change", { bubbles: true }));
});
