// On paper there is no opening what is closed, and the time is that of printing.
const closed = new Set();
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("main details:not([open])")) {
    if (!details.querySelector("table")) continue;
    details.open = true;
    closed.add(details);
  }
  const [day, time] = new Date().toISOString().split("T");
  for (const each of document.querySelectorAll("[data-printed-at]")) each.textContent = `${day}, ${time.slice(0, 5)} UTC`;
  for (const each of document.querySelectorAll("[data-printed-from]")) each.textContent = location.href;
});
addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
  closed.clear();
});
