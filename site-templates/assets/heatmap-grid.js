// A grid of many rows of which only those in view are made (WAI-ARIA grid: one cell takes part in the order of the Tab key, arrow keys go on from there).
"use strict";
ST.grid = (table, { fill, open, moved, settled }) => {
  const scroller = table.parentElement, body = table.tBodies[0], head = table.tHead.rows[0], nodes = new Map(), late = new Set();
  let items = [], tops = [0], places = new Map(), all = false, spot = { key: null, column: 1 }, frame = 0, pace = 6, isNew = false;

  const at = top => {
    let low = 0, high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle + 1] <= top) low = middle + 1; else high = middle;
    }
    return low;
  };
  /** The part of a cell that takes the focus: a link or button in it, else the cell. */
  const target = (row, column) => {
    const cell = row.cells[Math.min(column, row.cells.length - 1)];
    return cell && (cell.querySelector("a,button") || cell);
  };
  function make(item) {
    const row = document.createElement("tr");
    row.setAttribute("role", "row");
    row.dataset.key = item.key;
    nodes.set(item.key, row);
    return row;
  }
  function refill(key) {
    const row = nodes.get(key), item = items[places.get(key)];
    late.delete(key);
    if (!row || !item) return;
    const focused = row.contains(document.activeElement) ? document.activeElement.closest("td,th").cellIndex : -1;
    fill(item, row);
    row.classList.remove("late");
    for (const cell of row.cells) cell.setAttribute("role", cell.tagName === "TD" ? "gridcell" : "rowheader");
    stop(row);
    if (focused >= 0) target(row, focused)?.focus({ preventScroll: true });
  }
  function stop(row) {
    if (row.dataset.key !== spot.key) {
      for (const one of row.querySelectorAll("a,button")) one.tabIndex = -1;
      for (const one of row.querySelectorAll("td[tabindex]")) one.removeAttribute("tabindex");
      return;
    }
    for (const cell of row.cells) {
      const one = target(row, cell.cellIndex);
      if (cell.cellIndex === Math.min(spot.column, row.cells.length - 1)) one.tabIndex = 0;
      else if (one === cell) one.removeAttribute("tabindex");
      else one.tabIndex = -1;
    }
  }

  const inView = (i, top, room) => all || (tops[i + 1] > top && tops[i] < top + room);
  /** Makes some of the rows that are missing, those in view first, and the others in the frames to come: no frame is to take longer than somebody notices. */
  function draw(isInFrame) {
    cancelAnimationFrame(frame);
    const top = scroller.scrollTop, room = all ? Infinity : scroller.clientHeight, wanted = [];
    const from = all ? 0 : at(top - 300), to = all ? items.length : Math.min(items.length, at(top + room + 300) + 1);
    for (let i = from; i < to; i++) wanted.push(i);
    const kept = places.get(spot.key);
    if (kept !== undefined && kept < from) wanted.unshift(kept);
    else if (kept !== undefined && kept >= to) wanted.push(kept);
    const keys = new Set(wanted.map(i => items[i].key));
    for (const key of nodes.keys()) if (!keys.has(key)) drop(key);
    const isLate = i => !nodes.has(items[i].key) || late.has(items[i].key), missing = wanted.filter(i => i !== kept && isLate(i)), seen = missing.filter(i => inView(i, top, room));
    const chosen = all ? missing : (seen.length ? seen : missing).slice(0, pace), now = new Set(kept === undefined ? chosen : [kept, ...chosen]);
    let next = body.firstElementChild, whole = 0;
    for (const i of wanted) {
      const item = items[i], isDue = now.has(i) && isLate(i);
      if (!isDue && !nodes.has(item.key)) continue;
      const row = nodes.get(item.key) || make(item);
      row.style.top = `${tops[i]}px`;
      row.style.height = `${item.height}px`;
      row.setAttribute("aria-rowindex", i + 2);
      if (row === next) next = next.nextElementSibling; else body.insertBefore(row, next);
      if (!isDue) continue;
      refill(item.key);
      if (!row.querySelector("[aria-busy]")) whole++;
    }
    if (missing.length > chosen.length) {
      if (isInFrame) ask();
      else frame = requestAnimationFrame(ask);
    }
    if (isNew && seen.length <= chosen.length) { isNew = false; settled(); }
    return whole;
  }
  /** Draws in the next frame, and learns from what that frame takes how many rows the one after it may make. */
  function ask() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const begun = performance.now(), rows = draw(true), { port1, port2 } = new MessageChannel();
      if (rows < 2) return;
      port1.onmessage = () => { pace = Math.max(3, Math.min(40, Math.round((pace + 40 * rows / (performance.now() - begun)) / 2))); };
      port2.postMessage(0);
    });
  }
  /** Has a row made anew: something came that it shows. */
  function again(key) {
    late.add(key);
    ask();
  }
  function drop(key) {
    nodes.get(key).remove();
    nodes.delete(key);
    late.delete(key);
  }

  function set(list) {
    items = list;
    tops = new Float64Array(list.length + 1);
    places = new Map();
    list.forEach((item, i) => { tops[i + 1] = tops[i] + item.height; places.set(item.key, i); });
    if (!places.has(spot.key)) spot = { key: list[0]?.key ?? null, column: Math.min(spot.column, 1) };
    body.style.height = `${tops[list.length]}px`;
    table.setAttribute("aria-rowcount", list.length + 1);
    table.setAttribute("aria-colcount", head.cells.length);
    const top = scroller.scrollTop, room = scroller.clientHeight;
    for (const key of nodes.keys()) {
      // What is not there any more goes at once; what stays is dimmed until a frame has the time for it.
      if (key === spot.key && places.has(key)) refill(key);
      else if (!places.has(key) || !inView(places.get(key), top, room)) drop(key);
      else { late.add(key); nodes.get(key).classList.add("late"); }
    }
    isNew = true;
    draw();
    for (const row of nodes.values()) stop(row);
  }

  /** Moves the focus to a cell, which comes into view; place −1 is the head. */
  function go(place, column) {
    if (place < 0) {
      head.cells[column]?.firstElementChild?.focus();
      return;
    }
    const item = items[place];
    if (!item) return;
    const before = nodes.get(spot.key);
    spot = { key: item.key, column };
    if (before) stop(before);
    const room = scroller.clientHeight - head.offsetHeight;
    if (tops[place] < scroller.scrollTop) scroller.scrollTop = tops[place];
    else if (tops[place + 1] > scroller.scrollTop + room) scroller.scrollTop = tops[place + 1] - room;
    draw();
    stop(nodes.get(item.key));
    target(nodes.get(item.key), column).focus();
  }

  const cellOf = event => event.target.closest("td,th");
  function keys(event) {
    const cell = cellOf(event);
    if (!cell || event.altKey || event.metaKey) return;
    const row = cell.parentElement, inHead = row === head, place = inHead ? -1 : places.get(row.dataset.key), column = inHead || row.cells.length > 1 ? cell.cellIndex : spot.column;
    const last = head.cells.length - 1, page = Math.max(1, Math.floor((scroller.clientHeight - head.offsetHeight) / (items[0]?.height || 44)) - 1);
    const clamp = to => Math.max(0, Math.min(items.length - 1, to));
    let to;
    if (event.ctrlKey) to = { Home: [0, 0], End: [items.length - 1, last] }[event.key];
    else {
      switch (event.key) {
        case "ArrowLeft": to = [place, Math.max(0, column - 1)]; break;
        case "ArrowRight": to = [place, Math.min(last, column + 1)]; break;
        case "ArrowUp": to = [Math.max(-1, place - 1), column]; break;
        case "ArrowDown": to = [clamp(place + 1), column]; break;
        case "Home": to = [place, 0]; break;
        case "End": to = [place, last]; break;
        case "PageUp": to = [clamp(place - page), column]; break;
        case "PageDown": to = [clamp(place + page), column]; break;
        case "Enter": if (cell.tagName === "TD") { event.preventDefault(); open(items[place], cell.cellIndex); } return;
      }
    }
    if (!to) return;
    event.preventDefault();
    go(...to);
  }

  table.addEventListener("keydown", keys);
  body.addEventListener("click", event => {
    const cell = cellOf(event);
    if (cell?.tagName === "TD") go(places.get(cell.parentElement.dataset.key), cell.cellIndex);
  });
  body.addEventListener("dblclick", event => {
    const cell = cellOf(event);
    if (cell?.tagName === "TD") open(items[places.get(cell.parentElement.dataset.key)], cell.cellIndex);
  });
  body.addEventListener("focusin", event => {
    const cell = cellOf(event), before = nodes.get(spot.key);
    spot = { key: cell.parentElement.dataset.key, column: cell.cellIndex };
    if (before) stop(before);
    stop(cell.parentElement);
  });
  scroller.addEventListener("scroll", () => {
    ask();
    moved();
  }, { passive: true });
  new ResizeObserver(ask).observe(scroller);
  const paper = matchMedia("print");
  const onPaper = is => { all = is; draw(); };
  paper.addEventListener("change", () => onPaper(paper.matches));
  // Whoever prints without showing the page first tells of it by these alone.
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(paper.matches));

  /** Takes the place of the rows that the page came with; what was in view stays there. */
  function start() {
    const old = [...body.rows], top = old.findIndex(row => row.offsetTop + row.offsetHeight > scroller.scrollTop), focused = old.findIndex(row => row.contains(document.activeElement));
    all = paper.matches;
    table.setAttribute("role", "grid");
    table.tHead.setAttribute("role", "rowgroup");
    body.setAttribute("role", "rowgroup");
    head.setAttribute("role", "row");
    head.setAttribute("aria-rowindex", 1);
    body.replaceChildren();
    table.classList.add("live");
    return list => {
      set(list);
      if (top > 0) scroller.scrollTop = tops[Math.min(top, list.length)] || 0;
      if (focused >= 0) go(Math.min(focused, list.length - 1), 0);
    };
  }
  return { start, set, go, again, itemOf: row => row && items[places.get(row.dataset.key)], get items() { return items; } };
};
