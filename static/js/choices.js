// Boxes by the hundred: find some by name, check all or none of those found, count what is checked.
const words = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean);

for (const group of document.querySelectorAll("[data-choices]")) {
  const find = group.querySelector("[data-choices-find]");
  const count = group.querySelector("[data-choices-count]");
  const labels = [...group.querySelectorAll(".choices-list label")].map((label) => ({
    label,
    box: label.querySelector("input"),
    name: words(label.textContent).join(" "),
  }));

  const tell = () => {
    const checked = labels.filter(({ box }) => box.checked).length;
    const found = labels.filter(({ label }) => !label.hidden).length;
    const all = labels.length.toLocaleString("en-GB");
    count.textContent = `${checked.toLocaleString("en-GB")} of ${all} chosen`;
    if (found < labels.length) count.textContent += `, ${found.toLocaleString("en-GB")} found`;
  };

  const search = (event) => {
    event.stopPropagation();
    const wanted = words(find.value);
    for (const { label, name } of labels) label.hidden = !wanted.every((word) => name.includes(word));
    tell();
  };

  find.addEventListener("input", search);
  find.addEventListener("change", (event) => event.stopPropagation());
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  group.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choose]")?.dataset.choose;
    if (!choice) return;
    for (const { label, box } of labels) if (!label.hidden) box.checked = choice === "all";
    group.dispatchEvent(new Event("change", { bubbles: true }));
  });
  group.addEventListener("change", tell);
  group.querySelector("[data-choices-tools]").hidden = false;
  tell();
}

// Hundreds of ids in an address: name=1,2,3 is a third as long as name=1&name=2&name=3.
document.documentElement.addEventListener("htmx:configRequest", (event) => {
  const name = event.detail.elt.querySelector("[data-choices] input[name]")?.name;
  const chosen = name ? event.detail.formData.getAll(name) : [];
  if (chosen.length > 1) event.detail.formData.set(name, chosen.join(","));
});
