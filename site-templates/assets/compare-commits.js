// Two commits of everything, on the page that compares: which results are new, moved or gone between them. From the files that the heatmap's time travel has too.
"use strict";
TK.commitView = (() => {
  const { make } = TK, most = 500, digits = /^[0-9a-f]{4,64}$/, day = /^\d{4}-\d\d-\d\d$/;
  let loading = null, fields = null;

  /** The scripts of the heatmap that read its data; they find what they share in ST. */
  const load = () => loading ||= (async () => {
    await TK.load("assets/heatmap-data.js");
    ST.make = make;
    await TK.load("assets/heatmap-time.js");
    await Promise.all(["heatmap", "marks"].map(name => ST.load(name)));
    await ST.past.load();
  })();

  /** A commit by the first digits of its hash, or the last one that was made up to the end of a day (UTC); −1: none, so everything is new. */
  function placeOf(text) {
    const all = ST.past.commits;
    if (day.test(text)) return Number.isNaN(Date.parse(text)) ? null : all.findLastIndex(commit => commit.time < Date.parse(text) + 864e5);
    const place = digits.test(text) ? all.findIndex(commit => text.length <= 8 ? commit.hash.startsWith(text) : text.startsWith(commit.hash)) : -1;
    return place < 0 ? null : place;
  }
  const dayOf = commit => commit.time.toISOString().slice(0, 10);
  const nameOf = place => place < 0 ? t("commits.beginning") : `${ST.past.commits[place].hash} (${dayOf(ST.past.commits[place])})`;

  function controls(form, ask) {
    if (fields) return;
    fields = { box: make("span", null, "commits"), from: field(t("chart.from"), "from"), to: field(t("commits.to"), "to"), list: make("datalist") };
    fields.list.id = "commit-list";
    for (const commit of ST.past.commits.slice(-300).reverse()) {
      const option = make("option");
      option.value = commit.hash;
      option.label = `${dayOf(commit)} ${commit.subject}`;
      fields.list.append(option);
    }
    const swap = make("button", t("compare.swap")), week = make("button", t("commits.week"));
    swap.type = week.type = "button";
    swap.addEventListener("click", () => ask({ from: fields.to.value, to: fields.from.value }));
    week.addEventListener("click", () => ask({ from: weekBefore(), to: "" }));
    fields.box.append(fields.from.parentElement, fields.to.parentElement, swap, week, fields.list);
    form.append(fields.box);
    function field(label, key) {
      const all = make("label", `${label} `), input = make("input");
      input.id = `commit-${key}`;
      input.type = "text";
      input.setAttribute("list", "commit-list");
      input.placeholder = t("choose.commit");
      input.spellcheck = false;
      input.addEventListener("change", () => ask({ [key]: input.value.trim().toLowerCase() }));
      all.append(input);
      return input;
    }
  }
  /** Seven days before the newest commit: counted back from the data, so that the same site says the same tomorrow. */
  const weekBefore = () => new Date(+ST.past.commits.at(-1).time - 7 * 864e5).toISOString().slice(0, 10);

  /** Shows what the address asks for; isCurrent says whether it still does. */
  async function show(choice, { form, say, put, ask, isCurrent }) {
    try {
      await load();
    } catch (error) {
      return isCurrent() && say(error.message);
    }
    if (!isCurrent()) return;
    const all = ST.past.commits;
    if (!all.length) return say(t("commits.none"));
    controls(form, ask);
    fields.box.hidden = false;
    const ends = [choice.from || weekBefore(), choice.to || all.at(-1).hash], [from, to] = ends.map(placeOf);
    fields.from.value = ends[0];
    fields.to.value = ends[1];
    for (const [place, text] of [[from, ends[0]], [to, ends[1]]]) if (place === null) return say(TK.say(t("commits.unknown"), { commit: text }));
    if (from === to) return say(t("commits.nothing"));
    put(between(from, to), TK.say(t("commits.title"), { from: nameOf(from), to: nameOf(to) }));
  }
  function hide() {
    if (fields) fields.box.hidden = true;
  }

  /** Every result whose rate is not the same after both; marks are of results as they are now, and stand only where the later commit has them so. */
  function changes(from, to) {
    const was = ST.past.rates(from), now = ST.past.rates(to), last = to === ST.past.commits.length - 1 ? now : ST.past.rates(ST.past.commits.length - 1), found = [];
    for (let place = 0; place < now.length; place++) {
      if (was[place] === now[place]) continue;
      const model = place % ST.models.length, cell = (place - model) / ST.models.length, version = cell % ST.versions.length, row = (cell - version) / ST.versions.length;
      const points = ST.past.textOf(was[place]) !== null && ST.past.textOf(now[place]) !== null ? Math.round((ST.past.valueOf(now[place]) - ST.past.valueOf(was[place])) * 1e6) / 1e6 : null;
      found.push({ row, version, model, was: was[place], now: now[place], points, kind: was[place] < 0 ? "new" : now[place] < 0 ? "gone" : "moved", sign: now[place] === last[place] ? ST.sure.get(place)?.sign ?? 0 : 0 });
    }
    return found;
  }
  const order = one => one.sign < 0 ? 0 : one.sign > 0 ? 1 : { moved: 2, new: 3, gone: 4 }[one.kind];
  const text = rate => rate < 0 ? "–" : ST.past.textOf(rate) ?? ST.past.noneOf(rate);
  const signed = points => points === null ? "–" : `${points > 0 ? "+" : points < 0 ? "−" : ""}${ST.exact(Math.abs(points))}`;
  const kinds = { new: t("commits.kind_new"), moved: t("commits.kind_moved"), gone: t("commits.kind_gone") };

  function between(from, to) {
    const list = changes(from, to).sort((a, b) => order(a) - order(b) || Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0) || a.row - b.row || a.version - b.version || a.model - b.model);
    const of = kind => list.filter(one => one.kind === kind), better = list.filter(one => one.sign > 0), worse = list.filter(one => one.sign < 0), moved = of("moved");
    const head = make("section", null, "verdict"), line = make("p", null, "headline");
    line.append(make("span", TK.say(t("commits.better"), { n: better.length }), "tag e0"), " ", make("span", TK.say(t("commits.worse"), { n: worse.length }), "tag e1"), ` ${TK.say(t("commits.beyond"), { from: nameOf(from), to: nameOf(to) })}`);
    const up = moved.filter(one => one.points > 0).length, down = moved.filter(one => one.points < 0).length;
    head.append(line, make("p", TK.say(t("commits.changed"), { n: list.length, modules: TK.say(t("count.modules"), { n: new Set(list.map(one => one.row)).size }), added: of("new").length, moved: moved.length ? TK.say(t("commits.moved"), { n: moved.length, up, down }) : TK.say(t("commits.moved_none"), { n: 0 }), gone: of("gone").length }), "counts"));
    const shown = list.slice(0, most), scroll = make("div", null, "scroll"), table = make("table", null, "data"), body = table.createTBody(), titles = table.createTHead().insertRow();
    table.dataset.name = "commits";
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", t("commits.table"));
    for (const [name, kind] of [[t("commits.what")], [t("column.module")], [t("column.version")], [t("column.model")], [t("column.before"), "num"], [t("column.after"), "num"], [t("commits.points"), "num"], [t("commits.sure")]]) {
      const th = make("th", name, kind);
      th.scope = "col";
      titles.append(th);
    }
    for (const one of shown) {
      const tr = body.insertRow(), link = make("a", ST.names[one.row]), module = make("th");
      link.href = `${TK.root}modules/${ST.ids[one.row]}/index.html#v-${ST.versions[one.version]}`;
      module.scope = "row";
      module.append(link);
      if (ST.names[one.row] !== ST.ids[one.row]) module.append(make("small", ` ${ST.ids[one.row]}`));
      tr.append(make("td", kinds[one.kind]), module, make("td", ST.versions[one.version]), make("td", ST.models[one.model]));
      for (const words of [text(one.was), text(one.now), signed(one.points)]) tr.append(make("td", words, "num"));
      const word = make("td");
      if (one.sign) word.append(make("span", one.sign > 0 ? t("commits.is_better") : t("commits.is_worse"), `tag ${one.sign > 0 ? "e0" : "e1"}`));
      tr.append(word);
    }
    scroll.append(table);
    const section = make("section"), notes = make("ul", null, "notes");
    notes.append(...[
      ...list.length > most ? [TK.say(t("commits.most"), { most, all: list.length })] : [],
      t("commits.note_kinds"),
      t("commits.note_sure"),
      t("commits.note_told"),
    ].map(words => make("li", words)));
    section.append(make("h2", t("table.results")), scroll, notes);
    return [head, section];
  }

  return { show, hide };
})();
