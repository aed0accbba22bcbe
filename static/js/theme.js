// Light or dark: the reader's own choice, else the system's. Loaded before the first paint, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const wanted = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  const wear = () => {
    root.dataset.bsTheme = wanted() ?? (system.matches ? "dark" : "light");
  };
  const turn = () => {
    const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("theme", next);
    } catch {
      // Without storage the choice lasts for this page.
    }
    root.dataset.bsTheme = next;
  };

  wear();
  system.addEventListener("change", wear);
  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) button.hidden = false;
  });
  addEventListener("click", (event) => {
    if (event.target.closest?.("[data-theme-switch]")) turn();
  });
})();
