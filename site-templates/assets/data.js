// A module's figures and single verdicts, loaded from script files when somebody asks for them.
"use strict";
(() => {
  const modules = new Map(), sheets = new Map();
  // A rate as a number, and as a text where a number would not keep the digits that were stated (46, 46.00).
  const number = rate => rate === null ? null : +rate, text = rate => typeof rate === "string" ? rate : null;
  const rubric = (names, r) => ({ name: names[r[0]], pass: r[1], fail: r[2], error: r[3], total: r[4], rate: number(r[5]), text: text(r[5]) });
  const name = (names, place) => place === null ? null : names[place];
  TK.module = (id, data) => {
    const names = data.names;
    data.id = id;
    data.experiments = data.experiments.map(e => ({
      id: e[0], version: name(names, e[1]), model: name(names, e[2]), dataset: name(names, e[3]), datasetVersion: name(names, e[4]), time: e[5], unit: name(names, e[6]),
      pass: e[7][0], fail: e[7][1], error: e[7][2], total: e[7][3], skipped: e[7][4], rate: number(e[7][5]), text: text(e[7][5]), statedMatch: number(e[7][6]), matchText: text(e[7][6]), rubrics: e[8].map(r => rubric(names, r)),
      params: name(names, e[9]), judge: name(names, e[10]), rubricsVersion: name(names, e[11]), promptHash: name(names, e[12]), withdrawn: e[13], file: e[14] < 0 ? null : e[14], withheld: e[14] < 0, cost: e[15]
    }));
    data.nameOf = rubric => Object.hasOwn(data.rubric_names, rubric) ? data.rubric_names[rubric] : rubric;
    modules.set(id, data);
  };
  TK.verdicts = (id, file, lists, all) => {
    for (const [experiment, list, rows, scores] of all) sheets.set(`${id}\n${experiment}`, { items: lists[list], rows: new Map(rows), scores: new Map(scores) });
  };
  TK.loadModule = async id => {
    await TK.load(`data/modules/${id}.js`);
    return modules.get(id);
  };
  // Null: its verdicts are not stored.
  TK.loadSheet = async (id, experiment) => {
    if (experiment.file === null) return null;
    await TK.load(`data/verdicts/${id}/${experiment.file}.js`);
    return sheets.get(`${id}\n${experiment.id}`);
  };
})();
