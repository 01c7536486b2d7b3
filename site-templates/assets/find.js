// The search of every page: modules, rubrics, models, experiments, suggestions and commits. Loaded with its data when somebody first searches.
"use strict";
(() => {
  const { make, say, root } = TK, kinds = { Module: t("find.module"), Model: t("find.model"), Rubric: t("find.rubric"), Suggestion: t("find.suggestion"), Experiment: t("find.experiment"), Commit: t("find.commit"), Prompt: t("find.prompt"), Run: t("find.run") }, box = document.getElementById("find"), most = 8;
  let entries = [], files = 0, isAll = false, active = -1;
  const add = (kind, title, more, path) => entries.push({ kind, title, more, path, text: `${title} ${more}`.toLowerCase() });
  const module = (id, rest = "") => `modules/${id}/index.html${rest}`;
  const anchor = id => encodeURIComponent(id.replace(/\s/g, "-"));

  TK.find = (_, modules) => {
    for (const [id, rubrics, experiments, suggestions] of modules) {
      for (const rubric of rubrics) add("Rubric", rubric, id, module(id, "#rubrics"));
      for (const [experiment, version, model] of experiments) add("Experiment", experiment, `${version} ${model}`, module(id, `#e-${anchor(experiment)}`));
      for (const [suggestion, status, text] of suggestions) add("Suggestion", text, `${id}, ${status}`, module(id, `#s-${anchor(suggestion)}`));
    }
  };
  TK.commits = commits => { for (const [hash, subject] of commits) add("Commit", subject || hash.slice(0, 8), hash.slice(0, 8), `history/${hash}.html`); };
  TK.records = records => { for (const record of records) add(...record); };

  const dialog = make("dialog", null, "finder"), label = make("label", t("layout.search"), "sr"), input = make("input"), list = make("ul"), count = make("p", "", "meta");
  dialog.setAttribute("aria-label", t("layout.search"));
  input.type = "search";
  input.id = "find-words";
  input.autocomplete = "off";
  input.placeholder = t("find.words");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", "find-list");
  input.setAttribute("aria-autocomplete", "list");
  label.htmlFor = "find-words";
  list.id = "find-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", t("find.found"));
  count.setAttribute("role", "status");
  dialog.append(label, input, list, count);
  document.body.append(dialog);

  // The small list first; the rest, which can be large, behind it.
  async function prepare() {
    const modules = await TK.loadList();
    if (!entries.length) {
      for (const [id, name, group] of modules) add("Module", name, group ? `${id}, ${group}` : id, module(id));
      for (const model of TK.models) add("Model", model, "", `index.html#${new URLSearchParams({ model })}`);
      files = TK.findFiles;
      search();
      await Promise.all([TK.load("data/find/commits.js"), TK.load("data/find/records.js"), ...Array.from({ length: files }, (_, i) => TK.load(`data/find/${i}.js`))]);
      isAll = true;
    }
    search();
  }

  // All words, in any order; what begins with the first word goes before what only contains it, modules before the rest.
  const order = ["Module", "Model", "Rubric", "Suggestion", "Experiment", "Prompt", "Run", "A/B", "Commit"];
  function search() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    if (!words.length) {
      list.replaceChildren();
      input.setAttribute("aria-expanded", "false");
      count.textContent = isAll || !files ? "" : "";
      return;
    }
    const found = new Map(order.map(kind => [kind, []]));
    let total = 0;
    for (const entry of entries) {
      if (!words.every(word => entry.text.includes(word))) continue;
      total++;
      found.get(entry.kind).push(entry);
    }
    const score = entry => entry.title.toLowerCase().startsWith(words[0]) ? 0 : entry.more.toLowerCase().startsWith(words[0]) ? 1 : 2;
    const shown = order.flatMap(kind => found.get(kind).sort((a, b) => score(a) - score(b)).slice(0, most));
    list.replaceChildren(...shown.map((entry, i) => {
      const item = make("li");
      item.id = `find-${i}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.path = entry.path;
      item.append(make("span", kinds[entry.kind] || entry.kind, "kind"), make("span", entry.title, "title"), make("small", entry.more));
      return item;
    }));
    input.setAttribute("aria-expanded", String(shown.length > 0));
    count.textContent = total ? say(t("find.count"), { n: total }) + (shown.length < total ? say(t("find.here"), { n: shown.length }) : "") + (isAll ? "" : t("find.more")) : isAll ? t("find.nothing") : t("find.loading");
    if (shown.length) pick(0);
  }
  function pick(place) {
    const items = [...list.children];
    if (!items.length) return;
    active = (place + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }
  function go(item) {
    if (!item) return;
    dialog.close();
    location.href = root + item.dataset.path;
  }

  input.addEventListener("input", search);
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); pick(active + (event.key === "ArrowDown" ? 1 : -1)); }
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
    if (event.key === "Enter") { event.preventDefault(); go(list.children[active]); }
  });
  list.addEventListener("click", event => go(event.target.closest("li")));
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => box.focus());
  TK.openFind = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    prepare();
  };
})();
