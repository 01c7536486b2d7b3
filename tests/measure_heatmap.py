#!/usr/bin/env python3
"""Measures the heatmap of built sites in a real Chromium, and prints a table in Markdown.

    python3 tests/measure_heatmap.py [--rounds N] NAME=_site [NAME=_site ...]          the heatmap while somebody uses it
    python3 tests/measure_heatmap.py [--rounds N] --pages NAME=_site [NAME=_site ...]  a page of each kind as it loads

The figures are those of the browser's own performance API: first paint, longest task while the page loads and while somebody uses it,
bytes over the wire (gzip, level 6), nodes. Time travel is measured where a site has a history. In brackets stands the processor time of the longest task, from the browser's trace: on a busy
machine that is the safer figure. Python 3 and Chromium only; TRACKER_BROWSER names another browser. Nothing asserts a time: machines differ.
"""
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--remote-debugging-pipe", "--window-size=1400,900"]
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json"}

# What somebody does, each ended by a painted frame; the longest task of each is kept.
SCENARIO = """(async isPage => {
  const tasks = [];
  new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  const wait = ms => new Promise(done => setTimeout(done, ms)), frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  const until = async test => { for (let i = 0; i < 600 && !test(); i++) await wait(50); if (!test()) throw new Error("waited in vain: " + test); };
  const longest = from => Math.max(0, ...tasks.filter(task => task.startTime >= from).map(task => task.duration));
  const bytes = () => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation")).reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  await wait(1500);
  const result = { paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, load: longest(0), first: bytes(), nodes: document.getElementsByTagName("*").length };
  const step = async (name, act, done) => { const from = performance.now(); performance.mark("begin " + name); await act(); if (done) await until(done); await frame(); await wait(400); performance.mark("end " + name); result[name] = longest(from); };
  performance.mark("end load");
  if (!document.getElementById("heatmap") || isPage) return result;
  const box = document.querySelector(".tall"), live = document.querySelector("#heatmap");
  const shown = () => live.classList.contains("live") && live.querySelector("tbody td") && !live.querySelector("tbody [aria-busy]");
  await step("start", () => document.body.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })), shown);
  await step("scroll", async () => { for (let i = 1; i <= 40; i++) { box.scrollTop = i * box.scrollHeight / 40; await frame(); } }, shown);
  await step("filter", () => { location.hash = "#q=entities+1"; });
  await step("sort", () => { location.hash = "#sort=-latest"; }, shown);
  await step("model", () => { const list = document.getElementById("model"); location.hash = "#sort=-latest&model=" + encodeURIComponent(list.options[list.options.length - 1].value); }, shown);
  result.live = document.getElementsByTagName("*").length;
  result.all = bytes();
  await step("past", async () => { await wait(0); location.hash = "#at=" + "0".repeat(8); }, () => document.getElementById("count").textContent.includes("changed a result"));
  result.then = bytes();
  await step("keys", async () => {
    location.hash = "#";
    await until(shown);
    document.querySelector("#heatmap tbody td").click();
    for (const key of [...Array(30).fill("ArrowDown"), ...Array(10).fill("ArrowRight"), ...Array(10).fill("PageDown"), ...Array(10).fill("ArrowUp")]) {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await frame();
    }
  }, shown);
  const commits = ST.past.commits;
  if (commits.length > 40) {
    location.hash = "#at=" + commits[0].hash;
    await until(() => document.querySelector(".time input"));
    await wait(500);
    const range = document.querySelector(".time input"), [play] = document.querySelectorAll(".time button");
    await step("slide", async () => { for (let i = 1; i <= 30; i++) { range.value = Math.floor(i * (commits.length - 1) / 30) - (i % 3 ? 0 : 9); range.dispatchEvent(new Event("input")); await frame(); } });
    await step("play", async () => { range.value = 0; range.dispatchEvent(new Event("input")); await wait(300); play.click(); await wait(7000); play.click(); });
  }
  return result;
})"""


class Site(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            path = os.path.join(path, "index.html")
        if not os.path.isfile(path):
            self.send_error(404)
            return
        with open(path, "rb") as file:
            body = gzip.compress(file.read(), 6)
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(os.path.splitext(path)[1], "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Browser:
    """A headless browser that is spoken to over two pipes: JSON messages with a zero byte behind each."""

    def __init__(self, program):
        self.folder = tempfile.mkdtemp()
        (self.their_in, self.our_out), (self.our_in, self.their_out) = os.pipe(), os.pipe()
        shell = f'exec "$0" "$@" 3<&{self.their_in} 4>&{self.their_out}'
        self.process = subprocess.Popen(["bash", "-c", shell, program, *FLAGS, f"--user-data-dir={self.folder}", "about:blank"],
                                        pass_fds=[self.their_in, self.their_out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.number, self.rest, self.events, self.trace = 0, b"", [], []

    def message(self):
        while b"\0" not in self.rest:
            part = os.read(self.our_in, 1 << 16)
            if not part:
                raise RuntimeError("the browser is gone")
            self.rest += part
        text, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(text)
        if message.get("method") == "Tracing.dataCollected":
            self.trace += message["params"]["value"]
        return message

    def call(self, method, session=None, **parameters):
        self.number += 1
        call = {"id": self.number, "method": method, "params": parameters}
        if session:
            call["sessionId"] = session
        os.write(self.our_out, json.dumps(call).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer.get("method"))

    def measure(self, address, is_page=False):
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable", session)
        self.events.clear()
        self.call("Tracing.start", categories="toplevel,blink.user_timing", transferMode="ReportEvents")
        self.call("Page.navigate", session, url=address)
        while "Page.loadEventFired" not in self.events:
            self.events.append(self.message().get("method"))
        answer = self.call("Runtime.evaluate", session, expression=f"{SCENARIO}({str(is_page).lower()})", awaitPromise=True, returnByValue=True)
        self.call("Target.disposeBrowserContext", browserContextId=context)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "the page failed"))
        self.call("Tracing.end")
        while self.message().get("method") != "Tracing.tracingComplete":
            pass
        return answer["result"]["value"] | self.processor()

    def processor(self):
        """The processor time of the longest task of each step, by the marks that the page set."""
        marks = {event["name"]: event for event in self.trace if event.get("cat", "").startswith("blink.user_timing") and event["name"].startswith(("begin ", "end "))}
        load = marks["end load"]
        tasks = [event for event in self.trace if event["name"].endswith("RunTask") and (event["pid"], event["tid"]) == (load["pid"], load["tid"]) and "tdur" in event]
        longest = lambda begin, end: max((task["tdur"] for task in tasks if begin <= task["ts"] <= end), default=0) / 1000
        return {f"{name[4:]} cpu": longest(marks["begin " + name[4:]]["ts"] if "begin " + name[4:] in marks else 0, mark["ts"]) for name, mark in marks.items() if name.startswith("end ")}

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for end in (self.their_in, self.our_out, self.our_in, self.their_out):
            os.close(end)
        shutil.rmtree(self.folder, ignore_errors=True)


def program():
    names = [os.environ.get("TRACKER_BROWSER"), "chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge"]
    return next((found for found in map(lambda name: name and shutil.which(name), names) if found), None)


def site_of(folder):
    handler = lambda *arguments: Site(*arguments, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main(arguments):
    rounds = 3
    if arguments[:1] == ["--rounds"]:
        rounds, arguments = int(arguments[1]), arguments[2:]
    is_pages = arguments[:1] == ["--pages"]
    arguments = arguments[1:] if is_pages else arguments
    sites = [argument.split("=", 1) for argument in arguments]
    if not sites or any(len(site) != 2 or not os.path.isfile(os.path.join(site[1], "index.html")) for site in sites):
        sys.exit(__doc__)
    if not program():
        sys.exit("measure_heatmap: no Chromium, Chrome or Edge found; name one with TRACKER_BROWSER")
    steps = ["load"] if is_pages else ["load", "start", "scroll", "filter", "sort", "model", "past", "keys", "slide", "play"]
    print(f"| {'page' if is_pages else 'site'} | first paint | bytes | nodes | longest task: " + " | ".join(steps) + (" |" if is_pages else " | nodes with scripts | bytes by then | bytes with time travel |"))
    print("|---" * (4 + len(steps) + (0 if is_pages else 3)) + "|")
    for name, folder in sites:
        for page in pages_of(folder) if is_pages else ["index.html"]:
            median = measured(folder, page, rounds, is_pages)
            task = lambda key: "no history" if key not in median else (f"{median[key]:.0f} ms" if median[key] else "under 50 ms") + f" ({median[key + ' cpu']:.0f})"
            more = "" if is_pages else f" {median['live']:,.0f} | {median['all']:,.0f} | {median['then']:,.0f} |"
            print(f"| {name + ' ' + page if is_pages else name} | {median['paint']:.0f} ms | {median['first']:,.0f} | {median['nodes']:,.0f} | " + " | ".join(map(task, steps)) + " |" + more, flush=True)


def pages_of(folder):
    """A page of each kind that is there."""
    some = lambda *parts: sorted(name for name in os.listdir(os.path.join(folder, *parts))) if os.path.isdir(os.path.join(folder, *parts)) else []
    module = next((f"modules/{name}/index.html" for name in some("modules")), None)
    commit = next((f"history/{name}" for name in some("history") if len(name) > 40), None)
    pages = ["index.html", "overview/index.html", module, "compare/index.html", "table/index.html", "suggestions/index.html", "gate/index.html", "history/index.html", commit]
    return [page for page in pages if page and os.path.isfile(os.path.join(folder, page))]


def measured(folder, page, rounds, is_page):
    server, taken = site_of(folder), []
    for _ in range(rounds):
        browser = Browser(program())
        try:
            taken.append(browser.measure(f"http://127.0.0.1:{server.server_port}/{page}", is_page))
        finally:
            browser.close()
    server.shutdown()
    return {key: statistics.median(one[key] for one in taken) for key in taken[0]}


if __name__ == "__main__":
    main(sys.argv[1:])
