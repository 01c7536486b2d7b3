// Tables to take along: as Markdown on the clipboard, as CSV and JSON files. Made of what the table shows, in the order in which it shows it.
"use strict";
(() => {
  const { make, say } = TK;
  const clean = text => text.replace(/\s+/g, " ").trim();
  const textOf = cell => clean([...cell.childNodes].filter(node => node.nodeName !== "svg").map(node => node.textContent).join(" "));

  function read(table) {
    const heads = [...table.tHead.rows[0].cells], kept = heads.map((head, i) => head.classList.contains("picture") ? -1 : i).filter(i => i >= 0);
    const rows = [...table.querySelectorAll("tbody tr")].filter(row => row.cells.length === heads.length && !row.hidden);
    return { heads: kept.map(i => textOf(heads[i])), rows: rows.map(row => kept.map(i => textOf(row.cells[i]))) };
  }

  // Neither a table, a mention nor a link is made of what the data say.
  const escape = text => text.replace(/[\\`*_[\]|~!$]/g, "\\$&").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[@#]/g, "$&\u2060").replace(/:\/\//g, ":\u2060//");
  const line = cells => `| ${cells.map(escape).join(" | ")} |\n`;
  const markdown = ({ heads, rows }) => line(heads) + `|${heads.map(() => "---").join("|")}|\n` + rows.map(line).join("");

  // A spreadsheet takes what begins like a formula for one.
  const field = text => { const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text; return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe; };
  const csv = ({ heads, rows }) => "\uFEFF" + [heads, ...rows].map(cells => cells.map(field).join(",") + "\r\n").join("");
  const json = ({ heads, rows }) => JSON.stringify({ columns: heads, rows: rows.map(cells => cells.map(text => /^-?\d+(\.\d+)?$/.test(text) ? +text : text)) }, null, 1) + "\n";

  async function copy(text, button, what = t("tools.copied")) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", text, "sr");
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    said.textContent = what;
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1500);
  }
  function save(text, type, name) {
    const link = make("a"), address = URL.createObjectURL(new Blob([text], { type }));
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  const said = make("p", "", "sr");
  said.setAttribute("role", "status");
  document.body.append(said);
  TK.tools = (table, place) => {
    const bar = make("p", null, "tools"), what = table.dataset.name, name = `${document.querySelector("[data-module]")?.dataset.module || "tracker"}-${what}`;
    const add = (label, act) => {
      const button = make("button", label);
      button.type = "button";
      button.setAttribute("aria-label", `${label}: ${what}`);
      button.addEventListener("click", () => act(button));
      bar.append(button);
    };
    add(t("tools.copy"), button => copy(markdown(read(table)), button));
    add(t("tools.csv"), () => save(csv(read(table)), "text/csv", `${name}.csv`));
    add(t("tools.json"), () => save(json(read(table)), "application/json", `${name}.json`));
    place.after(bar);
    return bar;
  };
  for (const text of document.querySelectorAll("[data-copy]")) {
    const button = make("button", t("tools.copy_text")), bar = make("p", null, "tools");
    button.type = "button";
    button.addEventListener("click", () => copy(text.textContent, button, t("tools.copied_text")));
    bar.append(button);
    text.after(bar);
  }
  for (const table of document.querySelectorAll("table[data-name]")) TK.tools(table, table.closest(".scroll") || table);
})();
