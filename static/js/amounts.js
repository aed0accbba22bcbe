// Reads a decimal comma as a point: 12,5 becomes 12.5. A comma before three digits may mean thousands and is left alone.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.inputMode !== "decimal") return;
  field.value = field.value.trim().replace(/^(\d+),(\d{1,2})$/, "$1.$2");
});
