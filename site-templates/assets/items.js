// The matrix of items and rubrics of an experiment, from its stored verdicts; of two experiments what broke and what was mended first. Loaded when somebody asks.
"use strict";
(() => {
  const place = document.getElementById("matrix"), { make, say } = TK, id = place.dataset.module, atOnce = 200;
  const glyphs = { P: ["✓", t("verdict.passed")], F: ["✗", t("verdict.failed")], E: ["E", t("verdict.error")], S: ["S", t("verdict.skipped")], "-": ["–", t("verdict.none")] };
  let module = null, stored = [], parts = null, turn = 0, shownId = "";

  const open = make("button", t("items.open"));
  open.type = "button";
  open.addEventListener("click", () => ask({ items: place.dataset.newest || "newest", vs: "" }));
  place.append(open);

  const nameOf = e => `${e.version} ${e.model}${e.datasetVersion || e.dataset ? `, ${[e.dataset, e.datasetVersion].filter(Boolean).join(" ")}` : ""}, ${e.time.slice(0, 16).replace("T", " ")}${e.withdrawn === null ? "" : `, ${t("withdrawn")}`}`;
  /** As the heatmap has it: by the moment (what names no zone is taken as it stands), its text, then the id; what was taken back only where nothing else is there. */
  const momentOf = e => { const moment = e.time.replace(/[t ]/, "T").replace(",", "."); return Date.parse(/Z|[+-]\d\d:?\d\d$/i.test(moment.slice(19)) ? moment : `${moment}Z`); };
  const isNewer = (a, b) => (a.withdrawn === null) !== (b.withdrawn === null) ? a.withdrawn === null : momentOf(a) !== momentOf(b) ? momentOf(a) > momentOf(b) : a.time !== b.time ? a.time > b.time : a.id > b.id;
  const newestOf = all => all.reduce((newest, e) => newest && !isNewer(e, newest) ? newest : e, null);
  const selectOf = (label, options) => {
    const select = make("select"), box = make("label", `${label} `);
    for (const [text, value] of options) select.add(new Option(text, value));
    box.append(select);
    return [box, select];
  };

  function ask(change) {
    TK.choose(change);
    apply();
  }
  async function prepare() {
    if (parts) return;
    module ??= await TK.loadModule(id);
    if ("texts" in place.dataset) await TK.load("assets/item-texts.js").then(() => TK.itemTexts.load());
    stored = module.experiments.filter(e => e.file !== null).reverse();
    if (parts) return;
    const form = make("form", null, "controls"), [a, items] = selectOf(t("items.experiment"), stored.map(e => [nameOf(e), e.id]));
    const [b, vs] = selectOf(t("items.against"), [[t("items.none"), ""], ...stored.map(e => [nameOf(e), e.id])]), [c, rubric] = selectOf(t("items.rubric"), []);
    const [d, show] = selectOf(t("items.show"), [[t("items.all"), ""], [t("items.fails"), "fails"], [t("items.turned"), "turned"]]), [e, sort] = selectOf(t("items.sort"), [[t("items.by_fails"), ""], [t("items.by_name"), "name"]]);
    const count = make("output");
    form.setAttribute("aria-label", t("module.items"));
    count.setAttribute("aria-live", "polite");
    form.append(a, b, c, d, e, count);
    form.addEventListener("submit", event => event.preventDefault());
    for (const [key, select] of Object.entries({ items, vs, rubric, show, sort })) select.addEventListener("change", () => ask({ [key]: select.value }));
    parts = { items, vs, rubric, show, sort, count, result: make("div") };
    place.replaceChildren(form, parts.result);
  }

  async function apply() {
    const choice = TK.read();
    if (!choice.items) return;
    const now = ++turn;
    await prepare();
    const one = choice.items === "newest" ? newestOf(stored) : stored.find(e => e.id === choice.items);
    if (!one) {
      parts.count.textContent = "";
      parts.result.replaceChildren(make("p", say(t("items.not_stored"), { experiment: choice.items }), "none"));
      return;
    }
    const other = stored.find(e => e.id === choice.vs && e !== one) || null;
    const [sheet, before] = await Promise.all([TK.loadSheet(id, one), other && TK.loadSheet(id, other)]);
    if (now !== turn) return;
    const rubrics = [...sheet.rows.keys()].sort((x, y) => (y === module.primary) - (x === module.primary) || (x < y ? -1 : 1));
    parts.rubric.replaceChildren(new Option(t("items.all_rubrics"), ""), ...rubrics.map(r => new Option(r === "*" ? t("items.outcome") : module.nameOf(r), r)));
    parts.items.value = one.id;
    parts.vs.value = other ? other.id : "";
    parts.rubric.value = rubrics.includes(choice.rubric) ? choice.rubric : "";
    parts.show.value = ["fails", "turned"].includes(choice.show) ? choice.show : "";
    parts.sort.value = choice.sort === "name" ? "name" : "";
    shownId = one.id;
    draw(sheet, before, parts.rubric.value ? [parts.rubric.value] : rubrics);
  }

  // What the verdicts of an item on some rubrics come to.
  function read(sheet, before, rubrics) {
    const places = before && new Map(before.items.map((item, i) => [item, i]));
    return sheet.items.map((item, i) => {
      const was = places ? places.get(item) : undefined;
      const cells = rubrics.map(r => ({ now: sheet.rows.get(r)[i], was: before && was !== undefined && before.rows.has(r) ? before.rows.get(r)[was] : null }));
      const count = test => cells.filter(test).length;
      return {
        item, place: i, cells, fails: count(c => c.now === "F"), errors: count(c => c.now === "E" || c.was === "E"),
        broke: count(c => c.was === "P" && c.now === "F"), mended: count(c => c.was === "F" && c.now === "P"), isNew: before && was === undefined
      };
    });
  }

  function draw(sheet, before, rubrics) {
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    let rows = read(sheet, before, rubrics);
    rows.sort(parts.sort.value === "name" ? (a, b) => compare(a.item, b.item) : (a, b) => b.fails - a.fails || compare(a.item, b.item));
    const all = rows.length;
    if (parts.show.value === "fails") rows = rows.filter(r => r.fails);
    if (parts.show.value === "turned") rows = rows.filter(r => r.broke || r.mended);
    const groups = before
      ? [[t("items.broken"), r => r.broke], [t("items.mended"), r => r.mended], [t("items.errors"), r => r.errors], [t("items.in_other"), r => r.isNew], [t("items.as_before"), () => true]]
      : [["", r => !r.errors], [t("items.with_errors"), () => true]];
    const left = new Set(rows), sorted = groups.map(([title, test]) => {
      const own = rows.filter(r => left.has(r) && test(r));
      own.forEach(r => left.delete(r));
      return [title, own];
    }).filter(([, own]) => own.length);
    parts.count.textContent = (rows.length === all ? say(t("items.count"), { n: all }) : say(t("items.some"), { n: all, shown: rows.length })) + (before ? say(t("items.flips"), { broke: sum(rows, "broke"), mended: sum(rows, "mended") }) : "");
    if (!rows.length) {
      parts.result.replaceChildren(make("p", t("items.none_like"), "none"));
      return;
    }
    fill(sorted, rubrics, before);
  }
  const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);

  function fill(groups, rubrics, before) {
    const table = make("table", null, "data matrix"), head = table.createTHead().insertRow(), scroll = make("div", null, "scroll tall");
    table.dataset.name = "items";
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", t("items.table"));
    for (const text of [t("items.item"), ...rubrics.map(r => r === "*" ? t("items.outcome") : module.nameOf(r)), t("items.failed")]) {
      const th = make("th", text);
      th.scope = "col";
      head.append(th);
    }
    const queue = groups.flatMap(([title, rows]) => [...(title ? [{ title: `${title} (${rows.length})` }] : []), ...rows]);
    const more = make("button");
    more.type = "button";
    let shown = 0, body = table.createTBody();
    const next = () => {
      for (const row of queue.slice(shown, shown + atOnce)) {
        if (row.title) {
          const tr = (body = table.createTBody()).insertRow(), th = make("th", row.title, "group");
          th.colSpan = rubrics.length + 2;
          th.scope = "rowgroup";
          tr.append(th);
          continue;
        }
        const tr = body.insertRow(), th = make("th");
        th.scope = "row";
        th.append(TK.itemTexts?.offer(id, shownId, row, tr, module) || row.item);
        tr.append(th, ...row.cells.map(cellOf), make("td", row.fails, "num"));
      }
      shown += atOnce;
      more.hidden = shown >= queue.length;
      more.textContent = say(t("items.more"), { n: queue.length - shown });
    };
    more.addEventListener("click", next);
    next();
    scroll.append(table);
    parts.result.replaceChildren(scroll, more);
    TK.tools(table, scroll);
  }

  function cellOf({ now, was }) {
    const turned = was !== null && was !== now, td = make("td", null, `v${now === "-" ? "n" : now}${turned && was === "P" && now === "F" ? " broke" : turned && was === "F" && now === "P" ? " mended" : ""}`);
    if (turned) td.append(glyph(was), " → ");
    td.append(glyph(now));
    return td;
  }
  function glyph(letter) {
    const [sign, word] = glyphs[letter], all = make("span"), shape = make("span", sign);
    shape.setAttribute("aria-hidden", "true");
    all.append(shape, make("span", word, "sr"));
    all.title = word;
    return all;
  }

  // A rubric's rate leads to the items behind it.
  for (const table of document.querySelectorAll(".rubrics table")) {
    const heads = [...table.tHead.rows[0].cells];
    for (const row of table.tBodies[0].rows) {
      [...row.cells].forEach((cell, i) => {
        const experiment = heads[i].dataset.e;
        if (!experiment || !/^\d/.test(cell.textContent)) return;
        const link = make("a", cell.textContent);
        link.href = `#${new URLSearchParams({ items: experiment, rubric: row.dataset.r, show: "fails" })}`;
        link.title = t("items.which");
        cell.replaceChildren(link);
      });
    }
  }
  const jump = async () => { await apply(); if (TK.read().items) document.getElementById("items").scrollIntoView(); };
  addEventListener("hashchange", jump);
  jump();
})();
