// Module pages: tables that sort by a click on a heading, and one rubric table at a time.
"use strict";
(() => {
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0], own = [...body.rows];
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    heads.forEach((th, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = th.textContent.trim();
      th.replaceChildren(button);
      button.addEventListener("click", () => {
        const now = th.getAttribute("aria-sort"), next = now === "ascending" ? "descending" : now === "descending" ? null : "ascending";
        heads.forEach(other => other.removeAttribute("aria-sort"));
        let order = own;
        if (next) {
          th.setAttribute("aria-sort", next);
          const text = row => row.cells[column].firstChild?.textContent ?? "", isNumber = th.classList.contains("num");
          const value = row => isNumber ? parseFloat(text(row)) : text(row);
          const empty = x => isNumber && Number.isNaN(x);
          const keys = new Map(own.map(row => [row, value(row)]));
          order = [...own].sort((a, b) => {
            const x = keys.get(a), y = keys.get(b);
            if (empty(x) || empty(y)) return empty(x) - empty(y);
            return (isNumber ? x - y : compare(x, y)) * (next === "ascending" ? 1 : -1);
          });
        }
        body.append(...order);
      });
    });
  }

  const rubrics = document.querySelector(".rubrics");
  const parts = rubrics ? [...rubrics.querySelectorAll("details")] : [];
  if (parts.length > 1) {
    const label = document.createElement("label"), select = document.createElement("select");
    label.append(t("heatmap.model") + " ", select);
    parts.forEach((part, i) => select.add(new Option(part.querySelector("summary").textContent, i)));
    const pick = () => parts.forEach((part, i) => { part.hidden = i !== +select.value; part.open = !part.hidden; });
    select.addEventListener("change", pick);
    rubrics.prepend(label);
    rubrics.classList.add("picked");
    pick();
  }
})();
