#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long a frame of the report page takes while a slider is dragged, by the browser's own trace; how long a page
takes to make; how long the package takes to import. It prints figures and asserts none.

    python3 tests/bench/view_bench.py [path of the program journeyrank]
"""

import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests" / "view"))
from browser import PATIENCE_S, Browser  # noqa: E402

PROGRAM = TOP / "build" / "release" / "bin" / "journeyrank"
VIEW = 'document.getElementById("journeyrank-view").view'
CRITERIA = ("pain", "revenue", "retention", "cost", "effort", "reach")
FRAME_MS = 1000 / 60
STEPS = 240  # moves of the mouse, one a frame


def decision(folder, journeys):
    """A matrix of random cells, and a model of six criteria in two groups."""
    draw = random.Random(journeys)
    matrix = folder / f"{journeys}.csv"
    with matrix.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["journey", "label", *CRITERIA])
        for i in range(journeys):
            table.writerow([f"journey_{i}", f"Journey number {i}", *(round(draw.random(), 6) for _ in CRITERIA)])
    scale = {"name": "anchored", "at_0": 0, "at_1": 1}
    model = {
        "schema": 1,
        "name": f"{journeys} journeys",
        "criteria": [{"id": name, "direction": "maximize", "scale": scale} for name in CRITERIA],
        "groups": [{"id": "customer", "members": list(CRITERIA[:3])}, {"id": "company", "members": list(CRITERIA[3:])}],
    }
    (folder / "model.json").write_text(json.dumps(model), encoding="utf-8")
    return matrix, folder / "model.json"


def write_page(program, folder, journeys):
    """A report page, its seconds and its size."""
    matrix, model = decision(folder, journeys)
    page = folder / f"{journeys}.html"
    start = time.perf_counter()
    subprocess.run([program, "report", matrix, "--model", model, "--quiet", "-o", page], check=True)
    return page, time.perf_counter() - start, page.stat().st_size


def traced(page, work):
    """The events of the browser's trace while work is done."""
    browser = page.browser
    quiet = "disabled-by-default-devtools.timeline"
    categories = ["devtools.timeline", quiet, f"{quiet}.frame"]
    browser.call("Tracing.start", transferMode="ReportEvents", traceConfig={"includedCategories": categories})
    work()
    browser.events.clear()
    browser.call("Tracing.end")
    until = time.monotonic() + PATIENCE_S
    while not any(method == "Tracing.tracingComplete" for _, method, _ in browser.events):
        if time.monotonic() > until:
            raise SystemExit("the browser's trace does not end")
        browser.call("Browser.getVersion")
        time.sleep(0.05)
    return [event for _, method, told in browser.events if method == "Tracing.dataCollected" for event in told["value"]]


def drag(page, slider):
    """Drags a slider to the right and back with the mouse, a step a frame."""
    page.evaluate(f"{slider}.scrollIntoView({{ block: 'center' }})")
    left, top, width, height = page.evaluate(
        f"(() => {{ const r = {slider}.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; }})()"
    )
    middle = top + height / 2
    mouse = lambda kind, x: page.call(  # noqa: E731
        "Input.dispatchMouseEvent", type=kind, x=x, y=middle, button="left", buttons=1, clickCount=1
    )
    share = page.evaluate(f"{slider}.value / 100")
    mouse("mousePressed", left + 8 + share * (width - 16))
    for step in range(STEPS):
        at = step / (STEPS / 2)
        due = time.perf_counter() + FRAME_MS / 1000
        mouse("mouseMoved", left + 8 + (at if at < 1 else 2 - at) * (width - 16))
        time.sleep(max(0.0, due - time.perf_counter()))
    mouse("mouseReleased", left + 8)


def frame_times(events):
    """Of each frame the milliseconds that the page's thread works, and the milliseconds since the frame before it."""
    threads = {
        (event["pid"], event["tid"]) for event in events if event["name"] == "BeginMainThreadFrame"
    }  # that of the page
    begins = sorted(event["ts"] for event in events if event["name"] == "BeginMainThreadFrame")
    processes = {process for process, _ in threads}
    drawn = sorted(event["ts"] for event in events if event["name"] == "DrawFrame" and event["pid"] in processes)
    tasks = sorted(
        (event["ts"], event.get("dur", 0), event.get("tdur", event.get("dur", 0)))
        for event in events
        if event["name"] == "RunTask" and event["ph"] == "X" and (event["pid"], event["tid"]) in threads
    )
    work = []
    at = 0
    for begin, end in zip(begins, begins[1:]):
        while at < len(tasks) and tasks[at][0] + tasks[at][1] < begin:
            at += 1
        spent = 0
        i = at
        while i < len(tasks) and tasks[i][0] < end:
            spent += tasks[i][2]  # of the processor, whoever else is at work on it
            i += 1
        at = max(at, i)
        work.append(spent / 1000)
    apart = [(after - before) / 1000 for before, after in zip(drawn, drawn[1:])]
    return work, apart


def told(name, times):
    times = sorted(times)
    if not times:
        print(f"{name}: no frames in the trace")
        return
    rank = lambda share: times[min(len(times) - 1, int(share * len(times)))]  # noqa: E731
    late = sum(each > FRAME_MS for each in times)
    print(f"{name}: {len(times)} frames, median {statistics.median(times):.1f} ms, 95 % {rank(0.95):.1f} ms, "
          f"longest {times[-1]:.1f} ms, {late} over {FRAME_MS:.1f} ms")  # fmt: skip


def drags(page_path, folder, journeys):
    with Browser(folder) as browser:
        page = browser.open(page_path)
        page.call("Emulation.setDeviceMetricsOverride", width=1200, height=900, deviceScaleFactor=1, mobile=False)
        for shown in ("the first 100 shown", f"all {journeys} shown"):
            if shown.startswith("all"):
                page.evaluate(f"{VIEW}.showsAll = true; {VIEW}.draw()")
            sliders = {"a weight": f"{VIEW}.inputs[2].slider", "a group": f"{VIEW}.groupInputs[0].slider"}
            for what, slider in sliders.items():
                page.evaluate(f"{VIEW}.set({VIEW}.decision.stated)")
                drag(page, slider)  # what is compiled while it runs is not measured
                page.evaluate("new Promise((done) => setTimeout(done, 500))")
                work, apart = frame_times(traced(page, lambda slider=slider: drag(page, slider)))
                told(f"drag {what}, {journeys} journeys, {shown}: work a frame", work)
                told(f"drag {what}, {journeys} journeys, {shown}: from frame to frame", apart)


IMPORT = """
import time
start = time.perf_counter()
import numpy
numpys = time.perf_counter()
import journeyrank
print(numpys - start, time.perf_counter() - numpys)
"""


def imports():
    runs = []
    for _ in range(15):
        ran = subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True)
        runs.append([1000 * float(part) for part in ran.stdout.split()])
    numpy, own = (statistics.median(column) for column in zip(*runs))
    print(f"import journeyrank: {own:.0f} ms after NumPy's {numpy:.0f} ms (medians of {len(runs)} interpreters)")


def main():
    program = Path(sys.argv[1]) if len(sys.argv) > 1 else PROGRAM
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for journeys in (200, 1000):
            best = min((write_page(program, folder, journeys) for _ in range(3)), key=lambda made: made[1])
            print(f"a page of {journeys:,} journeys: {best[1]:.2f} s, {best[2] / 1e6:.2f} MB")
        drags(write_page(program, folder, 500)[0], folder, 500)
    try:
        imports()
    except subprocess.CalledProcessError:
        print("import journeyrank: the package is not installed")


if __name__ == "__main__":
    main()
