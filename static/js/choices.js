// Boxes by the hundred: find some by name, check a group of those found, count what is checked, keep addresses short.
const words = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean);
const grouped = (number) => number.toLocaleString("en-GB");
const page = document.documentElement;

class Choices {
  constructor(fieldset) {
    this.fieldset = fieldset;
    this.find = fieldset.querySelector("[data-choices-find]");
    this.count = fieldset.querySelector("[data-choices-count]");
    this.boxes = [...fieldset.querySelectorAll(".choices-list input")];
    this.name = this.boxes[0]?.name;
    this.find.addEventListener("input", (event) => this.search(event));
    this.find.addEventListener("change", (event) => event.stopPropagation());
    this.find.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    fieldset.addEventListener("click", ({ target }) => {
      const group = target.closest("[data-choose]")?.dataset.choose;
      if (group) this.choose(group);
    });
    fieldset.addEventListener("change", () => this.tell());
    fieldset.querySelector("[data-choices-tools]").hidden = false;
    this.tell();
  }

  // Names are taken apart when they are first looked for.
  get labels() {
    return (this.read ??= this.boxes.map((box) => {
      const label = box.closest("label");
      return { label, name: words(label.textContent).join(" ") };
    }));
  }

  search(event) {
    event.stopPropagation();
    const wanted = words(this.find.value);
    for (const { label, name } of this.labels) label.hidden = !wanted.every((word) => name.includes(word));
    for (const group of this.fieldset.querySelectorAll(".choices-group")) {
      group.hidden = !group.querySelector("label:not([hidden])");
    }
    this.tell();
  }

  choose(group) {
    for (const box of this.boxes) {
      if (box.closest("label").hidden) continue;
      box.checked = group === "all" || box.closest("[data-group]").dataset.group === group;
    }
    this.fieldset.dispatchEvent(new Event("change", { bubbles: true }));
  }

  tell() {
    const found = this.boxes.filter((box) => !box.closest("label").hidden).length;
    const checked = this.boxes.filter((box) => box.checked).length;
    const some = `${grouped(checked)} of ${grouped(this.boxes.length)} chosen`;
    this.count.textContent = checked ? some : (this.fieldset.dataset.none ?? some);
    if (found < this.boxes.length) this.count.textContent += `, ${grouped(found)} found`;
  }

  // The group of which all are checked, and nothing else.
  get group() {
    const of = (name) => this.boxes.filter((box) => name === "all" || box.closest("[data-group]").dataset.group === name);
    const checked = this.boxes.filter((box) => box.checked).length;
    return ["active", "inactive", "all"].find((name) => {
      const boxes = of(name);
      return checked > 1 && boxes.length === checked && boxes.every((box) => box.checked);
    });
  }
}

const all = [...document.querySelectorAll("[data-choices]")].map((fieldset) => new Choices(fieldset));

const join = (values, name) => {
  const given = values.getAll(name);
  if (given.length > 1) values.set(name, given.join(","));
};

// Hundreds of ids in an address: name=1,2,3 is a third as long as name=1&name=2&name=3, and a group is shorter still.
page.addEventListener("htmx:configRequest", ({ detail }) => {
  const values = detail.formData;
  if (!(detail.elt instanceof HTMLFormElement)) return;
  const choices = all.find(({ fieldset }) => detail.elt.contains(fieldset));
  if (choices?.name && values.has(choices.name)) {
    const group = choices.fieldset.hasAttribute("data-groups") && choices.group;
    if (group) {
      values.delete(choices.name);
      values.set("group", group);
    } else join(values, choices.name);
  }
  if (detail.elt.id === "filters" && document.querySelector("#rows")) {
    const chosen = new FormData(document.querySelector("#rows")).getAll("compare");
    values.delete("compare");
    if (chosen.length) values.set("compare", chosen.join(","));
  }
  if (detail.elt.id === "rows") {
    for (const name of ["columns", "compare"]) join(values, name);
    if (values.get("columns") === detail.elt.dataset.columns) values.delete("columns");
    const orders = values.getAll("ordering");
    if (orders.length) values.set("ordering", orders.at(-1));
    if (!values.get("ordering")) values.delete("ordering");
  }
});

page.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-compare-none]")) return;
  const form = document.querySelector("#rows");
  for (const box of form.querySelectorAll("[name=compare]")) box.type === "hidden" ? box.remove() : (box.checked = false);
  form.requestSubmit(form.querySelector("#compare-chosen"));
});

const openColumns = () => document.querySelector(".columns-fold[open]");

page.addEventListener("keydown", (event) => {
  const menu = openColumns();
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

page.addEventListener("click", ({ target }) => {
  const menu = openColumns();
  if (menu && !menu.contains(target)) menu.open = false;
});
