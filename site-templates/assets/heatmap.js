// The heatmap's controls. A classic script: modules and fetch do not work from disk. The page is whole without it.
"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const table = $("heatmap"), body = table.tBodies[0], card = $("details"), count = $("count"), search = $("q"), models = $("model");
  const versions = [...table.tHead.rows[0].cells].slice(1).map(th => th.textContent.trim());
  const perFile = +table.dataset.per;
  const rows = [...body.rows].map((tr, place) => ({ tr, place, view: "", name: tr.cells[0].textContent.toLowerCase() }));
  const rowOf = new Map(rows.map(row => [row.tr, row]));
  const files = new Map();
  let state = {}, view = "";

  // Data: a file holds some rows; each asks for it once and is told when it is there.
  window.ST = {
    cells(file, datasets, data) {
      data.forEach((cells, i) => { const row = rows[file * perFile + i]; row.data = cells; row.datasets = datasets; });
      files.get(file).done();
    }
  };
  function load(file) {
    if (!files.has(file)) {
      const entry = {};
      entry.ready = new Promise(done => { entry.done = done; });
      files.set(file, entry);
      const script = document.createElement("script");
      script.src = `data/cells-${file}.js`;
      document.head.append(script);
    }
    return files.get(file).ready;
  }
  const need = row => load(Math.floor(row.place / perFile));
  const needAll = () => Promise.all(Array.from({ length: Math.ceil(rows.length / perFile) }, (_, file) => load(file)));

  // A result: model, pass rate, match rate, passed, failed, errors, date, data set, flags, low and high end of the pass rate's interval, what was edited.
  const modelName = result => models.options[result[0] + 1].value;
  function resultOf(row, column) {
    const cell = row.data[column + 1];
    if (!cell) return null;
    if (!state.model) return cell[0] < 0 ? null : cell[cell[0] + 2];
    return cell.slice(2).find(result => modelName(result) === state.model) || null;
  }
  function shown(row, column) {
    const cell = row.data[column + 1], result = resultOf(row, column);
    if (!cell) return { none: "never run" };
    if (!result) return { none: cell.length > 2 ? "not on this model" : "other data set only" };
    const value = result[state.metric === "match" ? 2 : 1];
    if (value !== null) return { value, result };
    return { result, none: state.metric !== "match" ? (result[8] & 2 ? "errors only" : "no rate") : row.data[0] ? "no verdict on it" : "no primary rubric" };
  }
  const signed = points => (points > 0 ? "+" : points < 0 ? "−" : "±") + Math.abs(points).toFixed(1);
  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  }
  const edited = result => Array.isArray(result.at(-1)) ? result.at(-1) : null;
  const step = value => "abcdefghij"[Math.max(0, Math.min(9, Math.floor(value / 10)))];
  const unknown = (before, now) => before && before.result[8] & now.result[8] & 8;

  function paint(row) {
    if (row.view === view) return;
    if (!view) {
      row.tr.replaceChildren(...row.own);
      row.view = view;
      return;
    }
    if (!row.data) return need(row).then(() => paint(row));
    row.own ||= [...row.tr.cells];
    let before = null;
    const cells = versions.map((_, column) => {
      const now = shown(row, column), td = make("td");
      if (now.none) {
        td.className = "z";
        td.append("–", make("p", now.none));
        return td;
      }
      const model = before && before.result[0] !== now.result[0], dataset = before && before.result[7] !== now.result[7];
      td.className = (dataset ? "d" : model ? "m" : unknown(before, now) ? "u" : "l") + step(now.value);
      if (row.data[column + 1][1]) td.classList.add("y");
      td.append(now.value.toFixed(1));
      const edit = edited(now.result);
      if (now.result[8] & 1 || edit) td.append(make("b", (now.result[8] & 1 ? "!" : "") + (edit ? "✎" : "")));
      if (before) td.append(make("p", signed(now.value - before.value)));
      const was = edit && edit[state.metric === "match" ? 1 : 0];
      if (edit && was !== null) td.append(make("s", `was ${was.toFixed(1)}`));
      td.append(make("p", modelName(now.result)));
      before = now;
      return td;
    });
    row.tr.replaceChildren(row.own[0], ...cells);
    row.view = view;
  }

  // Rows are painted as they come into view; the others when there is time.
  const watch = new IntersectionObserver(entries => {
    for (const entry of entries) {
      const row = rowOf.get(entry.target);
      row.near = entry.isIntersecting;
      if (row.near) paint(row);
    }
  }, { root: table.parentElement, rootMargin: "300px" });
  rows.forEach(row => watch.observe(row.tr));
  let idle = 0;
  function paintRest(from = 0) {
    cancelIdleCallback(idle);
    idle = requestIdleCallback(deadline => {
      let at = from;
      while (at < rows.length && deadline.timeRemaining() > 2) { paint(rows[at]); at++; }
      if (at < rows.length) paintRest(at);
    }, { timeout: 500 });
  }

  // What a person chose lives behind the '#', which works from disk too.
  const read = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return state;
    return Object.fromEntries(new URLSearchParams(hash));
  };
  function choose(change, replace) {
    const next = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...state, ...change })) if (value) next.set(key, value);
    const hash = "#" + next;
    if (hash === (location.hash || "#")) return;
    if (replace) location.replace(hash); else location.hash = hash;
  }
  async function apply() {
    state = read();
    if (state.model && ![...models.options].some(option => option.value === state.model)) delete state.model;
    search.value = state.q || "";
    models.value = state.model || "";
    for (const radio of document.getElementsByName("metric")) radio.checked = radio.value === (state.metric || "pass");
    view = state.model || state.metric === "match" ? `${state.metric || "pass"} ${state.model || ""}` : "";
    filter();
    rows.forEach(row => { if (row.near) paint(row); });
    paintRest();
    await sort();
  }

  function filter() {
    const wanted = (state.q || "").toLowerCase().split(/\s+/).filter(Boolean);
    let seen = 0;
    for (const row of rows) {
      const hide = !wanted.every(word => row.name.includes(word));
      if (row.tr.hidden !== hide) row.tr.hidden = hide;
      if (!hide) seen++;
    }
    const text = wanted.length ? `${seen} of ${rows.length} modules` : rows.length === 1 ? "1 module" : `${rows.length} modules`;
    if (count.textContent !== text) count.textContent = text;
    hide();
  }

  let sorted = "";
  async function sort() {
    const key = state.sort || "", down = key.startsWith("-"), by = down ? key.slice(1) : key, column = versions.indexOf(by);
    const mark = `${key}|${column < 0 ? "" : view}`;
    [...table.tHead.rows[0].cells].forEach((th, i) => {
      if (by && i === column + 1 && (column >= 0 || by === "module")) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
    if (mark === sorted) return;
    const now = view;
    if (column >= 0 && view) await needAll();
    if (now !== view || key !== (state.sort || "")) return;
    sorted = mark;
    const valueOf = row => {
      const value = view ? shown(row, column).value : parseFloat((row.own || row.tr.cells)[column + 1].firstChild.data);
      return Number.isFinite(value) ? value : null;
    };
    let order = [...rows];
    if (column >= 0) {
      const values = new Map(rows.map(row => [row, valueOf(row)]));
      order.sort((a, b) => {
        const x = values.get(a), y = values.get(b);
        return x === null || y === null ? (x === null) - (y === null) || a.place - b.place : (down ? y - x : x - y) || a.place - b.place;
      });
    } else if (by === "module") {
      order.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.place - b.place) * (down ? -1 : 1));
    }
    const all = document.createDocumentFragment();
    order.forEach(row => all.append(row.tr));
    body.append(all);
  }

  // A cell under the pointer or in focus shows all models tested there.
  let current = null, timer = 0;
  function hide() {
    clearTimeout(timer);
    if (current) current.removeAttribute("aria-describedby");
    current = null;
    card.hidden = true;
  }
  function later(td) {
    clearTimeout(timer);
    timer = setTimeout(() => td ? show(td) : document.activeElement.closest("#heatmap td") ? show(document.activeElement) : hide(), td ? 80 : 250);
  }
  async function show(td) {
    clearTimeout(timer);
    if (td === current) return;
    hide();
    current = td;
    const row = rowOf.get(td.parentElement), column = td.cellIndex - 1;
    await need(row);
    if (current !== td) return;
    const cell = row.data[column + 1], title = make("p", undefined, "head");
    title.append(make("strong", row.tr.cells[0].firstChild.textContent), ` ${versions[column]}`);
    card.replaceChildren(title);
    if (!cell) card.append(make("p", "Never run."));
    else {
      if (cell.length > 2) card.append(results(row, cell));
      if (cell[1]) card.append(make("p", `Also ran on other data sets: ${cell[1].map(name => name || "the one without a name").join(", ")}.`));
      for (const result of cell.slice(2)) {
        const edit = edited(result);
        if (edit) card.append(make("p", `✎ ${modelName(result)} was edited after it came: ${edit[2]}${edit[0] !== null ? ` (pass rate ${edit[0].toFixed(1)})` : ""}.`));
      }
      const note = change(row, column);
      if (note) card.append(make("p", note));
    }
    td.setAttribute("aria-describedby", "details");
    card.hidden = false;
    place(td);
  }
  function results(row, cell) {
    const list = make("table"), head = list.createTHead().insertRow();
    for (const text of ["Model", "Pass, %", "95 % interval", "Match, %", "n", "Errors", "Date", "Data set"]) head.append(make("th", text));
    const lines = list.createTBody();
    cell.slice(2).forEach((result, i) => {
      const line = lines.insertRow();
      if (i === cell[0]) line.className = "best";
      line.append(make("th", modelName(result) + (i === cell[0] ? " (best)" : "")));
      const rate = value => value === null ? "–" : value.toFixed(1);
      const none = result[8] & 2 ? "errors only" : "–";
      const interval = typeof result[9] === "number" ? `${result[9].toFixed(1)}–${result[10].toFixed(1)}${result[8] & 4 ? " too narrow" : ""}` : "–";
      for (const text of [result[1] === null ? none : rate(result[1]), interval, rate(result[2]), result[3] === null || result[4] === null ? "–" : result[3] + result[4], result[5] ?? "–", result[6], row.datasets[result[7]]]) line.append(make("td", text));
    });
    return list;
  }
  function change(row, column) {
    const now = shown(row, column);
    if (now.none) return `Shown: ${now.none}.`;
    for (let earlier = column - 1; earlier >= 0; earlier--) {
      const before = shown(row, earlier);
      if (before.none) continue;
      let text = `${signed(now.value - before.value)} points to ${versions[earlier]}`;
      if (before.result[0] !== now.result[0]) text += `; the model changed with it (${modelName(before.result)} → ${modelName(now.result)})`;
      if (before.result[7] !== now.result[7]) text += `; the data set changed with it (${row.datasets[before.result[7]]} → ${row.datasets[now.result[7]]})`;
      else if (unknown(before, now)) text += "; data set unknown: whether it is the same on both sides nothing tells";
      return text + ".";
    }
    return "";
  }
  function place(td) {
    const box = td.getBoundingClientRect(), own = card.getBoundingClientRect(), edge = document.documentElement;
    const left = Math.max(8, Math.min(box.left, edge.clientWidth - own.width - 8));
    const below = box.bottom + own.height + 8 < edge.clientHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 4 : Math.max(8, box.top - own.height - 4)) + scrollY}px`;
  }

  // One cell takes part in the order of the Tab key; arrow keys go on from there.
  let stop = null;
  function focusable(td) {
    if (stop === td) return;
    const before = stop;
    stop = td;
    td.tabIndex = 0;
    if (before) before.removeAttribute("tabindex");
  }
  function go(td) {
    td.tabIndex = 0;
    td.focus();
  }
  function move(td, key) {
    const row = td.parentElement, next = from => { let r = from; while (r && r.hidden) r = key === "ArrowUp" ? r.previousElementSibling : r.nextElementSibling; return r; };
    switch (key) {
      case "ArrowLeft": return td.cellIndex > 1 ? td.previousElementSibling : null;
      case "ArrowRight": return td.nextElementSibling;
      case "Home": return row.cells[1];
      case "End": return row.cells[row.cells.length - 1];
      case "ArrowUp": return next(row.previousElementSibling)?.cells[td.cellIndex];
      case "ArrowDown": return next(row.nextElementSibling)?.cells[td.cellIndex];
      default: return undefined;
    }
  }
  const cellOf = event => event.target.closest("td");
  body.addEventListener("pointerover", event => { if (event.pointerType !== "touch") later(cellOf(event)); });
  body.addEventListener("pointerleave", () => later(null));
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(null));
  body.addEventListener("click", event => { const td = cellOf(event); if (td) go(td); });
  body.addEventListener("focusin", event => { const td = cellOf(event); if (td) { focusable(td); show(td); } });
  body.addEventListener("focusout", () => later(null));
  body.addEventListener("keydown", event => {
    const td = cellOf(event);
    if (!td || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = move(td, event.key);
    if (to === undefined) return;
    event.preventDefault();
    if (to) go(to);
  });
  addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
  table.parentElement.addEventListener("scroll", () => { if (current) later(null); }, { passive: true });

  [...table.tHead.rows[0].cells].forEach((th, i) => {
    const key = i ? versions[i - 1] : "module", button = make("button", th.textContent.trim());
    button.type = "button";
    button.addEventListener("click", () => {
      const now = state.sort || "", first = i ? `-${key}` : key, second = i ? key : `-${key}`;
      choose({ sort: now === first ? second : now === second ? "" : first });
    });
    th.replaceChildren(button);
  });
  search.addEventListener("input", () => choose({ q: search.value.trim() }, true));
  models.addEventListener("change", () => choose({ model: models.value }));
  for (const radio of document.getElementsByName("metric")) radio.addEventListener("change", () => choose({ metric: radio.value === "match" ? "match" : "" }));
  $("controls").addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", apply);
  focusable(body.rows[0].cells[1] || body.rows[0].cells[0]);
  // What somebody chose while this script was on its way counts as chosen.
  const metric = [...document.getElementsByName("metric")].find(radio => radio.checked).value;
  if (!location.hash.includes("=") && (search.value || models.value || metric === "match")) choose({ q: search.value.trim(), model: models.value, metric: metric === "match" ? metric : "" }, true);
  else apply();
})();
