// The days of the crews' page: the chosen one in view, another one picked at once, and a word where a new one has begun.
const strip = document.querySelector(".crew-strip");
const heading = document.querySelector("[data-today]");
const panel = document.querySelector("[data-panel]");
const TODAY = /^Today(, )?/;

function scrollToChosen() {
  const chosen = strip?.querySelector("[aria-current]")?.getBoundingClientRect();
  const frame = strip?.getBoundingClientRect();
  if (chosen) strip.scrollBy(chosen.left + chosen.width / 2 - frame.left - frame.width / 2, 0);
}

// A day begins at midnight in the zone of the site; Sweden writes its dates as we do.
function todayOnSite() {
  try {
    return new Date().toLocaleDateString("sv-SE", { timeZone: heading.dataset.zone });
  } catch {
    return ""; // a zone that this browser does not know
  }
}

function lookAtTheClock() {
  const today = heading ? todayOnSite() : "";
  if (!today || today <= heading.dataset.today || document.querySelector(".crew-overnight")) return;
  heading.textContent = heading.textContent.replace(TODAY, "");
  const weekday = document.getElementById(`day-${heading.dataset.today}`)?.querySelector(".crew-weekday");
  if (weekday) weekday.textContent = new Date(heading.dataset.today).toLocaleDateString("en-GB", { weekday: "short", timeZone: "UTC" });
  const line = document.createElement("div");
  line.className = "notice crew-overnight";
  line.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = `A new day has begun. These cards are of ${heading.textContent.trim()}; what is typed on them stays.`;
  const link = document.createElement("a");
  link.className = "btn btn-quiet";
  link.href = new URL(strip.querySelector("a").href).pathname;
  link.textContent = "Record today";
  line.append(words, link);
  document.querySelector(".crew-head").append(line);
}

addEventListener("pageshow", lookAtTheClock);
addEventListener("focusin", lookAtTheClock);
document.addEventListener("visibilitychange", lookAtTheClock);

// With a keyboard a date is typed bit by bit, and each bit is a change.
document.getElementById("other-day")?.addEventListener("change", ({ target }) => {
  if (matchMedia("(pointer: coarse)").matches && target.value && target.validity.valid) target.form.requestSubmit();
});

addEventListener("click", ({ target }) => {
  if (panel?.open && !panel.contains(target)) panel.open = false;
});
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !panel?.open) return;
  panel.open = false;
  panel.querySelector("summary").focus();
});

scrollToChosen();
