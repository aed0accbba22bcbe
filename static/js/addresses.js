// The address says what is shown: once for each thing, never for what was refused, and the form above agrees with it.
const page = document.documentElement;

const sameAs = (there) =>
  there.pathname === location.pathname && `${there.searchParams}` === `${new URLSearchParams(location.search)}`;

page.addEventListener("htmx:beforeHistoryUpdate", (event) => {
  const { history, xhr, requestConfig } = event.detail;
  const there = new URL(history.path, location.href);
  if (xhr.status >= 400 || sameAs(there)) {
    history.type = "replace";
    history.path = location.pathname + location.search;
  } else if (requestConfig.elt.matches("a")) {
    fillIn(there.searchParams);
  }
});

function fillIn(parameters) {
  for (const field of document.querySelectorAll('#filters input[type="date"], #filters select')) {
    if (parameters.has(field.name)) field.value = parameters.get(field.name);
  }
}
