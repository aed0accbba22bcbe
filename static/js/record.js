// The crews' page: reads a figure back, takes its shortcuts, keeps what is typed until it is saved.
const page = document.documentElement;
const FIGURE = /^(\d{0,8})(?:[.,](\d{0,2}))?$/;
const MOST = 9_999_999_999;

const fieldOf = (card) => card.querySelector('[name="feet_built"][inputmode]');
const notesOf = (card) => card.querySelector("textarea");

function hundredths(text) {
  const [, whole, places = ""] = FIGURE.exec(text.trim()) ?? [];
  return whole || places ? Number(whole || 0) * 100 + Number(places.padEnd(2, "0")) : null;
}

function decimal(amount) {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
}

function readBack(card, told = "") {
  const amount = hundredths(fieldOf(card).value);
  const [whole, places] = amount === null ? [] : decimal(amount).split(".");
  const figure = document.createElement("b");
  figure.textContent = whole ? `${Number(whole).toLocaleString("en-GB")}.${places} ft` : "";
  card.querySelector("[data-read]").replaceChildren(figure, whole ? told : "");
}

function write(card, amount) {
  const field = fieldOf(card);
  field.value = decimal(Math.min(MOST, amount));
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// What was confirmed was another figure.
function askAgain(card) {
  const save = card.querySelector("[data-save][name]");
  if (!save) return;
  save.removeAttribute("name");
  save.firstChild.data = "Save";
}

const keep = {
  read(card) {
    try {
      return JSON.parse(sessionStorage.getItem(card.dataset.card));
    } catch {
      return null;
    }
  },
  write(card) {
    const typed = [fieldOf(card).value, notesOf(card).value];
    try {
      if (typed.some(Boolean)) sessionStorage.setItem(card.dataset.card, JSON.stringify(typed));
      else this.forget(card);
    } catch {
      // Without storage a reload loses what is typed.
    }
  },
  forget(card) {
    try {
      sessionStorage.removeItem(card.dataset.card);
    } catch {
      // Nothing was kept.
    }
  },
};

function open(card) {
  if (card.querySelector("[data-saved]")) keep.forget(card);
  const field = fieldOf(card);
  if (!field || card.querySelector("[name=mode]")) return field && readBack(card);
  const kept = keep.read(card);
  if (kept && !field.value && !notesOf(card).value) {
    [field.value, notesOf(card).value] = kept;
    readBack(card, ", not saved yet");
  } else {
    readBack(card);
    keep.write(card);
  }
}

addEventListener("input", ({ target }) => {
  const card = target.closest?.("[data-card]");
  if (!card) return;
  if (target === fieldOf(card)) {
    readBack(card);
    askAgain(card);
  }
  keep.write(card);
});

// "12," and ",5" are on their way to a figure, but the server wants all of one.
addEventListener("change", ({ target }) => {
  const card = target.closest?.("[data-card]");
  if (!card || target !== fieldOf(card)) return;
  const amount = hundredths(target.value);
  if (amount !== null && /^[.,]|[.,]$/.test(target.value.trim())) target.value = decimal(amount);
});

addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-add], [data-fill]");
  const card = button?.closest("[data-card]");
  if (!card) return;
  event.preventDefault();
  const { add, fill } = button.dataset;
  write(card, fill ? hundredths(fill) : (hundredths(fieldOf(card).value) ?? 0) + Number(add));
});

const panel = document.querySelector("[data-panel]");
addEventListener("click", ({ target }) => {
  if (panel?.open && !panel.contains(target)) panel.open = false;
});
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !panel?.open) return;
  panel.open = false;
  panel.querySelector("summary").focus();
});

page.addEventListener("htmx:configRequest", ({ detail }) => {
  const notes = detail.elt.dataset.notesOf && document.getElementById(`notes-${detail.elt.dataset.notesOf}`);
  if (notes) detail.parameters.notes = notes.value;
});

page.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target.matches("[data-card]")) open(detail.target);
});

for (const card of document.querySelectorAll("[data-card]")) open(card);
