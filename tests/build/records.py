"""Records of outputs for tests of the manifest and the plan."""

from handoutkit.build.manifest import Record
from handoutkit.build.request import Output


def record(output: Output) -> Record:
    return Record(
        condition=output.condition,
        lang=output.lang,
        format=output.format,
        title="Sleep and you",
        edition=output.edition,
        paper=output.paper,
        code="0123ABCD",
        key="key",
        surroundings="around",
        digest="digest",
        size=7,
        pages=1,
        inputs={"handouts/library.yaml": "d1"},
        sections=["rest"],
        references=["doe"],
        disclaimers=["general"],
        fonts={"/fonts/sans.ttf": "f1"},
        findings=[],
    )
