// What the marks of the heatmap stand on: p and method of a change beyond noise, and the findings of the gate, loaded when somebody looks at such a cell.
"use strict";
ST.judged = (() => {
  const make = ST.make;
  let evidence = null, findings = null;
  ST.changes = data => {
    const columns = ["p", "method", "n", "better", "worse"].map(name => new ST.Column(data[name]));
    const p = code => code === 0 ? "< 0.0001" : code <= 10 ? `= ${(code / 1e4).toFixed(4)}` : `= ${((code - 10) / 1e3).toFixed(3)}`;
    const list = [...ST.sure].map(() => columns.map(column => column.next()));
    evidence = { level: data.level, list: list.map(([code, method, n, better, worse]) => ({ p: p(code), method: data.methods[method], n, better: better - 1, worse: worse - 1 })) };
    const why = new ST.Column(data.why);
    evidence.why = [...ST.unlike].map(() => data.reasons[why.next()]);
    ST.came("changes");
  };
  ST.gated = data => { findings = data; ST.came("gate"); };

  async function change({ at, sign }) {
    await ST.load("changes");
    const { better, worse, ...figures } = evidence.list[at], pairs = better < 0 ? "" : TK.say(t("judged.pairs"), { better, worse });
    return make("p", TK.say(sign > 0 ? t("judged.better") : t("judged.worse"), { ...figures, pairs, family: ST.family, level: evidence.level }));
  }
  async function reason(unlike) {
    await ST.load("changes");
    return make("p", TK.say(t("judged.unlike"), { why: evidence.why[unlike] }));
  }
  async function gate(row, version) {
    const list = [];
    for (const [model, name] of ST.models.entries()) {
      const found = ST.gate.get(ST.resultOf(row, version, model));
      if (!found) continue;
      await ST.load("gate");
      list.push(make("p", `${ST.gateSign(found.word)} ${TK.say(t("judged.gate"), { model: name, word: ST.gateWords[found.word] })}`));
      for (const [rule, word, demand, figures, override] of findings[found.at]) list.push(make("p", TK.say(override ? t("judged.rule_override") : t("judged.rule"), { rule, word, demand, figures, override }), "finding"));
    }
    return list;
  }
  return async (row, version, sure, unlike) => [...sure ? [await change(sure)] : [], ...unlike === undefined ? [] : [await reason(unlike)], ...await gate(row, version)];
})();
