// The heatmap's further choices, and the list of its keys.
"use strict";
ST.tools = (() => {
  const make = ST.make, fields = new Map();
  const keys = [
    ["Arrow keys", "to the next cell; from the first row up into the head"], ["Home, End", "to the first or last cell of the row"], ["Page Up, Page Down", "by what fits on the screen"],
    ["Ctrl Home, Ctrl End", "to the first or last cell of all"], ["Enter", "open the module; in the head: sort; on a heading: fold"], ["Esc", "hide the details"], ["/", "search the whole site"], ["?", "this list"],
  ];
  function select(name, label, options) {
    const field = make("label", `${label} `), list = make("select");
    list.id = `choose-${name}`;
    for (const [value, words] of options) {
      const option = make("option", words);
      option.value = value;
      list.append(option);
    }
    list.addEventListener("change", () => ST.choose({ [name]: list.value }));
    fields.set(name, list);
    field.append(list);
    return field;
  }
  function input(name, label, type, hint) {
    const field = make("label", `${label} `), box = make("input");
    box.type = type;
    box.id = `choose-${name}`;
    if (hint) box.placeholder = hint;
    if (type === "number") { box.min = 1; box.max = 36500; }
    box.addEventListener("change", () => ST.choose({ [name]: box.type === "checkbox" ? (box.checked ? "1" : "") : box.value.trim() }));
    fields.set(name, box);
    field.append(box);
    return field;
  }
  function start() {
    const panel = document.getElementById("more"), all = [["", "All"]], named = list => list.map(name => [name, name]);
    const box = make("div", undefined, "more");
    box.append(
      select("view", "View", [["", "Modules × versions"], ["models", "Modules × models"], ["rubrics", "Rubrics × versions of one module"]]),
      input("module", "Module", "text", ST.ids[0]),
      select("sort", "Sort", [["", "Id"], ["module", "Name"], ["-latest", "Latest, highest first"], ["latest", "Latest, lowest first"], ["weakest", "Weakest rubric, lowest first"], ["-weakest", "Weakest rubric, highest first"], ["change", "Change, falling first"], ["-change", "Change, rising first"],
        ["-evidence", "Evidence, most first"], ["evidence", "Evidence, least first"], ["-date", "Date, newest first"], ["date", "Date, oldest first"]]),
      ...ST.groups.length || ST.tags.length ? [select("group", "Group by", [["", "Nothing"], ...ST.groups.length ? [["group", "Group"]] : [], ...ST.tags.length ? [["tag", "Tag"]] : []])] : [],
      ...ST.tags.length ? [select("tag", "Tag", [...all, ...named(ST.tags)])] : [],
      select("state", "State", [...all, ...Object.entries(ST.selection.states).map(([value, { words }]) => [value, words])]),
      ...ST.sets.length > 1 ? [select("set", "Data set", [...all, ...named(ST.sets)])] : [],
      input("since", "Changed since", "text", "commit or yyyy-mm-dd"),
      input("from", "Results from", "date"), input("to", "until", "date"),
      input("stale", "Old after days", "number", ST.stale),
      select("colour", "Colour", [["", "The rate"], ["change", "The change"]]),
      input("bars", "Intervals", "checkbox"),
    );
    const past = make("button", "Time travel");
    past.type = "button";
    past.addEventListener("click", async () => { await ST.part("time"); await ST.past.load(); ST.choose({ at: ST.past.newest || "", view: "" }); });
    box.append(past);
    const reset = make("button", "Clear all choices"), help = make("button", "Keys");
    reset.type = help.type = "button";
    reset.addEventListener("click", () => { location.hash = "#"; });
    help.addEventListener("click", tell);
    box.append(reset, help);
    panel.append(box);
    addEventListener("keydown", event => {
      if (event.target.closest("input,select,textarea,dialog") || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "?") { event.preventDefault(); tell(); }
    });
  }
  function tell() {
    const dialog = make("dialog", undefined, "keys"), list = make("dl"), close = make("button", "Close");
    dialog.setAttribute("aria-label", "Keys");
    for (const [key, words] of keys) list.append(make("dt", key), make("dd", words));
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.append(make("h2", "Keys"), list, close);
    document.body.append(dialog);
    dialog.showModal();
  }
  function show(state) {
    for (const [name, field] of fields) {
      const value = state[name] || "";
      if (field.type === "checkbox") field.checked = !!value;
      else if (field.tagName === "SELECT") field.value = [...field.options].some(option => option.value === value) ? value : "";
      else field.value = value;
    }
    const isPast = !!ST.view.fill, isOwn = !!ST.view.items;
    for (const name of ["state", "set", "from", "to", "stale", "colour", "bars"]) if (fields.has(name)) fields.get(name).disabled = isPast || isOwn;
    fields.get("module").parentElement.hidden = !isOwn;
    const set = [...fields.keys()].filter(name => state[name]).length, summary = document.querySelector("#more summary"), text = set ? `More (${set})` : "More";
    if (summary.textContent !== text) summary.textContent = text;
  }
  return { start, show };
})();
