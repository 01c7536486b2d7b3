// The list of runs: filters over all of them, from a script file that is loaded when somebody first filters. What was chosen stands in the address.
"use strict";
(() => {
  const $ = id => document.getElementById(id), form = $("controls"), table = $("runs"), pager = $("pager"), fields = ["q", "module", "status", "kind"], most = 500, { make } = TK;
  const named = {
    running: t("run.running"), completed: t("run.completed"), failed: t("run.failed"), archived: t("run.archived"),
    baseline: t("run.baseline"), experimental: t("run.experimental"), ab_control: t("run.ab_control"), ab_treatment: t("run.ab_treatment"),
  };
  const say = word => Object.hasOwn(named, word) ? named[word] : word;
  let runs = null, own = table ? [...table.tBodies[0].rows] : [];
  TK.runs = all => { runs = all; };

  async function apply() {
    await TK.load("data/runs/list.js");
    const choice = TK.read(), words = (choice.q || "").toLowerCase().split(/\s+/).filter(Boolean);
    if ($("module").options.length === 1) $("module").append(...[...new Set(runs.map(r => r[4]))].sort(new Intl.Collator("en", { numeric: true }).compare).map(m => new Option(m, m)));
    for (const field of fields) if ($(field).value.trim() !== (choice[field] || "")) $(field).value = choice[field] || "";
    const isFiltered = fields.some(field => choice[field]);
    pager.hidden = isFiltered;
    if (!table) return;
    if (!isFiltered) { table.tBodies[0].replaceChildren(...own); $("count").textContent = ""; return; }
    const fits = r => (choice.status ? r[2] === choice.status : r[2] !== "archived") && (!choice.module || r[4] === choice.module) && (!choice.kind || r[3] === choice.kind)
      && words.every(word => `${r[0]} ${r[4]} ${r[6] || ""} ${r[10].join(" ")}`.toLowerCase().includes(word));
    const found = runs.filter(fits), shown = found.slice(0, most);
    table.tBodies[0].replaceChildren(...shown.map(row));
    TK.localTimes(table);
    $("count").textContent = TK.say(shown.length < found.length ? t("runs.found_most") : t("runs.found"), { n: found.length, shown: shown.length });
  }
  function row([id, path, status, kind, module, version, model, started, items, cost, tags]) {
    const tr = make("tr"), head = make("th"), link = make("a", id), time = make("time", started.slice(0, 16).replace("T", " "));
    head.scope = "row";
    link.href = TK.root + path;
    head.append(link);
    time.setAttribute("datetime", started);
    const cells = [make("span", say(status), status === "failed" ? "tag t0" : "tag"), say(kind), module, version, model || t("unknown"), time, String(items ?? t("unknown")), cost ?? t("unknown"), tags.join(", ") || "–"];
    tr.append(head, ...cells.map((content, i) => { const td = make("td", null, i === 6 || i === 7 ? "num" : ""); td.append(content); return td; }));
    return tr;
  }

  $("q").addEventListener("input", () => { TK.choose({ q: $("q").value.trim() }); apply(); });
  for (const field of fields.slice(1)) $(field).addEventListener("change", () => { TK.choose({ [field]: $(field).value }); apply(); });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", apply);
  form.hidden = false;
  if (location.hash.includes("=")) apply(); else $("module").addEventListener("focus", apply, { once: true });
})();
