// Shows the API description; requests tried from the page carry the CSRF token of the visitor's session.

function csrfToken() {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="));
  return cookie ? decodeURIComponent(cookie.slice("csrftoken=".length)) : "";
}

// Swagger UI knows dark pages by a class of its own; theme.js has chosen already.
document.documentElement.classList.toggle("dark-mode", document.documentElement.dataset.bsTheme === "dark");

const docs = document.getElementById("api-docs");

window.SwaggerUIBundle({
  domNode: docs,
  url: docs.dataset.openapi,
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor(request) {
    const token = csrfToken();
    if (token) request.headers["X-CSRFToken"] = token;
    return request;
  },
});
