"""What may change in a little library, one thing at a time, and what a build makes of it."""

from collections.abc import Mapping
from pathlib import Path

from handoutkit.build.request import BuildReport
from tests.build.tiny import (
    BACK_PAIN,
    FILES,
    INSOMNIA,
    SETTINGS,
    SLEEP,
    SLEEP_IMAGE,
    SLEEP_REFERENCES,
    SUPPLEMENT,
    WALKING,
    edit,
    run_build,
)

INSOMNIA_PAGE, BACK_PAIN_PAGE = "en/insomnia.html", "en/back-pain.html"
STRETCHING = "handouts/articles/stretching/article.md"
GOUT = "handouts/conditions/gout.yaml"
LINK = "-> /etc/hostname"


def page(root: Path, *conditions: str) -> BuildReport:
    return run_build(root, *conditions, formats=("html",))


def edited(path: str, old: str, new: str) -> Mapping[str, str | None]:
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new)}


CHANGES = {
    "a section": edited(SLEEP, "Rest is good", "Rest is very good"),
    "a section that nobody takes": edited(SLEEP, "Noise is bad.", "Noise is worse.\n\nMuch."),
    "an error in a section that nobody takes": edited(SLEEP, "Noise is bad.", "Bad [@nobody]."),
    "a lost reference": edited(SLEEP, "[@doe2020]", "[@nobody]"),
    "a lost section": edited(SLEEP, "{#rest}", "{#sleep}"),
    "a reference": edited(SLEEP_REFERENCES, "Sleep well", "Sleep better"),
    "a picture": edited(SLEEP_IMAGE, "#446", "#464"),
    "a recipe": edited(BACK_PAIN, "walking/steps", "walking/steps\n  - sleep/noise"),
    "a recipe of what is not there": edited(BACK_PAIN, "walking/steps", "wolking/steps"),
    "a recipe that cannot be read": {BACK_PAIN: "name: ["},
    "an article that cannot be read": {WALKING: "no head"},
    "settings": edited(SETTINGS, "Hill", "Lake"),
    "a disclaimer": edited(SUPPLEMENT, "Required statement", "The statement"),
    "a style": {"styles/parts/own.css": "h2 { color: #000 }"},
    "a topic that is nearly one": edited(WALKING, "[]", "[dietary-suplement]"),
    "another condition": {GOUT: FILES[BACK_PAIN].replace("Back pain", "Gout")},
    "another article": {STRETCHING: FILES[WALKING]},
    "no condition": {INSOMNIA: None},
    "no article": {WALKING: None},
    "a stranger among the articles": {"handouts/articles/Sleep.md": "mine"},
    "a stranger among the conditions": {"handouts/conditions/gout.txt": "mine"},
    "a link out among the disclaimers": {"handouts/disclaimers/more.md": LINK},
    "a link out among the conditions": {GOUT: LINK},
    "a link to nothing for references": {"handouts/articles/walking/references.json": "-> nothing"},
    "an article without any file": {"handouts/articles/empty/": ""},
    "a folder in the place of a condition": {f"{GOUT}/": ""},
    "something hidden that makes a folder": {"handouts/disclaimers/images/.moon.svg": "mine"},
}


def change(root: Path, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
        elif path.endswith("/"):
            (root / path).mkdir()
        elif text.startswith("-> "):
            (root / path).symlink_to(text.removeprefix("-> "))
        else:
            edit(root, path, text)


def said(report: BuildReport) -> list[str]:
    return [f"{one} {one.hint}" for one in report.findings]


def pages(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "build/en").glob("*"))}
