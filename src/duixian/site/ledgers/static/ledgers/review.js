// The review: one current item, shown at both sides; single keys press the buttons that stand in its card.
(() => {
  const root = document.getElementById("review");
  if (!root) return;
  const text = document.getElementById("text");
  const list = document.getElementById("list");
  const adding = document.getElementById("adding");
  const help = document.getElementById("help");
  const keys = document.getElementById("keys");
  let current = null;
  let wanted = null; // what becomes current when the list has been fetched: a key, "first" or "last"
  let path = "";
  let chosen = null; // the words of the report that were selected last

  const cardOf = (key) => key && (document.getElementById(key) || document.getElementById(`edit-${key}`));
  const cards = () => [...list.querySelectorAll("[data-key]")];
  const length = (words) => Array.from(words).length; // offsets count characters, not UTF-16 units

  const highlight = () => {
    for (const mark of text.querySelectorAll(".now")) mark.classList.remove("now");
    for (const card of list.querySelectorAll(".item-current")) {
      card.classList.remove("item-current");
      card.removeAttribute("aria-current");
    }
    const card = cardOf(current);
    if (card) {
      card.classList.add("item-current");
      card.setAttribute("aria-current", "true");
    }
    if (current) for (const mark of text.querySelectorAll(`[data-k~="${current}"]`)) mark.classList.add("now");
  };

  const within = (pane, element, share) => {
    const at = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (at.top < frame.top + 20 || at.bottom > frame.bottom - 20) {
      pane.scrollTop += at.top - frame.top - frame.height * share;
    }
  };

  const select = (key, { focus = true, scroll = true } = {}) => {
    current = key;
    highlight();
    const card = cardOf(key);
    const mark = text.querySelector(`[data-k~="${key}"]`);
    if (mark) within(text, mark, 0.3);
    if (!card) return;
    if (focus && !card.matches("form")) card.querySelector(".item-title")?.focus({ preventScroll: true });
    if (scroll) card.scrollIntoView({ block: "nearest" });
  };

  const fetchAt = (key) => {
    wanted = key;
    const asked = new URLSearchParams(new FormData(document.getElementById("asked")));
    asked.set("at", key);
    htmx.ajax("GET", `${root.dataset.list}?${asked}`, { target: "#list" });
  };

  const show = (key) => (cardOf(key) ? select(key) : fetchAt(key));

  const step = (by) => {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.key === current);
    const next = all[at < 0 ? 0 : at + by];
    if (next) return select(next.dataset.key);
    const further = list.querySelector(`[data-action=${by > 0 ? "later" : "earlier"}]`);
    if (further) {
      wanted = by > 0 ? "first" : "last";
      further.click();
    }
  };

  const press = (name) => {
    const button = cardOf(current)?.querySelector(`[data-action=${name}]`);
    if (!button) return;
    htmx.process(button); // a key may come before htmx has looked at a card that has just arrived
    button.click();
  };

  // Characters of the report that are selected.
  const offset = (node, at) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const line = element.closest("[data-at]");
    if (!line) return null;
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, at);
    return Number(line.dataset.at) + length(range.toString());
  };
  const choose = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
    chosen = start !== null && end !== null && start < end ? { start, end } : null;
  };
  document.addEventListener("selectionchange", choose);
  text.addEventListener("mousedown", () => { chosen = null; });

  const add = (what) => {
    choose(); // a key may come before the browser has told of the selection
    const near = cardOf(current)?.dataset.at ?? 0;
    const asked = new URLSearchParams(chosen ? { what, ...chosen } : { what, near });
    htmx.ajax("GET", `${root.dataset.add}?${asked}`, { target: "#adding" });
  };
  const follow = (area) => {
    const form = area.form;
    if (area.selectionStart === area.selectionEnd) return;
    const words = area.value.slice(area.selectionStart, area.selectionEnd);
    const start = Number(area.dataset.at) + length(area.value.slice(0, area.selectionStart));
    form.elements.start.value = start;
    form.elements.end.value = start + length(words);
    form.elements.quote.value = words;
    document.getElementById("add-quote").textContent = words;
    const worded = form.elements.text;
    if (worded && !worded.dataset.typed) worded.value = words.replace(/^[\s，、；;,。.]+|[\s，、；;,。.]+$/g, "");
  };
  const begin = () => {
    const area = document.getElementById("add-words");
    if (!area) return adding.querySelector("select, button")?.focus();
    const [from, to] = ["start", "end"].map((name) => Number(area.form.elements[name].value) - Number(area.dataset.at));
    const characters = Array.from(area.value);
    const units = (number) => characters.slice(0, number).join("").length;
    area.focus();
    area.setSelectionRange(units(from), units(to));
    area.scrollIntoView({ block: "nearest" });
  };
  for (const name of ["select", "keyup", "mouseup"]) {
    adding.addEventListener(name, (event) => { if (event.target.id === "add-words") follow(event.target); });
  }
  adding.addEventListener("input", (event) => { if (event.target.name === "text") event.target.dataset.typed = "1"; });

  const close = () => {
    adding.replaceChildren();
    select(current ?? cards()[0]?.dataset.key);
  };

  const actions = {
    help: () => help.showModal(),
    "add-commitment": () => add("commitment"),
    "add-statement": () => add("statement"),
    "cancel-adding": close,
  };
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button && actions[button.dataset.action]) return actions[button.dataset.action]();
    if (button?.dataset.action === "go") {
      event.preventDefault();
      return show(button.dataset.go);
    }
    const card = event.target.closest("#list [data-key]");
    if (card) {
      if (card.dataset.key !== current || button?.dataset.action === "show") select(card.dataset.key, { focus: !button });
      return undefined;
    }
    const mark = event.target.closest("#text [data-k]");
    if (mark && getSelection().isCollapsed) {
      const found = mark.dataset.k.split(" ");
      const at = found.indexOf(current); // a further click goes on to what else stands there
      show(at < 0 ? found.findLast((key) => key.startsWith("s")) ?? found[0] : found[(at + 1) % found.length]);
    }
    return undefined;
  });

  // Keys. They can be switched off, since single keys disturb those who speak to their computer.
  keys.checked = localStorage.getItem("review-keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("review-keys", keys.checked ? "on" : "off"));
  const pressed = {
    j: () => step(1), k: () => step(-1), a: () => press("accept"), e: () => press("correct"), d: () => press("drop"),
    s: () => press("split"), m: () => press("merge"), u: () => press("undo"), c: () => add("commitment"),
    n: () => add("statement"), "?": () => help.showModal(),
    "/": () => document.getElementById("q").focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      const form = event.target.closest("form.item-editing");
      const leave = form?.querySelector("[data-action^=cancel]");
      if (leave) htmx.process(leave);
      leave?.click();
      return;
    }
    if (!keys.checked || event.target.closest("input, select, textarea") || event.isComposing) return;
    const act = pressed[event.key];
    if (act && (root.querySelector("[data-action=help]") || "jk/".includes(event.key))) {
      event.preventDefault();
      event.stopPropagation(); // here / searches the list, not the whole site
      act();
    }
  }, true);

  // Answers of the server.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt.id !== "changes") return;
    event.detail.parameters.shown = [...list.querySelectorAll("article[data-key]")].map((card) => card.id).join(" ");
    event.detail.parameters.editing = [...list.querySelectorAll("form[data-key]")].map((form) => form.dataset.key).join(" ");
  });
  document.addEventListener("htmx:beforeSwap", (event) => { path = event.detail.requestConfig.path; });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target === adding) {
      const anew = adding.querySelector("a[data-anew]");
      if (anew && !list.querySelector("form")) return location.assign(anew.href);
      begin();
    }
    if (event.target === list) {
      const page = document.getElementById("page");
      document.getElementById("show").value = page.dataset.show;
      const all = cards();
      const key = wanted === "last" ? all.at(-1)?.dataset.key : wanted === "first" ? all[0]?.dataset.key : wanted;
      if (key) select(key);
      wanted = null;
    }
    const form = event.target.matches?.("form[data-key]") ? event.target : null;
    if (form) {
      current = form.dataset.key;
      (form.querySelector(".has-errors .form-control, .has-errors .form-select")
        ?? form.querySelector("input:not([type=hidden]):not([disabled]), select, textarea, button"))?.focus();
      form.scrollIntoView({ block: "nearest" });
    }
    highlight();
    // A card that came back instead of a form takes the focus that the form had.
    const back = event.target.matches?.("article[data-key]") && event.target.dataset.key === current;
    if (back && document.activeElement === document.body) select(current);
    return undefined;
  });
  document.addEventListener("htmx:oobAfterSwap", highlight);
  document.body.addEventListener("review:done", (event) => {
    for (const key of event.detail.gone) cardOf(key)?.remove();
    if (/\/(accept|drop)\/$/.test(path) && event.detail.keys.includes(current)) {
      const all = cards();
      const at = all.findIndex((card) => card.dataset.key === current);
      if (all[at + 1]) return select(all[at + 1].dataset.key);
      if (list.querySelector("[data-action=later]")) return step(1);
    }
    return event.detail.keys.length ? select(event.detail.keys[0]) : highlight();
  });
  document.body.addEventListener("review:show", (event) => select(event.detail.key));

  const named = new URLSearchParams(location.search).get("at") ?? location.hash.slice(1);
  const first = (named && cardOf(named) ? named : null) ?? cards()[0]?.dataset.key;
  if (first) select(first, { focus: Boolean(named), scroll: Boolean(named) });
})();
