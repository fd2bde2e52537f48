// The key / leads to the search box of the page. It can be turned off, for those who speak to their computer.
(() => {
  const OFF = "search-key-off";
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector("main [data-search-box]") || document.querySelector("[data-search-box]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  const setting = document.querySelector("[data-search-key]");
  if (setting) {
    const box = setting.querySelector("input");
    box.checked = !localStorage.getItem(OFF);
    box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
    setting.hidden = false;
  }
})();
