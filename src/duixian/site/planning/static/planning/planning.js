// Ticking many rows at once, and adding a suggested name to a field; everything works without it too.
const boxes = () => [...document.querySelectorAll("input[data-row]")];
const count = () => {
  const shown = document.querySelector("[data-count]");
  if (shown) shown.textContent = boxes().filter((box) => box.checked).length;
};
document.addEventListener("change", (event) => {
  const all = event.target.closest("input[data-all]");
  if (all) boxes().forEach((box) => { if (!all.dataset.all || box.dataset.row === all.dataset.all) box.checked = all.checked; });
  if (all || event.target.closest("input[data-row]")) count();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-add]");
  if (!button) return;
  const field = document.getElementById(button.dataset.to);
  const names = field.value.split("、").map((name) => name.trim()).filter(Boolean);
  if (!names.includes(button.dataset.add)) names.push(button.dataset.add);
  field.value = names.join("、");
  field.focus();
});
// A form that comes in takes the focus; a row that comes back gives it to its button.
document.addEventListener("htmx:afterSwap", (event) => {
  const body = event.detail.elt.closest ? event.detail.elt.closest("tbody") : null;
  const target = body && document.getElementById(body.id);
  if (!target) return;
  const wrong = target.querySelector(".has-errors input, .has-errors select, .alert");
  const first = wrong || target.querySelector(".plan-editing select, .plan-editing input:not([type=hidden])") || target.querySelector("[data-edit]");
  if (first) first.focus();
  count();
});
document.addEventListener("DOMContentLoaded", count);
