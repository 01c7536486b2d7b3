// Rubrics by prompt versions of one module, from its own file of figures (data/modules/<id>.js).
"use strict";
ST.rubrics = ({ versions, figure, chosen, worth }) => {
  const make = ST.make, files = new Map();
  window.TK ||= {};
  TK.module = (id, data) => files.get(id)?.done(data);
  function load(id) {
    if (!files.has(id)) {
      const entry = {};
      entry.ready = new Promise((done, failed) => { entry.done = done; entry.failed = failed; });
      files.set(id, entry);
      const script = document.createElement("script");
      script.src = `data/modules/${id}.js`;
      script.onerror = () => entry.failed(new Error(`data/modules/${id}.js is not there`));
      document.head.append(script);
    }
    return files.get(id).ready;
  }
  /** The experiment that a cell of the heatmap shows, found by what the heatmap tells of it. */
  function experimentOf(data, row, version) {
    const found = figure(row, version, chosen());
    if (!(found.at >= 0)) return null;
    const chunk = ST.chunk(row), { names } = data, pick = data.experiments.filter(([, ofVersion, ofModel, , , time, , counts, , , , , , withdrawn]) =>
      !withdrawn && names[ofVersion] === versions[version] && names[ofModel] === ST.models[chunk.model[found.at]] && ST.day(time) === chunk.day[found.at] && (counts[0] ?? -1) === chunk.pass[found.at] && (counts[1] ?? -1) === chunk.fail[found.at]);
    return pick.length ? { at: found.at, version, rubrics: new Map(pick.at(-1)[8].map(([name, pass, fail, , , rate]) => [names[name], { pass, fail, rate: rate === null ? null : +rate, text: typeof rate === "string" ? rate : null }])) } : null;
  }
  async function items(state, height) {
    const row = Math.max(0, ST.ids.indexOf(state.module)), id = ST.ids[row];
    await ST.need(row);
    const data = await load(id), columns = versions.map((_, version) => experimentOf(data, row, version));
    const rubrics = [...new Set(columns.flatMap(column => column ? [...column.rubrics.keys()] : []))].sort((a, b) => (b === data.primary) - (a === data.primary) || (a < b ? -1 : 1));
    const list = rubrics.map(rubric => ({ key: `rubric ${rubric}`, of: row, height, fill: tr => fill(tr, row, rubric, data, columns) }));
    return { list, words: TK.say(t("heatmap.rubrics"), { n: rubrics.length, name: ST.names[row] }) + (state.module && ST.ids[row] !== state.module ? TK.say(t("heatmap.no_module"), { id: state.module }) : "") };
  }
  function fill(tr, row, rubric, data, columns) {
    const th = make("th"), label = data.rubric_names[rubric] || rubric, chunk = ST.chunk(row), link = make("a", label);
    th.scope = "row";
    link.href = `modules/${ST.ids[row]}/index.html`;
    th.append(link, make("p", rubric === data.primary ? t("rubrics.primary") : label === rubric ? "" : rubric));
    let before = null;
    tr.replaceChildren(th, ...columns.map(column => {
      const td = make("td"), now = column?.rubrics.get(rubric);
      if (!now || now.rate === null) {
        td.className = "z";
        td.append("–", make("p", column ? t("none.verdict") : t("none.figure")));
        return td;
      }
      const known = before && { points: ST.less(now.rate, before.rate), worth: worth(row, column, before.column) };
      td.className = (known ? known.worth : "l") + ST.stepOf(now.rate);
      td.append(now.text ?? ST.exact(now.rate));
      if (known) td.append(make("p", ST.points(known.points)));
      td.append(make("p", ST.models[chunk.model[column.at]]));
      before = { rate: now.rate, column };
      return td;
    }));
  }
  return { corner: t("column.rubric"), columns: versions, words: t("heatmap.by_rubrics"), model: chosen, items, latest: () => null, change: () => null, cell: () => ({ none: "" }) };
};
