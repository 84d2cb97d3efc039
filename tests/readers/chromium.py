"""Chromium without a window, spoken to through a pipe with the Chrome DevTools Protocol.

The protocol: https://chromedevtools.github.io/devtools-protocol/
"""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.readers import ReaderError

NAMES = ("chromium", "google-chrome", "chromium-browser")
SECONDS = 120
OPTIONS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1000,800",
    # Nothing but this machine has an address.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


class Chromium:
    """A running Chromium: `call` asks it, `events` are what it said of itself since."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out = process.stdin, process.stdout
        self._said = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str = "", **parameters: object) -> dict[str, Any]:
        """Ask for a method of the protocol, and wait for the answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._in.write(json.dumps(message).encode() + b"\0")
        self._in.flush()
        until = time.monotonic() + SECONDS
        while True:
            answer = self._next(until)
            if answer.get("id") != self._number:
                self.events.append(answer)
            elif "error" in answer:
                raise ReaderError(f"{method}: {answer['error']['message']}")
            else:
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._said:
            left = max(0, until - time.monotonic())
            if not select.select([self._out], [], [], left)[0]:
                raise ReaderError(f"Chromium said nothing for {SECONDS} seconds")
            more = os.read(self._out.fileno(), 1 << 16)
            if not more:
                raise ReaderError("Chromium ended")
            self._said += more
        message, self._said = self._said.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found


@contextmanager
def chromium() -> Iterator[Chromium]:
    """Start Chromium with a new, empty profile, and end it."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise ReaderError("no chromium: run `scripts/system-packages test`")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        log = Path(folder) / "log"
        try:
            with _start(found, folder, log) as process:
                try:
                    browser = Chromium(process)
                    browser.call("Browser.getVersion")
                    yield browser
                    browser.call("Browser.close")
                    process.wait(timeout=10)
                finally:
                    process.kill()
        except (ReaderError, OSError) as error:
            said = log.read_text(errors="replace")[-2000:]
            raise ReaderError(f"{error}\n{found} said:\n{said}") from error


def _start(program: str, folder: str, log: Path) -> subprocess.Popen[bytes]:
    """Start it with its pipe, which are its files 3 and 4, on our side of stdin and stdout."""
    options = [*OPTIONS, f"--user-data-dir={folder}/profile"]
    if not _can_sandbox():
        options.append("--no-sandbox")
    with log.open("wb") as said:
        return subprocess.Popen(
            ["sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >&2', "sh", program, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            env={**os.environ, "HOME": folder},
        )


def _can_sandbox() -> bool:
    """Tell whether Chromium's sandbox works here: not for root, and not in most containers."""
    if os.geteuid() == 0:
        return False
    return subprocess.run(["unshare", "--user", "true"], stderr=subprocess.DEVNULL).returncode == 0
