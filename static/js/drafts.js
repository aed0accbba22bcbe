// What is typed on a card stays in this tab until it is saved: a reload brings it back, or offers it where a figure is recorded.
const page = document.documentElement;
const live = document.getElementById("live");
const TELL_AFTER_MS = 500;

const fieldOf = (card) => card.querySelector('[name="feet_built"][inputmode]');
const notesOf = (card) => card.querySelector("textarea");
const typedOn = (card) => [fieldOf(card).value, notesOf(card).value];
const modeOf = (card) => card.querySelector(".card-form [name=mode]")?.value ?? "";
const number = (text) => (text.trim() ? Number(text.trim().replace(",", ".")) : NaN);

function kept(card) {
  try {
    return JSON.parse(sessionStorage.getItem(card.dataset.card));
  } catch {
    return null;
  }
}

function keep(card) {
  const typed = typedOn(card);
  if (!typed.some(Boolean)) return forget(card);
  try {
    sessionStorage.setItem(card.dataset.card, JSON.stringify([...typed, modeOf(card)]));
  } catch {
    // Without storage a reload loses what is typed.
  }
}

function forget(card) {
  try {
    sessionStorage.removeItem(card.dataset.card);
  } catch {
    // Nothing was kept.
  }
}

function open(card) {
  const draft = kept(card);
  if (card.querySelector("[data-saved]")) forget(card);
  else if (fieldOf(card)) restore(card, draft);
}

function restore(card, draft) {
  const [feet, notes] = typedOn(card);
  const mode = modeOf(card);
  const isNews = draft && (mode ? draft[2] === mode && `${draft.slice(0, 2)}` !== `${[feet, notes]}` : !feet && !notes);
  if (!isNews) return mode || keep(card);
  [fieldOf(card).value, notesOf(card).value] = draft;
  card.dataset.unsaved = "";
  fieldOf(card).dispatchEvent(new Event("input", { bubbles: true }));
}

// What is recorded by now is not what was typed here.
function offer(card, saved, [feet, notes, mode]) {
  const isFigure = !Number.isNaN(number(feet));
  const change = saved.querySelector("a[hx-get]")?.getAttribute("hx-get");
  const isSame = !isFigure || number(feet) === number(saved.dataset.saved);
  if (!change || (isSame && !notes) || (isSame && card.querySelector(".card-notes")?.textContent === notes)) return forget(card);
  const line = document.createElement("div");
  line.className = "card-ask card-kept";
  const words = document.createElement("p");
  words.textContent = `You had typed ${[feet && `${feet} ft`, notes && `“${notes.slice(0, 80)}”`].filter(Boolean).join(", ")} here. It is not saved.`;
  const choose = document.createElement("a");
  const typed = new URLSearchParams(notes ? { feet: number(feet), notes } : { feet: number(feet) });
  const address = mode || isSame ? change : `${change.split("?")[0]}?${typed}`;
  choose.className = "btn btn-quiet";
  choose.href = address;
  choose.setAttribute("hx-get", address);
  choose.textContent = mode || isSame ? "Go on with it" : "Choose";
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "btn btn-quiet";
  drop.textContent = "Drop it";
  drop.addEventListener("click", () => {
    forget(card);
    line.remove();
    card.focus({ preventScroll: true });
  });
  const acts = document.createElement("div");
  acts.className = "card-acts";
  acts.append(drop, choose);
  line.append(words, acts);
  saved.append(line);
  htmx.process(line);
}

addEventListener("input", ({ target }) => {
  const card = target.closest?.("[data-card]");
  if (card && (target === fieldOf(card) || target === notesOf(card))) keep(card);
});

page.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target.matches("[data-card]")) open(detail.target);
});

for (const card of document.querySelectorAll("[data-card]")) {
  const saved = card.querySelector("[data-saved]");
  const draft = saved && kept(card);
  if (draft) offer(card, saved, draft);
  else open(card);
}
const back = document.querySelectorAll("[data-card][data-unsaved]").length;
const words = back === 1 ? "A figure that is not saved yet is back on its card" : `${back} figures that are not saved yet are back on their cards`;
if (back) setTimeout(() => (live.textContent = words), TELL_AFTER_MS);
