"use strict";
// Filters by level, rule and words, and shows which words a finding is about. Without it the page reads as well.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const filters = document.querySelector(".filters");
  const [select, search, status] = ["select", "input", "output"].map((name) => filters.querySelector(name));
  const toggles = all("[data-level]", filters);
  const rows = all(".rows [data-rule]");
  const empty = document.querySelector(".empty");

  const drafts = all("article.draft").map((card) => {
    const findings = all(".findings > li", card);
    const path = card.closest(".file").querySelector(".path").textContent;
    const words = [path, ...all("h3, .text, .findings", card).map((part) => part.textContent)];
    const marks = all("mark", card).map((mark) => ({
      mark,
      covering: mark.dataset.f.split(" ").map(Number),
      ending: mark.dataset.n ? mark.dataset.n.split(" ").map(Number) : [],
    }));
    return { card, findings, marks, words: words.join("\n").toLowerCase() };
  });

  function remark({ findings, marks }) {
    const shown = (number) => !findings[number - 1].hidden;
    for (const { mark, covering, ending } of marks) {
      const heaviest = covering.find(shown);
      mark.className = heaviest ? findings[heaviest - 1].dataset.level : "off";
      const numbers = ending.filter(shown).join(" ");
      if (numbers) mark.dataset.n = numbers;
      else delete mark.dataset.n;
    }
  }

  function filter() {
    const levels = new Set(toggles.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.level));
    const rule = select.value;
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    for (const draft of drafts) {
      let found = 0;
      let changed = false;
      for (const finding of draft.findings) {
        const shown = levels.has(finding.dataset.level) && (!rule || finding.dataset.rule === rule);
        if (finding.hidden === shown) {
          finding.hidden = !shown;
          changed = true;
        }
        if (shown) found += 1;
      }
      if (changed) remark(draft);
      const fits = draft.findings.length ? found > 0 : levels.has("clean") && !rule;
      draft.card.hidden = !fits || (wanted !== "" && !draft.words.includes(wanted));
      if (!draft.card.hidden) count += 1;
    }
    for (const file of all(".file")) file.hidden = !file.querySelector("article.draft:not([hidden])");
    for (const row of rows) row.setAttribute("aria-pressed", String(row.dataset.rule === rule));
    const numbers = [count, drafts.length];
    status.textContent = filters.dataset.status.replace(/#/g, () => numbers.shift());
    empty.hidden = count > 0;
  }

  let lit = null;
  function light(card, number) {
    if (lit) for (const part of all(".lit", lit)) part.classList.remove("lit");
    lit = card;
    if (!card) return;
    card.querySelectorAll(".findings > li")[number - 1].classList.add("lit");
    for (const mark of all("mark", card)) {
      mark.classList.toggle("lit", mark.dataset.f.split(" ").includes(String(number)));
    }
  }

  function pointed(target) {
    const item = target.closest(".findings > li");
    if (item) return [...item.parentNode.children].indexOf(item) + 1;
    const mark = target.closest("mark:not(.off)");
    return mark ? Number(mark.dataset.f.split(" ").find((n) => !finding(mark, n).hidden)) : 0;
  }

  function finding(mark, number) {
    return mark.closest("article").querySelectorAll(".findings > li")[number - 1];
  }

  document.addEventListener("pointerover", ({ target }) => {
    const number = pointed(target);
    light(number ? target.closest("article.draft") : null, number);
  });
  document.addEventListener("click", ({ target }) => {
    const mark = target.closest("mark:not(.off)");
    if (mark) finding(mark, pointed(mark)).scrollIntoView({ block: "nearest", behavior: "smooth" });
    const toggle = target.closest(".toggles button");
    if (toggle) toggle.setAttribute("aria-pressed", String(toggle.getAttribute("aria-pressed") !== "true"));
    const row = target.closest(".rows [data-rule]");
    if (row) select.value = select.value === row.dataset.rule ? "" : row.dataset.rule;
    if (target.closest(".reset")) {
      select.value = search.value = "";
      for (const button of toggles) button.setAttribute("aria-pressed", "true");
    }
    if (toggle || row || target.closest(".reset")) filter();
  });
  select.addEventListener("change", filter);
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });

  filters.hidden = false;
  filter();
})();
