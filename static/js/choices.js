// Check all boxes of a group, or none.
for (const group of document.querySelectorAll("[data-choices]")) {
  group.querySelector("[data-choices-all]").hidden = false;
  group.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choose]")?.dataset.choose;
    if (!choice) return;
    for (const box of group.querySelectorAll("input[type=checkbox]")) box.checked = choice === "all";
    group.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
