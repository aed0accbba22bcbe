// A filter that is refused leaves the last result on the page, greyed, until it is right again.
const page = document.documentElement;
const live = document.getElementById("live");
const STALE = "stale";

page.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr, requestConfig, serverResponse } = event.detail;
  if (target.id !== "results" || requestConfig.verb !== "get") return;
  const besideFields = xhr.status === 422 && !serverResponse.includes("notice-error");
  target.classList.toggle(STALE, besideFields);
  if (besideFields) {
    target.setAttribute("aria-disabled", "true");
    event.detail.swapOverride = "none";
  } else {
    target.removeAttribute("aria-disabled");
  }
});

page.addEventListener("htmx:afterSettle", (event) => {
  const { target, requestConfig } = event.detail;
  if (!target.classList.contains(STALE)) return;
  const problems = [...document.querySelectorAll(".filter-error")].filter((slot) => slot.textContent.trim());
  live.textContent = problems.map((slot) => slot.textContent.trim()).join(" ");
  if (requestConfig.triggeringEvent?.type !== "submit") return;
  document.getElementById(problems[0]?.id.replace(/_error$/, ""))?.focus();
});
