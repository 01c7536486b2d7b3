// What is kept of an item and may be published: its text, what was expected, the model's output and the judge's reasons, below its row. Loaded with its data when somebody asks for it.
"use strict";
TK.itemTexts = (() => {
  const { make } = TK, lists = new Map(), parts = new Map();
  TK.detailFiles = all => { for (const [module, experiments] of Object.entries(all)) lists.set(module, new Map(experiments.map(([id, starts], place) => [id, { place, starts }]))); };
  TK.details = (module, experiment, part, items) => parts.set(`${module}/${experiment}-${part}`, items);

  // The texts of an item by its place in the verdict file; null where nothing is kept of it.
  async function find(module, { place, starts }, item) {
    const part = starts.findLastIndex(start => start <= item), name = `${module}/${place}-${part}`;
    await TK.load(`data/details/${name}.js`);
    return parts.get(name)[item - starts[part]] || null;
  }

  function show(texts, module) {
    const list = make("dl", null, "texts");
    const add = (label, text) => {
      if (text === null) return;
      const said = make("dd", text || t("texts.empty"));
      // It scrolls within itself, which a keyboard is to reach.
      if (text.length > 1000) said.tabIndex = 0;
      list.append(make("dt", label), said);
    };
    add(t("texts.input"), texts[0]);
    add(t("texts.expected"), texts[1]);
    add(t("texts.output"), texts[2]);
    for (const [rubric, reason] of texts[3]) add(rubric === "*" ? t("texts.reason") : TK.say(t("texts.reason_on"), { rubric: module.nameOf(rubric) }), reason);
    return list;
  }

  return {
    load: () => TK.load("data/details.js"),
    // The item's name as a button, where anything is kept of its experiment.
    offer(id, experiment, row, tr, module) {
      const files = lists.get(id)?.get(experiment);
      if (!files) return null;
      const button = make("button", row.item);
      button.type = "button";
      button.setAttribute("aria-expanded", "false");
      let below = null;
      button.addEventListener("click", async () => {
        if (!below) {
          below = document.createElement("tr");
          const cell = make("td", null, "words");
          cell.colSpan = tr.cells.length;
          below.hidden = true;
          below.append(cell);
          tr.after(below);
          const texts = await find(id, files, row.place);
          cell.append(texts ? show(texts, module) : make("p", t("texts.none"), "none"));
        }
        below.hidden = !below.hidden;
        button.setAttribute("aria-expanded", String(!below.hidden));
      });
      return button;
    }
  };
})();
