// On paper there is no opening what is closed, and the time is that of printing.
const closed = new Set();
// By the clock of the site, so many seconds ahead of UTC.
const siteTime = (ahead) => new Date(Date.now() + ahead * 1000).toISOString().slice(0, 16).replace("T", ", ");
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("main details:not([open], .on-paper-if-open)")) {
    if (!details.querySelector("table")) continue;
    details.open = true;
    closed.add(details);
  }
  for (const each of document.querySelectorAll("[data-printed-at]")) each.textContent = siteTime(each.dataset.printedAt);
  for (const each of document.querySelectorAll("[data-printed-from]")) each.textContent = location.href;
});
addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
  closed.clear();
});
