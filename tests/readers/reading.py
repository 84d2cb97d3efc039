"""Reads books in the engines, and tells what they showed."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tests.readers import ReaderError
from tests.readers.chromium import Chromium, chromium
from tests.readers.server import served

HERE = Path(__file__).parent
ENGINES = HERE.parents[1] / ".venv" / "readers"
NAMES = ("foliate", "epubjs")
MINE = ("http://127.0.0.1:", "blob:http://127.0.0.1:", "data:", "about:")


class Size(msgspec.Struct, frozen=True):
    width: int
    height: int


class Picture(msgspec.Struct, frozen=True):
    """A picture in a chapter; a broken one is 0 wide."""

    alt: str
    width: int


class Link(msgspec.Struct, frozen=True):
    """A link inside a chapter, and whether its target is there."""

    href: str
    found: bool


class Break(msgspec.Struct, frozen=True):
    """A marker of a printed page, which holds no text: readers would not speak it."""

    label: str
    text: str


class Note(msgspec.Struct, frozen=True):
    """A reference to a note, and the note that it leads to."""

    href: str
    text: str
    leads_back: bool


class Popup(msgspec.Struct, frozen=True):
    """The text that is shown over the page when a reference is touched."""

    href: str
    text: str


class Chapter(msgspec.Struct, frozen=True):
    """A document of the spine."""

    name: str
    language: str
    direction: str
    text: str
    pictures: tuple[Picture, ...]
    links: tuple[Link, ...]
    notes: tuple[Note, ...]
    breaks: tuple[Break, ...]


class Entry(msgspec.Struct, frozen=True):
    """A way in: whether its target was found, and is seen once the reader goes there."""

    depth: int
    label: str
    href: str
    type: str
    found: bool
    seen: bool


class Reading(msgspec.Struct, frozen=True):
    """What an engine made of a book; `trouble` is all it, the page or the network complained of."""

    title: str
    language: str
    direction: str
    cover: Size
    chapters: tuple[Chapter, ...]
    contents: tuple[Entry, ...]
    landmarks: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    popups: tuple[Popup, ...]
    trouble: tuple[str, ...] = ()


NOTHING = Reading("", "", "", Size(0, 0), (), (), (), (), ())
"""What is seen of a book that cannot be read."""


def read(books: Sequence[Path]) -> dict[str, dict[Path, Reading]]:
    """Read every book in every engine: by engine, then by book."""
    if not (ENGINES / "foliate-js" / "view.js").is_file():
        raise ReaderError("the reading engines are not installed; run `make test`")
    addresses = {f"/books/{number}.epub": book for number, book in enumerate(books)}
    folders = {"page": HERE / "page", "engines": ENGINES}
    with served(folders, addresses) as server, chromium() as browser:
        return {
            engine: {
                book: _read(browser, server, engine, address) for address, book in addresses.items()
            }
            for engine in NAMES
        }


def _read(browser: Chromium, server: str, engine: str, address: str) -> Reading:
    """Read a book in a page of its own."""
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ("Page", "Runtime", "Network", "Log"):
        browser.call(f"{domain}.enable", session)
    browser.call("Page.navigate", session, url=f"{server}/page/index.html")
    answer = browser.call(
        "Runtime.evaluate",
        session,
        expression=_script(engine, address),
        awaitPromise=True,
        returnByValue=True,
    )
    events = [one for one in browser.events if one.get("sessionId") == session]
    browser.events.clear()
    browser.call("Target.closeTarget", targetId=target)
    trouble = tuple(_trouble(events))
    if "exceptionDetails" in answer:
        return msgspec.structs.replace(NOTHING, trouble=(_exception(answer), *trouble))
    reading = msgspec.convert(answer["result"]["value"], Reading)
    return msgspec.structs.replace(reading, trouble=trouble)


def _script(engine: str, address: str) -> str:
    return f"""(async () => {{
        if (document.readyState !== "complete")
            await new Promise(done => addEventListener("load", done))
        const engine = await import({json.dumps(f"/page/{engine}.js")})
        return engine.read({json.dumps(address)})
    }})()"""


def _exception(answer: Mapping[str, Any]) -> str:
    details = answer["exceptionDetails"]
    return str(details.get("exception", {}).get("description") or details["text"])


def _trouble(events: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Say what a page complained of, and which requests failed or went elsewhere."""
    for event in events:
        match event["method"], event["params"]:
            case "Runtime.exceptionThrown", said:
                yield _exception(said)
            case "Runtime.consoleAPICalled", {"type": "error" | "assert", "args": said}:
                yield " ".join(str(one.get("value", one.get("description"))) for one in said)
            case "Log.entryAdded", {"entry": {"level": "error", **said}}:
                yield f"{said['text']} {said.get('url', '')}"
            case "Network.loadingFailed", {"canceled": False, **said}:
                yield f"a request failed: {said['errorText']}"
            case "Network.requestWillBeSent", {"request": {"url": url}}:
                if not url.startswith(MINE):
                    yield f"a request went to {url}"
