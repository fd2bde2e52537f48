"use strict";
(() => {
  const root = document.documentElement;
  const tabs = [...document.querySelectorAll(".tabs a")];
  const panels = tabs.map((tab) => document.querySelector(tab.getAttribute("href")));
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const viewButtons = [...document.querySelectorAll("[data-view]")].filter((element) => element !== root);

  // Tabs: without this script all panels stand one below the other.
  function open(panel, focus = false) {
    tabs.forEach((tab, i) => {
      const chosen = panels[i] === panel;
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
      panels[i].hidden = !chosen;
      if (chosen) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
      if (chosen && focus) tab.focus();
    });
    count();
  }
  tabs[0].parentElement.setAttribute("role", "tablist");
  tabs.forEach((tab, i) => {
    tab.id = `tab-${panels[i].id}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panels[i].id);
    panels[i].setAttribute("role", "tabpanel");
    panels[i].setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) open(panels[(i + step + tabs.length) % tabs.length], true);
    });
  });

  // On a narrow screen either the report or the ledger is shown.
  function view(name) {
    root.dataset.view = name;
    for (const button of viewButtons) button.setAttribute("aria-pressed", button.dataset.view === name);
  }
  for (const button of viewButtons) button.addEventListener("click", () => view(button.dataset.view));

  // From the report to the ledger and back.
  function go(id) {
    const target = document.getElementById(id);
    if (!target) return;
    const panel = target.closest(".panel");
    view(panel ? "ledger" : "text");
    if (panel) open(panel);
    if (panel === target) {
      panel.parentElement.scrollTo(0, 0);
      tabs[panels.indexOf(panel)].focus();
      return;
    }
    if (target.hidden) clear(panel);
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    const other = document.getElementById(id.startsWith("e-") ? id.slice(2) : `e-${id}`);
    if (other) choose(other).scrollIntoView({ block: "nearest" });
    choose(target).scrollIntoView({ block: target.matches(".section") ? "start" : "center" });
    target.focus({ preventScroll: true });
  }
  function choose(element) {
    const marked = element.matches(".text .tag") ? element.parentElement : element;
    marked.classList.add("chosen");
    return marked;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const passage = event.target.closest(".c");
    const id = link ? link.getAttribute("href").slice(1) : passage ? `e-${passage.dataset.c}` : null;
    if (!id || (!link && String(getSelection()))) return;
    event.preventDefault();
    history.pushState(null, "", `#${id}`);
    go(id);
  });
  addEventListener("popstate", () => go(location.hash.slice(1)));

  // Search and filters.
  const entries = [...document.querySelectorAll(".entry")];
  const words = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));
  function clear(panel) {
    query.value = "";
    for (const box of panel.querySelectorAll(".filter input")) box.checked = true;
    filter();
  }
  function filter() {
    const wanted = query.value.trim().toLowerCase().split(/\s+/);
    for (const panel of panels) {
      const off = new Set([...panel.querySelectorAll(".filter input:not(:checked)")].map((box) => box.value));
      let area = null;
      for (const item of panel.querySelectorAll(".area, .entry")) {
        if (item.matches(".area")) {
          area = item;
          area.hidden = true;
          continue;
        }
        item.hidden = off.has(item.dataset.kind) || !wanted.every((word) => words.get(item).includes(word));
        if (area && !item.hidden) area.hidden = false;
      }
    }
    const shown = panels.find((panel) => !panel.hidden);
    if (query.value.trim() && shown && shown.id === "overview") open(panels.find(hits) || panels[1]);
    count();
  }
  function hits(panel) {
    return panel.querySelector(".entry:not([hidden])");
  }
  function count() {
    const shown = panels.find((panel) => !panel.hidden);
    const all = shown.querySelectorAll(".entry").length;
    const left = shown.querySelectorAll(".entry:not([hidden])").length;
    found.textContent = all ? `${left} / ${all}` : "";
  }
  query.addEventListener("input", filter);
  query.form.addEventListener("submit", (event) => event.preventDefault());
  for (const box of document.querySelectorAll(".filter input")) box.addEventListener("change", filter);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input")) {
      event.preventDefault();
      view("ledger");
      query.focus();
    }
  });

  // Chinese or English words around the report.
  function speak(language) {
    root.dataset.ui = language;
    root.lang = language === "zh" ? "zh-CN" : "en";
    query.placeholder = query.dataset[language];
    document.getElementById("report").lang = "zh-CN";
  }
  document.getElementById("language").addEventListener("click", () => speak(root.dataset.ui === "zh" ? "en" : "zh"));

  root.classList.add("scripted");
  view("ledger");
  open(panels[0]);
  if (location.hash.length > 1) go(location.hash.slice(1));
})();
