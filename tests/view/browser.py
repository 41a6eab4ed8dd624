# SPDX-License-Identifier: MIT
"""A real browser without a window: Chromium, spoken to over two pipes in the Chrome DevTools Protocol.

    with Browser(folder) as browser:
        page = browser.open(path)
        page.evaluate("document.title")
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_S = 60
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions", "--hide-scrollbars",
    "--disable-dev-shm-usage", "--force-color-profile=srgb", "--lang=en-US", "--remote-debugging-pipe",
]  # fmt: skip


class BrowserError(AssertionError):
    """The browser did not start, did not answer, or refused."""


class Browser:
    """One process of Chromium, and what its pages said."""

    def __init__(self, folder):
        asked = os.environ.get("JOURNEYRANK_BROWSER")
        program = asked or next(filter(None, map(shutil.which, NAMES)), None)
        if program is None:
            raise BrowserError("there is no Chromium: ./dev setup installs it, or name one in JOURNEYRANK_BROWSER")
        there, self._out = os.pipe()
        self._in, here = os.pipe()
        self.log = Path(folder) / "browser.log"
        # The browser reads commands from 3 and answers on 4, whatever number the pipes have here.
        words = ["bash", "-c", f'exec 3<&{there} 4>&{here} {there}<&- {here}>&-; exec "$@"', "browser", program]
        if there in (3, 4) or here in (3, 4):
            words[2] = f'exec {there + 20}<&{there} {here + 20}>&{here}; exec 3<&{there + 20} 4>&{here + 20}; exec "$@"'
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [*words, *FLAGS, f"--user-data-dir={folder}/profile", "about:blank"],
                pass_fds=(there, here), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, "HOME": str(folder), "LANG": "C.UTF-8"},
            )  # fmt: skip
        os.close(there)
        os.close(here)
        self._unread = b""
        self._number = 0
        self.events = []  # (session, method, parameters) as they came
        self.call("Browser.getVersion")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends this process, gently and then not."""
        try:
            self.call("Browser.close")
            self._process.wait(10)
        except (BrowserError, OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        for pipe in (self._in, self._out):
            os.close(pipe)

    def _message(self, until):
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            piece = os.read(self._in, 1 << 20) if ready else b""
            if not piece:
                said = self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
                raise BrowserError(f"the browser {'did not answer' if not ready else 'ended or did not start'}:\n{said}")
            self._unread += piece
        line, self._unread = self._unread.split(b"\0", 1)
        return json.loads(line)

    def call(self, method, session=None, **parameters):
        """What the browser answers; what it tells meanwhile is kept in `events`."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        text = json.dumps(message).encode() + b"\0"
        try:
            while text:
                text = text[os.write(self._out, text) :]
        except BrokenPipeError:
            pass  # it is gone: reading says so, with what it said
        until = time.monotonic() + PATIENCE_S
        while True:
            answer = self._message(until)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            if "method" in answer:
                self.events.append((answer.get("sessionId"), answer["method"], answer["params"]))

    def open(self, path, **media):
        """A page of a file, loaded; `media` are emulated: prefers_color_scheme="dark"."""
        page = Page(self)
        if media:
            page.media(**media)
        page.go(Path(path).resolve().as_uri())
        return page


class Page:
    """One tab."""

    def __init__(self, browser, width=1200, height=1600):
        self.browser = browser
        self.target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "Audits", "DOM", "Accessibility"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def go(self, address):
        self.call("Page.navigate", url=address)
        until = time.monotonic() + PATIENCE_S
        while self.evaluate("location.href") == "about:blank" or self.evaluate("document.readyState") != "complete":
            if time.monotonic() > until:
                raise BrowserError(f"{address} does not load")
            time.sleep(0.02)

    def media(self, kind="", **features):
        listed = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media=kind, features=listed)

    def evaluate(self, code):
        """The value of JavaScript in the page, as JSON carries it; the page's policy does not bind it."""
        answer = self.call("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise BrowserError(answer["exceptionDetails"].get("exception", {}).get("description", str(answer)))
        return answer["result"].get("value")

    def key(self, key, code=None, **more):
        for kind in ("keyDown" if "text" in more else "rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code or key,
                      windowsVirtualKeyCode=KEYS.get(key, 0), **more)  # fmt: skip

    def type(self, text):
        self.call("Input.insertText", text=text)

    def told(self, *methods):
        """What this page made the browser tell, of these kinds."""
        self.evaluate("new Promise((done) => setTimeout(done, 50))")
        return [(method, told) for session, method, told in self.browser.events if session == self.session and method in methods]

    def complaints(self):
        """Exceptions, errors in the console, violations of the policy."""
        told = self.told("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Audits.issueAdded")
        return [each for each in told if each[1].get("type") not in ("log", "debug", "info")]

    def picture(self, path):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        self.call("Emulation.setDeviceMetricsOverride", width=1200, height=int(size["height"]) + 1, deviceScaleFactor=1,
                  mobile=False)  # fmt: skip
        shot = self.call("Page.captureScreenshot", format="png")
        Path(path).write_bytes(base64.b64decode(shot["data"]))

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
        self.browser.events = [each for each in self.browser.events if each[0] != self.session]


KEYS = {
    "Tab": 9, "Enter": 13, "Escape": 27, "PageUp": 33, "PageDown": 34, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39,
    "ArrowDown": 40,
}  # fmt: skip
