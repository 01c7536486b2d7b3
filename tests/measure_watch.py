#!/usr/bin/env python3
"""Measures `tracker serve --watch`: from the write of a module file to the event that tells of it, and to the new name in the page of a real Chromium.

    python3 tests/measure_watch.py [--rounds N] [--page PAGE] DATA TRACKER...

DATA is a data folder that may be written to (its first module gets other names, and its own at the end); TRACKER is the command, such as `dotnet tracker.dll`. The heatmap is open, with a
choice in its address and scrolled down; both must still be so afterwards. PAGE is another page that shows the module's name, such as overview/index.html; `module` is the module's own. Python 3 and Chromium only. Nothing asserts a time.
"""
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from measure_heatmap import Browser, program

# Whether the page shows a text, with its scripts at work; where it is scrolled to and what was chosen.
SHOWN = """(name => {
  const isLive = document.querySelector("#heatmap") ? !location.hash || document.querySelector("#heatmap.live tbody td:not([aria-busy])") : !document.querySelector("table.sortable") || document.querySelector("table.sortable th button");
  return isLive && document.querySelector("main")?.textContent.includes(name) ? { state: (document.querySelector(".tall")?.scrollTop ?? scrollY) + location.hash, wasKept: !!window.wasHere } : null;
})"""


class Events(threading.Thread):
    """Listens to the preview as an open page does, and notes when it is told to load again."""

    def __init__(self, port, page):
        super().__init__(daemon=True)
        self.connection, self.told = http.client.HTTPConnection("127.0.0.1", port), []
        self.connection.request("GET", f"/.tracker/events?page={page}")
        self.answer = self.connection.getresponse()
        self.start()

    def run(self):
        for line in self.answer:
            if line.startswith(b"event:"):
                self.told.append((time.time(), line[7:].strip().decode()))


def main(arguments):
    rounds, page = 10, "index.html#sort=-module"
    while arguments[:1] and arguments[0] in ("--rounds", "--page"):
        rounds, page = (int(arguments[1]), page) if arguments[0] == "--rounds" else (rounds, arguments[1])
        arguments = arguments[2:]
    if len(arguments) < 2 or not program():
        sys.exit(__doc__)
    data, command = arguments[0], arguments[1:]
    folder = os.path.join(data, "modules")
    file = os.path.join(folder, sorted(os.listdir(folder))[0])
    with open(file, encoding="utf-8") as stream:
        kept = stream.read()
    page = f"modules/{json.loads(kept)['module_id']}/index.html" if page == "module" else page
    output = tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    server = subprocess.Popen([*command, "serve", "--watch", "--port", "0", "--data", data, "--output", os.path.join(output, "site"), "-v"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    talk = []
    threading.Thread(target=lambda: talk.extend(line.strip() for line in server.stderr), daemon=True).start()
    browser = None
    try:
        address = server.stdout.readline().strip()
        events = Events(int(address.rsplit(":", 1)[1].strip("/")), page.split("#")[0])
        browser = Browser(program())
        target = browser.call("Target.createTarget", url=f"{address}{page}")["targetId"]
        session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.call("Page.enable", session)
        evaluate = lambda text: browser.call("Runtime.evaluate", session, expression=text, awaitPromise=True, returnByValue=True)["result"].get("value")
        # Not in the page: it is still on its way.
        time.sleep(2.5)
        evaluate("document.querySelector('.tall') ? (document.querySelector('.tall').scrollTop = 40) : scrollTo(0, 40)")
        taken = []
        for i in range(rounds):
            name, before, state = f"zzz renamed {i:03}", len(events.told), None
            document = json.loads(kept)
            document["module_name"] = name
            evaluate("window.wasHere = true")
            written = time.time()
            with open(file + ".new", "w", encoding="utf-8", newline="") as stream:
                json.dump(document, stream, ensure_ascii=False, indent=2)
                stream.write("\n")
            os.replace(file + ".new", file)
            while not state:
                # Between two pages there is none to ask.
                try:
                    state = evaluate(f"{SHOWN}({json.dumps(name)})")
                except RuntimeError:
                    state = None
            shown = time.time()
            taken.append((events.told[before][0] - written, shown - written, "loaded again" if not state["wasKept"] else "in place", state["state"]))
            evaluate("new Promise(done => setTimeout(done, 400))")
        print("| round | told | in the page | how | scroll and choice |\n|---|---|---|---|---|")
        for i, (told, shown, how, state) in enumerate(taken):
            print(f"| {i + 1} | {1000 * told:.0f} ms | {1000 * shown:.0f} ms | {how} | {state} |")
        late = taken[min(3, len(taken) - 1):]
        print(f"median from the fourth on: told after {1000 * statistics.median(t[0] for t in late):.0f} ms, in the page after {1000 * statistics.median(t[1] for t in late):.0f} ms")
        print("\n".join(talk[-6:]))
    finally:
        with open(file, "w", encoding="utf-8", newline="") as stream:
            stream.write(kept)
        if browser:
            browser.close()
        server.terminate()
        server.wait()
        subprocess.run(["rm", "-rf", output], check=False)


main(sys.argv[1:])
