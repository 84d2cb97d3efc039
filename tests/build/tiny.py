"""A tiny library on disk: two conditions, two articles that share nothing, two disclaimers."""

from collections.abc import Mapping
from pathlib import Path

from handoutkit.build.request import BuildReport, BuildRequest
from handoutkit.build.run import build
from handoutkit.model.library import Format

SETTINGS = "handouts/library.yaml"
SLEEP = "handouts/articles/sleep/article.md"
SLEEP_REFERENCES = "handouts/articles/sleep/references.json"
SLEEP_IMAGE = "handouts/articles/sleep/images/moon.svg"
WALKING = "handouts/articles/walking/article.md"
INSOMNIA = "handouts/conditions/insomnia.yaml"
BACK_PAIN = "handouts/conditions/back-pain.yaml"
GENERAL = "handouts/disclaimers/general.md"
SUPPLEMENT = "handouts/disclaimers/supplement.md"

FILES: Mapping[str, str] = {
    SETTINGS: """\
schema: 1
clinic: {name: Hill Clinic}
languages: [en]
""",
    SLEEP: """\
---
title: Sleep
lang: en
topics: [dietary-supplement]
updated: 2026-03-04
---

## Rest {#rest}

Rest is good [@doe2020]. A powder [supports sleep]{.claim}.

![The moon over a house](images/moon.svg "The moon")

## Noise {#noise}

Noise is bad.
""",
    SLEEP_REFERENCES: """\
[{"id": "doe2020", "type": "book", "title": "Sleep well", "publisher": "Hill Press",
  "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}}]
""",
    SLEEP_IMAGE: """\
<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">
<title>The moon</title><circle cx="45" cy="30" r="20" fill="#446"/></svg>
""",
    WALKING: """\
---
title: Walking
lang: en
topics: []
updated: 2026-02-01
---

## Steps {#steps}

Walk a little each day.
""",
    INSOMNIA: """\
name: {en: Insomnia}
codes: {icd-10-cm: [G47.00]}
title: {en: Sleep and you}
sections:
  - sleep/rest
""",
    BACK_PAIN: """\
name: {en: Back pain}
codes: {icd-10-cm: [M54.9], snomed-ct: [161891005]}
title: {en: Walking and your back}
sections:
  - walking/steps
""",
    GENERAL: """\
---
title: Please note
lang: en
required: {always: true}
place: end
---

Ask your care team.
""",
    SUPPLEMENT: """\
---
title: Required statement
lang: en
required: {topics: [dietary-supplement]}
place: every-page
wording: us-dshea-plural
---

These statements have not been evaluated by the Food and Drug Administration. This product is not \
intended to diagnose, treat, cure, or prevent any disease.
""",
}


def write_library(root: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the library into a folder: files of `changes` differ, or are left out where none."""
    for path, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            edit(root, path, text)
    return root


def edit(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def run_build(
    root: Path,
    *conditions: str,
    formats: tuple[Format, ...] = (),
    langs: tuple[str, ...] = (),
    dry_run: bool = False,
    prune: bool = False,
) -> BuildReport:
    """Build into the library's `build` folder."""
    request = BuildRequest(
        out=root / "build",
        conditions=conditions,
        formats=formats,
        langs=langs,
        dry_run=dry_run,
        prune=prune,
    )
    return build(root, request, lambda *_: None)


def states(report: BuildReport) -> dict[str, str]:
    """Give what came of each output, by path."""
    return {one.path: str(one.state) for one in report.outputs}
