// Drafts of reports. What is typed is kept in the browser at once and sent to the server after a pause; it leaves the
// browser when the server has it. What the server could not be told is put back into the form the next time.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const PAUSE = 700;

  const stored = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) || "null");
    } catch {
      return null;
    }
  };
  const keep = (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false; // full, or switched off
    }
  };
  const drop = (key) => {
    try {
      localStorage.removeItem(key);
    } catch {
      // switched off: nothing is there
    }
  };

  const LISTS = ["kept", "link-title", "link-url", "link-node"];
  const fieldsOf = (form) => {
    const fields = {};
    for (const name of LISTS) {
      const all = [...form.elements].filter((one) => one.name === name && (one.type !== "checkbox" || one.checked));
      if (all.length) fields[name] = all.map((one) => one.value);
    }
    for (const one of form.elements) {
      if (!one.name || LISTS.includes(one.name) || ["file", "submit", "button"].includes(one.type)) continue;
      if (["csrfmiddlewaretoken", "month"].includes(one.name)) continue;
      if (one.type === "checkbox") {
        if (one.checked) fields[one.name] = "on";
      } else if (one.value) {
        fields[one.name] = one.value;
      }
    }
    return fields;
  };
  const fill = (form, fields) => {
    for (const one of form.elements) {
      if (!one.name || LISTS.includes(one.name) || ["file", "submit", "button", "hidden"].includes(one.type)) continue;
      if (one.type === "checkbox") one.checked = fields[one.name] === "on";
      else one.value = fields[one.name] ?? "";
    }
    for (const name of LISTS.slice(1)) {
      const lines = [...form.elements].filter((one) => one.name === name);
      (fields[name] || []).forEach((value, i) => {
        if (lines[i]) lines[i].value = value;
        if (lines[i] && value) lines[i].closest("[data-spare]")?.removeAttribute("data-spare");
      });
    }
  };

  for (const one of document.querySelectorAll("[data-drop-draft]")) drop(one.dataset.dropDraft);

  for (const form of document.querySelectorAll("form[data-draft-key]")) {
    const said = form.dataset;
    const key = said.draftKey;
    const line = form.querySelector("[data-draft-state]");
    let timer = 0;
    let sending = null;
    let handingIn = false;

    const say = (text, unsaved = false) => {
      line.textContent = text;
      line.classList.toggle("unsaved", unsaved);
    };
    const send = async () => {
      clearTimeout(timer);
      if (handingIn) return;
      sending?.abort();
      const own = (sending = new AbortController());
      const typed = JSON.stringify(fieldsOf(form));
      try {
        const answer = await fetch(said.draftUrl, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
          body: `{"month": ${JSON.stringify(said.month)}, "fields": ${typed}}`,
          signal: own.signal,
          redirect: "manual",
        });
        if (answer.status === 409) {
          say(said.saidReported, true);
        } else if (answer.type === "opaqueredirect" || answer.status === 403) {
          say(said.saidOut, true);
        } else if (!answer.ok) {
          say(said.saidLocal, true);
        } else {
          const { saved } = await answer.json();
          if (typed === JSON.stringify(fieldsOf(form))) drop(key);
          say(`${said.saidSaved} ${saved}`);
        }
      } catch (error) {
        if (error.name !== "AbortError") say(said.saidLocal, true);
      }
    };
    const typed = () => {
      keep(key, { fields: fieldsOf(form), at: Date.now() / 1000 });
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE);
    };

    const before = stored(key);
    if (before && before.fields) {
      if (before.at >= Number(said.draftSaved || 0)) {
        fill(form, before.fields);
        say(said.saidRestored);
        timer = setTimeout(send, PAUSE);
      } else {
        const take = document.createElement("button");
        take.type = "button";
        take.className = "btn btn-sm btn-outline-secondary ms-2";
        take.textContent = said.saidTake;
        take.addEventListener("click", () => {
          fill(form, before.fields);
          typed();
        });
        say(said.saidOlder);
        line.append(take);
      }
    }
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    window.addEventListener("online", () => stored(key) && send());
    form.addEventListener("submit", (event) => {
      if (handingIn || !navigator.onLine) {
        event.preventDefault();
        if (!navigator.onLine) say(said.saidLocal, true);
        return;
      }
      handingIn = true;
      keep(key, { fields: fieldsOf(form), at: Date.now() / 1000 }); // until the report's page says that it is there
      clearTimeout(timer);
      sending?.abort();
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) handingIn = false;
    });

    for (const one of form.querySelectorAll("[data-copy-from]")) {
      one.hidden = false;
      one.addEventListener("click", () => {
        const target = document.querySelector(one.dataset.copyTo);
        const text = document.querySelector(one.dataset.copyFrom).textContent;
        target.value = target.value.trim() ? `${target.value.trimEnd()}\n${text}` : text;
        target.dispatchEvent(new Event("input", { bubbles: true }));
        target.focus();
      });
    }
    for (const more of form.querySelectorAll("[data-more-links]")) {
      more.hidden = false;
      more.addEventListener("click", () => {
        const lines = [...form.querySelectorAll(".link-line")];
        let line_ = lines.find((one) => one.hasAttribute("data-spare"));
        if (line_) {
          line_.removeAttribute("data-spare");
        } else {
          line_ = lines.at(-1).cloneNode(true);
          for (const field of line_.querySelectorAll("input, select")) {
            field.value = "";
            field.setAttribute("aria-label", (field.getAttribute("aria-label") || "").replace(/\d+$/, lines.length + 1));
          }
          more.before(line_);
        }
        line_.querySelector("input").focus();
      });
    }
    // A day says that its node is done; without a tick there is no day.
    form.addEventListener("change", ({ target }) => {
      const found = /^(.*node-\d+)(-on)?$/.exec(target.name || "");
      if (!found) return;
      const done = form.elements[found[1]];
      const on = form.elements[`${found[1]}-on`];
      if (target === on && on.value) done.checked = true;
      if (target === done && !done.checked) on.value = "";
    });
    for (const area of form.querySelectorAll(".drop")) {
      const input = area.querySelector("input[type=file]");
      for (const name of ["dragover", "dragleave", "drop"]) {
        area.addEventListener(name, (event) => {
          event.preventDefault();
          area.classList.toggle("over", name === "dragover");
          if (name !== "drop") return;
          const all = new DataTransfer();
          for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
          input.files = all.files;
        });
      }
    }
  }

  for (const all of document.querySelectorAll("[data-check-all]")) {
    all.closest("[data-all]").hidden = false;
    all.addEventListener("change", () => {
      for (const one of document.querySelectorAll(`input[name="${all.dataset.checkAll}"]`)) one.checked = all.checked;
    });
  }
})();
