// The crews' cards: reads a figure back or says why it cannot be read, takes its shortcuts, marks what did not arrive.
const page = document.documentElement;
const live = document.getElementById("live");
const FIGURE = /^(\d{0,8})(?:[.,](\d{0,2}))?$/;
const MOST = 9_999_999_999;
const LONG = 7;
const REST_MS = 600;
const WHY_NOT = [
  [/^\s*-/, "0 or more"],
  [/\d\s+\d/, "No spaces between digits"],
  [/^\d{9,}([.,]\d{0,2})?$/, "At most 99,999,999.99"],
  [/^\d{1,3},\d{3}$/, "No comma for thousands"],
  [/^\d*[.,]\d{3,}$/, "Two decimals at most"],
  [/^[\d.,]+$/, "One point at most"],
  [/^[\d.,]+\s*\D+$/, "Only the number, without a unit"],
  [/./, "Only digits and a point, as in 12.50"],
];

const fieldOf = (card) => card.querySelector('[name="feet_built"][inputmode]');

function hundredths(text) {
  const [, whole, places = ""] = FIGURE.exec(text.trim()) ?? [];
  return whole || places ? Number(whole || 0) * 100 + Number(places.padEnd(2, "0")) : null;
}

function decimal(amount) {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
}

function whyNot(text) {
  return FIGURE.test(text) ? "" : WHY_NOT.find(([sign]) => sign.test(text))[1];
}

function show(card, figure, told, isWrong) {
  const place = card.querySelector("[data-read]");
  const strong = document.createElement("b");
  strong.textContent = figure;
  place.replaceChildren(...(figure ? [strong] : []), told);
  place.classList.toggle("card-unread", isWrong);
}

function readBack(card) {
  const field = fieldOf(card);
  if (!field) return;
  const text = field.value.trim();
  const amount = hundredths(text);
  const reason = whyNot(text);
  const [whole, places] = amount === null ? [] : decimal(amount).split(".");
  const figure = whole ? `${Number(whole).toLocaleString("en-GB")}.${places} ft` : "";
  const unsaved = "unsaved" in card.dataset ? (figure ? ", not saved yet" : "Not saved yet") : "";
  field.classList.toggle("card-long", text.length > LONG);
  show(card, figure, reason || unsaved, Boolean(reason));
}

function write(card, amount) {
  const field = fieldOf(card);
  field.value = decimal(Math.min(MOST, amount));
  field.dispatchEvent(new Event("input", { bubbles: true }));
  live.textContent = card.querySelector("[data-read]").textContent;
}

function add(card, amount) {
  const text = fieldOf(card).value.trim();
  const before = text ? hundredths(text) : 0;
  if (before !== null) return write(card, before + amount);
  live.textContent = `Cannot be read, so nothing was added. ${whyNot(text)}`;
  show(card, "", live.textContent, true);
}

// The server asks about another figure again.
function askAgain(card) {
  card.querySelector(".card-doubted ~ .card-ask")?.classList.add("card-ask-past");
  const save = card.querySelector("[data-ask]");
  if (save) save.firstChild.data = "Save";
}

// The second tap of two is not meant for what has come under the thumb.
function rest(card) {
  card.classList.add("card-resting");
  setTimeout(() => card.classList.remove("card-resting"), REST_MS);
}

function mark(card) {
  card.dataset.unsaved = "";
  readBack(card);
}

addEventListener("input", ({ target }) => {
  const card = target.closest?.("[data-card]");
  if (!card || target !== fieldOf(card)) return;
  readBack(card);
  askAgain(card);
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
  if (button.dataset.fill) write(card, hundredths(button.dataset.fill));
  else add(card, Number(button.dataset.add));
});

addEventListener("keydown", ({ key, target }) => {
  if (key === "Escape") target.closest?.("[data-card]")?.querySelector("[data-cancel]")?.click();
});

for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  page.addEventListener(name, ({ detail }) => {
    if (detail.target.matches("[data-card]") && detail.requestConfig.verb === "post") mark(detail.target);
  });
}

page.addEventListener("htmx:afterSwap", ({ detail }) => {
  const card = detail.target;
  if (!card.matches("[data-card]")) return;
  delete card.dataset.unsaved;
  readBack(card);
  if (detail.requestConfig.verb === "post") rest(card);
});

for (const card of document.querySelectorAll("[data-card]")) readBack(card);
