// What stands behind a cell of the heatmap: shown beside the one under the pointer or in focus.
"use strict";
ST.details = (() => {
  const make = ST.make;
  let table, card, current = null, timer = 0;
  function hide() {
    clearTimeout(timer);
    if (current) current.removeAttribute("aria-describedby");
    current = null;
    card.hidden = true;
  }
  function later(cell) {
    clearTimeout(timer);
    timer = setTimeout(() => cell ? show(cell) : document.activeElement.closest("#heatmap td") ? show(document.activeElement) : hide(), cell ? 80 : 250);
  }
  async function show(cell) {
    clearTimeout(timer);
    if (cell === current) return;
    hide();
    const item = ST.grid.itemOf(cell.parentElement);
    if (!item || item.row === undefined) return;
    current = cell;
    const row = item.row, column = cell.cellIndex - 1;
    await ST.need(row);
    if (current !== cell) return;
    const found = ST.view.cell(row, column), version = ST.view === ST.viewsOf.versions ? column : found.version ?? ST.versions.length - 1;
    const title = make("p", undefined, "head");
    title.append(make("strong", ST.names[row]), ` ${ST.versions[version]}`);
    const own = told(row, column, version, found), marks = await judged(row, version, found, column);
    if (current !== cell) return;
    card.replaceChildren(title, ...own, ...marks);
    cell.setAttribute("aria-describedby", "details");
    card.hidden = false;
    place(cell);
  }
  function told(row, column, version, found) {
    const chunk = ST.chunk(row), cell = ST.place(row, version), [from, to] = ST.span(row, version), list = [];
    if (found.at === undefined && ST.view === ST.viewsOf.models) return [make("p", TK.say(t("detail.shown"), { why: found.none }))];
    if (!chunk.ran[cell]) return [make("p", t("detail.never"))];
    if (to > from) list.push(results(chunk, cell, from, to));
    const active = [ST.active?.[ST.ids[row]]].flat();
    if (active.includes(ST.versions[version])) list.push(make("p", TK.say(active[1] ? t("detail.routed") : t("detail.active"), { version: active[0] })));
    if (chunk.others.has(cell)) list.push(make("p", TK.say(t("detail.others"), { names: chunk.others.get(cell).map(name => name || t("detail.unnamed")).join(", ") })));
    for (let at = from; at < to; at++) {
      const edit = chunk.edits.get(at), name = ST.models[chunk.model[at]];
      if (edit) list.push(make("p", TK.say(edit.rate === null ? t("detail.edited") : t("detail.edited_rate"), { model: name, words: edit.words, rate: edit.rate === null ? "" : ST.exact(edit.rate) })));
      if (chunk.flags[at] & 32) list.push(make("p", TK.say(t("detail.totals"), { model: name })));
      if (chunk.runs[at] > 1) list.push(make("p", TK.say(t("detail.runs"), { model: name, n: chunk.runs[at] })));
    }
    const note = change(row, column, found);
    if (note) list.push(make("p", note));
    const newest = ST.latest(row);
    if (!found.none && newest && found.version === newest.version && ST.isStale(row, newest)) list.push(make("p", TK.say(t("detail.old"), { n: ST.today - ST.newestDay(row) })));
    return list;
  }
  /** What the marks stand on: its script and its data come when somebody looks. */
  async function judged(row, version, found, column) {
    if (ST.view.fill) return [];
    const difference = !found.none && ST.changeOf(row, found, ST.view.model(column)), sure = difference && ST.beyond(row, found, difference);
    const list = !sure && difference && "lu".includes(difference.worth) && !ST.isMatch() ? [make("p", t("detail.noise"))] : [];
    const unlike = difference ? ST.unlikeAt(row, found, difference.then) : undefined;
    if (!sure && unlike === undefined && !ST.gateOf(row, version, -1)) return list;
    await ST.part("judged");
    return [...list, ...await ST.judged(row, version, sure, unlike)];
  }
  function results(chunk, cell, from, to) {
    const list = make("table"), head = list.createTHead().insertRow();
    for (const text of [t("column.model"), t("detail.pass"), t("column.interval"), t("detail.match"), "n", t("detail.errors"), t("column.date"), t("column.dataset")]) head.append(make("th", text));
    const lines = list.createTBody();
    for (let at = from; at < to; at++) {
      const line = lines.insertRow(), isBest = at - from === chunk.best[cell], ends = ST.interval(chunk, at), isKnown = chunk.pass[at] >= 0 && chunk.fail[at] >= 0;
      if (isBest) line.className = "best";
      line.append(make("th", isBest ? TK.say(t("detail.best"), { model: ST.models[chunk.model[at]] }) : ST.models[chunk.model[at]]));
      const texts = [
        Number.isNaN(chunk.rate[at]) ? (chunk.flags[at] & 2 ? t("none.errors") : "–") : ST.rateText(chunk, at),
        ends ? `${fixed(ends[0])}–${fixed(ends[1])}${chunk.flags[at] & 4 ? t("detail.narrow") : ""}` : "–",
        Number.isNaN(chunk.match[at]) ? "–" : ST.matchText(chunk, at),
        isKnown ? chunk.pass[at] + chunk.fail[at] : "–", chunk.error[at] >= 0 ? chunk.error[at] : "–", ST.date(chunk.day[at]), chunk.sets[chunk.set[at]],
      ];
      for (const text of texts) line.append(make("td", text));
    }
    return list;
  }
  /** One decimal, half away from zero, as the program's pages have it. */
  const fixed = percent => (Math.round(percent * 10) / 10).toFixed(1);
  function change(row, column, found) {
    if (found.none) return TK.say(t("detail.shown"), { why: found.none });
    const chunk = ST.chunk(row), difference = ST.changeOf(row, found, ST.view.model(column));
    if (!difference) return "";
    const then = difference.then.at, now = found.at;
    const texts = [TK.say(t("detail.points"), { points: ST.signed(difference.points), version: ST.versions[difference.then.version] })], changed = (text, names, of) => texts.push(TK.say(text, { before: names[of[then]], after: names[of[now]] }));
    if (chunk.model[then] !== chunk.model[now]) changed(t("detail.other_model"), ST.models, chunk.model);
    if (chunk.set[then] !== chunk.set[now]) changed(t("detail.other_set"), chunk.sets, chunk.set);
    else if (chunk.flags[then] & chunk.flags[now] & 8) texts.push(t("detail.unknown_set"));
    return `${texts.join("; ")}.`;
  }
  function place(cell) {
    const box = cell.getBoundingClientRect(), own = card.getBoundingClientRect(), edge = document.documentElement;
    const left = Math.max(8, Math.min(box.left, edge.clientWidth - own.width - 8));
    const below = box.bottom + own.height + 8 < edge.clientHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 4 : Math.max(8, box.top - own.height - 4)) + scrollY}px`;
  }
  function start(of, where) {
    table = of;
    card = where;
    const body = table.tBodies[0], cellOf = event => event.target.closest("td");
    body.addEventListener("pointerover", event => { if (event.pointerType !== "touch") later(cellOf(event)); });
    body.addEventListener("pointerleave", () => later(null));
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(null));
    body.addEventListener("focusin", event => { const cell = cellOf(event); if (cell) show(cell); });
    body.addEventListener("focusout", () => later(null));
    addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
  }
  return { start, hide, later: cell => { if (cell || current) later(cell); } };
})();
