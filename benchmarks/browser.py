"""Prints pages with one running Chromium: `python -m benchmarks.browser TO PAGE…`."""

import base64
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.readers.chromium import chromium

_LOADED = "document.readyState == 'complete' || new Promise(done => addEventListener('load', done))"


def print_pages(to: Path, pages: Iterable[Path]) -> None:
    """Write a tagged PDF of each page into a folder."""
    with chromium() as browser:
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for page in pages:
            browser.call("Page.navigate", session, url=page.resolve().as_uri())
            browser.call("Runtime.evaluate", session, expression=_LOADED, awaitPromise=True)
            printed = browser.call(
                "Page.printToPDF",
                session,
                preferCSSPageSize=True,
                printBackground=True,
                generateTaggedPDF=True,
            )
            (to / f"{page.stem}.pdf").write_bytes(base64.b64decode(printed["data"]))


if __name__ == "__main__":
    print_pages(Path(sys.argv[1]), map(Path, sys.argv[2:]))
