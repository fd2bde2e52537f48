"use strict";
(() => {
  const root = document.documentElement;
  const entries = [...document.querySelectorAll(".entry")];
  const boxes = [...document.querySelectorAll(".bar input[type=checkbox]")];
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const buttons = [...document.querySelectorAll("[data-show]")];
  const words = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));

  // On a narrow screen one of the three is shown.
  function view(name) {
    root.dataset.view = name;
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.show === name);
  }
  for (const button of buttons) button.addEventListener("click", () => view(button.dataset.show));

  // Which entries are listed.
  function chosenOf(name) {
    return new Set(boxes.filter((box) => box.name === name && box.checked).map((box) => box.value));
  }
  function filter() {
    const verdicts = chosenOf("verdict");
    const kinds = chosenOf("kind");
    const headlineOnly = chosenOf("headline").size > 0;
    const terms = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const counts = {};
    let shown = 0;
    for (const entry of entries) {
      const { verdict, kind, headline } = entry.dataset;
      const fits = kinds.has(kind) && (headline || !headlineOnly) && terms.every((term) => words.get(entry).includes(term));
      if (fits) counts[verdict] = (counts[verdict] || 0) + 1;
      entry.hidden = !(fits && verdicts.has(verdict));
      if (!entry.hidden) shown += 1;
    }
    for (const count of document.querySelectorAll("[data-count]")) count.textContent = counts[count.dataset.count] || 0;
    found.textContent = `${shown} / ${entries.length}`;
  }
  for (const box of boxes) box.addEventListener("change", filter);
  query.addEventListener("input", filter);
  query.form.addEventListener("submit", (event) => event.preventDefault());

  // A promise, its outcome and its entry are shown together.
  function show(number, first) {
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    const entry = document.getElementById(`e${number}`);
    if (entry && entry.hidden) {
      for (const box of boxes) if (box.name !== "headline") box.checked = true;
      query.value = "";
      filter();
    }
    for (const side of ["e", "p", "o"]) {
      const element = document.getElementById(`${side}${number}`);
      if (!element) continue;
      element.classList.add("chosen");
      element.scrollIntoView({ block: "center" });
    }
    const target = document.getElementById(`${first}${number}`);
    if (target) target.focus({ preventScroll: true });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const parts = link && /^#([epo])(\d+)$/.exec(link.getAttribute("href"));
    if (!parts) return;
    event.preventDefault();
    const pane = { e: "list", p: "last", o: "this" }[parts[1]];
    view(pane);
    show(parts[2], parts[1]);
    history.replaceState(null, "", link.getAttribute("href"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input")) {
      event.preventDefault();
      view("list");
      query.focus();
    }
  });

  // Chinese or English words around the reports.
  document.getElementById("language").addEventListener("click", () => {
    root.dataset.ui = root.dataset.ui === "zh" ? "en" : "zh";
    root.lang = root.dataset.ui === "zh" ? "zh-CN" : "en";
    query.placeholder = query.dataset[root.dataset.ui];
  });

  filter();
  const named = /^#[epo](\d+)$/.exec(location.hash);
  if (named) show(named[1], location.hash[1]);
})();
