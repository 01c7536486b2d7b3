// The heatmap's views, filters and controls. Classic scripts: modules and fetch do not work from disk. The page is whole without them.
"use strict";
(async () => {
  const $ = id => document.getElementById(id);
  const table = $("heatmap"), head = table.tHead.rows[0], card = $("details"), count = $("count"), search = $("q"), models = $("model");
  const make = ST.make;
  let state = {}, view, turn = 0;
  await Promise.all([ST.load("heatmap"), ST.load("marks")]);
  const versions = ST.versions, today = ST.day(ST.at), rowHeight = parseInt(getComputedStyle(table).getPropertyValue("--row"), 10) || 44;

  // What a cell shows: a figure with all that stands beside it, or why there is none.
  const why = [t("heatmap.never"), t("heatmap.other_dataset"), t("heatmap.not_model")];
  const isMatch = () => state.metric === "match";
  function figure(row, version, model) {
    const at = ST.find(row, version, model), chunk = ST.chunk(row);
    if (at < 0) return { none: why[-at - 1] };
    const value = (isMatch() ? chunk.match : chunk.rate)[at];
    if (Number.isNaN(value)) return { at, version, none: !isMatch() ? (chunk.flags[at] & 2 ? t("none.errors") : t("none.rate")) : ST.primary[row] ? t("none.verdict") : t("none.primary") };
    return { at, value, version };
  }
  function before(row, version, model) {
    for (let earlier = version - 1; earlier >= 0; earlier--) {
      const found = figure(row, earlier, model);
      if (!found.none) return found;
    }
    return null;
  }
  const textOf = (row, at) => isMatch() ? ST.matchText(ST.chunk(row), at) : ST.rateText(ST.chunk(row), at);
  /** The first letter of a cell's class: what the difference to the version before is worth. */
  function worth(row, now, then) {
    const chunk = ST.chunk(row), [at, before] = [now.at, then.at];
    return chunk.set[at] !== chunk.set[before] ? "d" : chunk.model[at] !== chunk.model[before] || ST.unlikeAt(row, now, then) !== undefined ? "m" : chunk.flags[at] & chunk.flags[before] & 8 ? "u" : "l";
  }
  const chosen = () => state.model ? ST.models.indexOf(state.model) : -1;
  const views = {
    versions: {
      corner: t("column.module"), columns: versions, words: t("heatmap.by_versions"),
      cell: (row, column) => figure(row, column, chosen()),
      model: chosen,
      sub: (row, found) => ST.models[ST.chunk(row).model[found.at]],
    },
    models: {
      corner: t("column.module"), columns: ST.models, words: t("heatmap.by_models"),
      cell(row, column) {
        for (let version = versions.length - 1; version >= 0; version--) {
          // The newest that ran, though it brought no figure: an older one's would pass for it.
          const found = figure(row, version, column);
          if (found.at >= 0) return found;
        }
        return { none: t("heatmap.not_model") };
      },
      model: column => column,
      sub: (row, found) => versions[found.version],
    },
  };
  // Time travel and rubrics come when somebody asks for them.
  async function bring(state) {
    if (state.at || state.since) {
      await ST.part("time");
      views.past ||= { corner: t("column.module"), columns: versions, words: t("heatmap.by_versions_then"), model: chosen, cell: ST.past.cell, fill: ST.past.fill, latest: ST.past.latest, change: ST.past.change };
      await ST.past.load();
    }
    if (state.view === "rubrics") {
      await ST.part("rubrics");
      views.rubrics ||= ST.rubrics({ versions, figure, chosen, worth });
    }
  }
  /** The newest figure of a row in the view, and its place. */
  function latest(row) {
    if (view.latest) return view.latest(row);
    if (view === views.models) return newestOf(Array.from({ length: ST.models.length }, (_, column) => views.models.cell(row, column)));
    for (let version = versions.length - 1; version >= 0; version--) {
      const found = view.cell(row, version);
      if (!found.none) return found;
    }
    return null;
  }
  const newestOf = list => list.filter(found => !found.none).reduce((best, found) => !best || found.version > best.version || (found.version === best.version && found.value > best.value) ? found : best, null);
  const changeOf = (row, found, model) => {
    if (view.change) return view.change(row, found);
    const then = found && before(row, found.version, model);
    return then ? { then, points: ST.less(found.value, then.value), worth: worth(row, found, then) } : null;
  };

  // Rows.
  const stepOf = value => "abcdefghij"[Math.max(0, Math.min(9, Math.floor(value / 10)))];
  function fillCell(row, column, newest) {
    const cell = make("td"), found = view.cell(row, column), chunk = ST.chunk(row);
    if (found.none) {
      const gate = found.at >= 0 ? ST.gateSign(ST.gateOf(row, found.version, view.model(column))) : "";
      cell.className = gate ? "z g" : "z";
      cell.append("–", ...gate ? [ST.signs(gate)] : [], make("p", found.at >= 0 && view === views.models ? `${found.none} ${view.sub(row, found)}` : found.none));
      return cell;
    }
    const change = changeOf(row, found, view.model(column)), edit = chunk.edits.get(found.at), marks = ST.marks(row, found, newest, view.model(column)), sure = ST.beyond(row, found, change);
    cell.className = (change ? change.worth : "l") + stepOf(found.value);
    if (state.colour === "change") cell.classList.add(ST.shade(change));
    if (chunk.others.has(ST.place(row, found.version))) cell.classList.add("y");
    if (ST.fresh?.has(row * versions.length + found.version)) cell.classList.add("new");
    if (sure) cell.classList.add(sure.sign > 0 ? "v" : "w");
    if (marks || edit) cell.classList.add("g");
    cell.append(textOf(row, found.at));
    if (marks) cell.append(ST.signs(marks));
    if (change) cell.append(make("p", ST.points(change.points)));
    const was = edit && (isMatch() ? edit.match : edit.rate);
    if (edit && was !== null) cell.append(make("s", `${t("heatmap.was")} ${ST.exact(was)}`));
    cell.append(make("p", view.sub(row, found)));
    const ends = state.bars && !isMatch() && ST.interval(chunk, found.at);
    if (ends) {
      cell.classList.add("bar");
      cell.style.setProperty("--low", `${ends[0]}%`);
      cell.style.setProperty("--wide", `${ends[1] - ends[0]}%`);
    }
    return cell;
  }
  function fill(item, tr) {
    if (item.group !== undefined) {
      const th = make("th"), button = make("button", `${item.isClosed ? "▸" : "▾"} ${item.title}`);
      th.colSpan = head.cells.length;
      button.type = "button";
      button.setAttribute("aria-expanded", !item.isClosed);
      button.addEventListener("click", () => ST.collapse(item.group));
      th.append(button, make("span", item.note));
      tr.className = "group";
      tr.replaceChildren(th);
      return;
    }
    if (item.fill) return item.fill(tr);
    const row = item.row, th = make("th"), link = make("a", ST.names[row]);
    if (ST.names[row].length > 30) link.title = ST.names[row];
    th.scope = "row";
    link.href = `modules/${ST.ids[row]}/index.html`;
    th.append(link);
    const weak = ST.selection.byWeakest(state) && ST.weak[row];
    if (weak) th.append(make("p", `${ST.exact(weak.rate)} ${weak.name}`));
    else if (ST.names[row] !== ST.ids[row]) th.append(make("p", ST.ids[row]));
    if (view.fill) {
      tr.replaceChildren(th, ...view.columns.map((_, column) => view.fill(row, column)));
      return;
    }
    if (!ST.has(row)) {
      tr.replaceChildren(th, ...view.columns.map(() => { const td = make("td", "…", "z"); td.setAttribute("aria-busy", "true"); return td; }));
      ST.need(row).then(() => grid.again(item.key));
      return;
    }
    const newest = latest(row);
    tr.replaceChildren(th, ...view.columns.map((_, column) => fillCell(row, column, newest)));
  }
  const grid = ST.grid(table, {
    fill,
    open(item, column) {
      const row = item?.row ?? item?.of;
      if (row === undefined) return;
      const version = view === views.models ? views.models.cell(row, column - 1).version : column - 1;
      location.href = `modules/${ST.ids[row]}/index.html${version >= 0 ? `#v-${versions[version]}` : ""}`;
    },
    moved: () => ST.details.later(null),
    settled() {
      // The rows are new: the pointer may rest on one that nobody told of it.
      const under = table.querySelector("tbody td:hover");
      if (under) ST.details.later(under);
    },
  });

  // What a person chose lives behind the '#', which works from disk too.
  const read = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return state;
    const told = Object.fromEntries(new URLSearchParams(hash));
    if (told.model && !ST.models.includes(told.model)) delete told.model;
    return told;
  };
  function choose(change, replace) {
    // The address knows of a choice at once, `state` only after its event: two choices in quick succession both count.
    const next = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...read(), ...change })) if (value) next.set(key, value);
    const hash = "#" + next;
    if (hash === (location.hash || "#")) return;
    if (replace) location.replace(hash); else location.hash = hash;
  }
  Object.defineProperties(ST, Object.getOwnPropertyDescriptors({
    choose, figure, before, changeOf, latest, textOf, worth, today,
    get state() { return state; }, get view() { return view; }, isMatch, viewsOf: views, grid, stepOf, apply: () => apply(),
    collapse(group) {
      const closed = new Set((state.closed || "").split("\n").filter(Boolean));
      if (!closed.delete(group)) closed.add(group);
      choose({ closed: [...closed].join("\n") });
    },
  }));

  let first = grid.start();
  async function apply() {
    const now = ++turn;
    state = read();
    let lost = "";
    try {
      await bring(state);
    } catch (error) {
      lost = `; ${error.message}`;
    }
    if (now !== turn) return;
    if (lost) state = { ...state, at: "", since: "" };
    view = views[state.view === "past" ? "" : state.view] || views.versions;
    ST.fresh = state.since ? ST.past.since(state.since) : null;
    if (state.since && !ST.fresh) lost = TK.say(t("heatmap.no_since"), { since: state.since });
    if (state.at && ST.past.show(state.at)) view = views.past;
    else {
      ST.past?.hide();
      if (state.at) lost = TK.say(t("heatmap.no_commit"), { commit: state.at });
    }
    search.value = state.q || "";
    models.value = state.model || "";
    models.disabled = view === views.models;
    for (const radio of document.getElementsByName("metric")) radio.checked = radio.value === (state.metric || "pass");
    ST.tools.show(state);
    if (ST.selection.byWeakest(state)) await ST.load("weakest");
    if (!view.fill && !view.items && ST.selection.needsAll(state)) await ST.needAll();
    if (now !== turn) return;
    const own = view.items && await view.items(state, rowHeight), rows = own ? [] : await ST.selection.find(state, () => now === turn);
    if (now !== turn) return;
    header();
    const list = own ? own.list : ST.selection.items(rows, state, rowHeight);
    table.classList.toggle("changes", state.colour === "change");
    if (first) first(list); else grid.set(list);
    first = null;
    if (list.length) table.tBodies[0].removeAttribute("data-none"); else table.tBodies[0].dataset.none = t("heatmap.nothing");
    table.caption.textContent = TK.say(isMatch() ? t("heatmap.caption_match") : t("heatmap.caption_pass"), { what: view.words });
    const text = own ? own.words + lost : TK.say(rows.length < ST.rows ? t("heatmap.some") : t("count.modules"), { n: ST.rows, shown: rows.length }) + lost;
    if (count.textContent !== text) count.textContent = text;
    ST.details.hide();
  }

  let shown = "";
  function header() {
    const sort = state.sort || "", key = sort.replace(/^-/, ""), columns = [view.corner, ...view.columns];
    if (shown !== columns.join("\n")) {
      shown = columns.join("\n");
      head.replaceChildren(...columns.map((label, i) => {
        const th = make("th"), button = make("button", label);
        th.scope = "col";
        th.setAttribute("role", "columnheader");
        button.type = "button";
        button.tabIndex = i ? -1 : 0;
        button.addEventListener("click", () => {
          const now = state.sort || "", own = i ? label : "module", up = i ? `-${own}` : own, down = i ? own : `-${own}`;
          choose({ sort: now === up ? down : now === down ? "" : up });
        });
        th.append(button);
        return th;
      }));
    }
    [...head.cells].forEach((th, i) => {
      if (key && (i ? columns[i] : "module") === key) th.setAttribute("aria-sort", sort.startsWith("-") ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
  }

  search.addEventListener("input", () => choose({ q: search.value.trim() }, true));
  models.addEventListener("change", () => choose({ model: models.value }));
  for (const radio of document.getElementsByName("metric")) radio.addEventListener("change", () => choose({ metric: radio.value === "match" ? "match" : "" }));
  $("controls").addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", apply);
  ST.tools.start();
  ST.details.start(table, card);
  $("pages")?.remove();
  // What somebody chose while this script was on its way counts as chosen.
  const metric = [...document.getElementsByName("metric")].find(radio => radio.checked).value;
  if (!location.hash.includes("=") && (search.value || models.value || metric === "match")) choose({ q: search.value.trim(), model: models.value, metric: metric === "match" ? metric : "" }, true);
  else apply();
})();
