#!/usr/bin/env python3
"""Measures `tracker serve --watch`: from the write of a module file to the event that tells of it, and to the new name in the page of a real Chromium.

    python3 tests/measure_watch.py [--rounds N] [--page PAGE] [--template FILE] DATA TRACKER...

DATA is a data folder that may be written to (its first module gets other names, and its own at the end); TRACKER is the command, such as `dotnet tracker.dll`. The heatmap is open, with a
choice in its address and scrolled down; both must still be so afterwards. PAGE is another page that shows the module's name, such as overview/index.html; `module` is the module's own. With FILE, such as layout.hbs or assets/site.css,
that file of site-templates beside DATA is changed in the module's place, and taken away at the end; it must not be there. Python 3 and Chromium only. Nothing asserts a time.
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
  const isShown = document.documentElement.textContent.includes(name) || getComputedStyle(document.documentElement).getPropertyValue("--shown").includes(name);
  return isLive && isShown && document.querySelector("main")?.style.contentVisibility === "" ? { state: (document.querySelector(".tall")?.scrollTop ?? scrollY) + location.hash, wasKept: !!window.wasHere } : null;
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
    options = {"--rounds": "10", "--page": "index.html#sort=-module", "--template": ""}
    while arguments[:1] and arguments[0] in options:
        options[arguments[0]], arguments = arguments[1], arguments[2:]
    rounds, page, template = int(options["--rounds"]), options["--page"], options["--template"]
    if len(arguments) < 2 or not program():
        sys.exit(__doc__)
    data, command = arguments[0], arguments[1:]
    folder = os.path.join(data, "modules")
    file = os.path.join(folder, sorted(os.listdir(folder))[0])
    with open(file, encoding="utf-8") as stream:
        kept = stream.read()
    page = f"modules/{json.loads(kept)['module_id']}/index.html" if page == "module" else page
    if template:
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "site-templates", template), encoding="utf-8") as stream:
            kept = stream.read()
        file = os.path.join(os.path.dirname(os.path.abspath(data)), "site-templates", template)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "x", encoding="utf-8", newline="") as stream:
            stream.write(kept)

    def text(name):
        if template:
            return kept + (f'\n:root{{--shown:"{name}"}}\n' if template.endswith(".css") else f"\n<i hidden>{name}</i>\n")
        return json.dumps(json.loads(kept) | {"module_name": name}, ensure_ascii=False, indent=2) + "\n"

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
            content = text(name)
            evaluate("window.wasHere = true")
            written = time.time()
            with open(file + ".new", "w", encoding="utf-8", newline="") as stream:
                stream.write(content)
            os.replace(file + ".new", file)
            while not state:
                # Looked at once a frame, so that looking takes no time from the building. Between two pages there is none to ask.
                try:
                    state = evaluate(f"new Promise(done => {{ const look = () => {{ const state = {SHOWN}({json.dumps(name)}); state ? done(state) : requestAnimationFrame(look); }}; look(); }})")
                except RuntimeError:
                    state = None
            shown = time.time()
            taken.append((events.told[before][0] - written, shown - written, "loaded again" if not state["wasKept"] else "in place", state["state"]))
            # What nobody looks at is made a moment later.
            evaluate(f"new Promise(done => setTimeout(done, {2000 if template else 700}))")
        print("| round | told | in the page | how | scroll and choice |\n|---|---|---|---|---|")
        for i, (told, shown, how, state) in enumerate(taken):
            print(f"| {i + 1} | {1000 * told:.0f} ms | {1000 * shown:.0f} ms | {how} | {state} |")
        late = taken[min(3, len(taken) - 1):]
        print(f"median from the fourth on: told after {1000 * statistics.median(t[0] for t in late):.0f} ms, in the page after {1000 * statistics.median(t[1] for t in late):.0f} ms")
        print("\n".join(talk[-6:]))
    finally:
        if template:
            os.remove(file)
        else:
            with open(file, "w", encoding="utf-8", newline="") as stream:
                stream.write(kept)
        if browser:
            browser.close()
        server.terminate()
        server.wait()
        subprocess.run(["rm", "-rf", output], check=False)


main(sys.argv[1:])
