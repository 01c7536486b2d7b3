#!/usr/bin/env python3
"""Measures the heatmap of built sites in a real Chromium, and prints a table in Markdown.

    python3 tests/measure_heatmap.py [--rounds N] NAME=_site [NAME=_site ...]

The figures are those of the browser's own performance API: first paint, longest task while the page loads and while somebody uses it,
bytes over the wire (gzip, level 6), nodes. Python 3 and Chromium only; TRACKER_BROWSER names another browser. Nothing asserts a time:
machines differ, and this one may be busy.
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
SCENARIO = """(async () => {
  const tasks = [];
  new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  const wait = ms => new Promise(done => setTimeout(done, ms)), frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  const until = async test => { for (let i = 0; i < 600 && !test(); i++) await wait(50); if (!test()) throw new Error("waited in vain: " + test); };
  const longest = from => Math.max(0, ...tasks.filter(task => task.startTime >= from).map(task => task.duration));
  const bytes = () => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation")).reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  await wait(1500);
  const result = { paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, load: longest(0), first: bytes(), nodes: document.getElementsByTagName("*").length };
  const step = async (name, act, done) => { const from = performance.now(); await act(); if (done) await until(done); await frame(); await wait(400); result[name] = longest(from); };
  const box = document.querySelector(".tall"), live = document.querySelector("#heatmap");
  const shown = () => live.classList.contains("live") && live.querySelector("tbody td") && !live.querySelector("tbody [aria-busy]");
  await step("start", () => document.body.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })), shown);
  await step("scroll", async () => { for (let i = 1; i <= 40; i++) { box.scrollTop = i * box.scrollHeight / 40; await frame(); } }, shown);
  await step("filter", () => { location.hash = "#q=entities+1"; });
  await step("sort", () => { location.hash = "#sort=-latest"; }, shown);
  await step("model", () => { const list = document.getElementById("model"); location.hash = "#sort=-latest&model=" + encodeURIComponent(list.options[list.options.length - 1].value); }, shown);
  result.live = document.getElementsByTagName("*").length;
  result.all = bytes();
  return result;
})()"""


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
        self.process = subprocess.Popen(["sh", "-c", shell, program, *FLAGS, f"--user-data-dir={self.folder}", "about:blank"],
                                        pass_fds=[self.their_in, self.their_out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.number, self.rest, self.events = 0, b"", []

    def message(self):
        while b"\0" not in self.rest:
            part = os.read(self.our_in, 1 << 16)
            if not part:
                raise RuntimeError("the browser is gone")
            self.rest += part
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

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

    def measure(self, address):
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable", session)
        self.events.clear()
        self.call("Page.navigate", session, url=address)
        while "Page.loadEventFired" not in self.events:
            self.events.append(self.message().get("method"))
        answer = self.call("Runtime.evaluate", session, expression=SCENARIO, awaitPromise=True, returnByValue=True)
        self.call("Target.disposeBrowserContext", browserContextId=context)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "the page failed"))
        return answer["result"]["value"]

    def close(self):
        self.process.terminate()
        self.process.wait()
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
    sites = [argument.split("=", 1) for argument in arguments]
    if not sites or any(len(site) != 2 or not os.path.isfile(os.path.join(site[1], "index.html")) for site in sites):
        sys.exit(__doc__)
    if not program():
        sys.exit("measure_heatmap: no Chromium, Chrome or Edge found; name one with TRACKER_BROWSER")
    print("| site | first paint | first load | nodes | longest task: load | start | scroll | filter | sort | model | nodes with scripts | all loaded by then |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    for name, folder in sites:
        server, taken = site_of(folder), []
        for _ in range(rounds):
            browser = Browser(program())
            try:
                taken.append(browser.measure(f"http://127.0.0.1:{server.server_port}/index.html"))
            finally:
                browser.close()
        server.shutdown()
        median = {key: statistics.median(one[key] for one in taken) for key in taken[0]}
        task = lambda key: f"{median[key]:.0f} ms" if median[key] else "under 50 ms"
        print(f"| {name} | {median['paint']:.0f} ms | {median['first']:,.0f} bytes | {median['nodes']:,.0f} | " + " | ".join(task(key) for key in ("load", "start", "scroll", "filter", "sort", "model"))
              + f" | {median['live']:,.0f} | {median['all']:,.0f} bytes |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
