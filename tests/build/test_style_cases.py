"""Every case lays faulty styles over the good library: exactly its findings, said once for all."""

import shutil
from pathlib import Path

import pytest

from handoutkit.build.sources import read_sources
from handoutkit.build.styles import check_styles
from handoutkit.disk import FolderDisk, MemoryDisk
from handoutkit.project import shipped_styles
from handoutkit.tree import tree_digests

CASES = Path(__file__).parent.parent / "cases"
FAULTY = sorted(folder for folder in (CASES / "styles").iterdir() if folder.is_dir())
VANCOUVER = "citations/vancouver.csl"
SHIPPED = FolderDisk(shipped_styles())


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.name)
def test_faulty_styles_give_exactly_their_findings(case: Path, tmp_path: Path) -> None:
    shutil.copytree(CASES / "library", tmp_path, dirs_exist_ok=True)
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    expected = (case / "expect.txt").read_text(encoding="utf-8").splitlines()

    findings = read_sources(tmp_path).findings

    assert [f"{finding.place} {finding.code}" for finding in findings] == expected
    assert all(finding.message and finding.hint for finding in findings)


def test_a_case_expects_the_code_in_its_name() -> None:
    for case in FAULTY:
        assert f" {case.name[:7]}\n" in (case / "expect.txt").read_text(encoding="utf-8")


def told(files: dict[str, str], **tokens: str) -> list[str]:
    disk = MemoryDisk({f"styles/{path}": text.encode() for path, text in files.items()})
    found = check_styles(disk, SHIPPED, {f"--{key}": "0" for key in tokens}, VANCOUVER)
    return [f"{one.place} {one.message}" for one in found]


def test_the_programs_own_styles_have_no_fault() -> None:
    """As if they were a library's, so that they are looked at."""
    assert check_styles(FolderDisk(shipped_styles().parent), MemoryDisk({}), {}, VANCOUVER) == ()


def tokens_with(old: str, new: str) -> dict[str, str]:
    text = SHIPPED.read("tokens.css").decode()
    assert text.count(old) == 1
    return {"tokens.css": text.replace(old, new)}


def test_tokens_that_use_each_other_are_told_where_they_are_defined() -> None:
    found = told(tokens_with("--ink: #1c2326;", "--ink: var(--pen); --pen: var(--ink);"))
    assert [one.split(" ", 1)[1] for one in found] == [
        "the token --ink uses itself",
        "the token --pen uses itself",
    ]
    assert {one.split(":")[0] for one in found} == {"styles/tokens.css"}


def test_a_token_that_the_programs_sheets_need_is_told_in_the_librarys_tokens() -> None:
    found = told(tokens_with("  --bar: 4pt;\n", ""))
    assert found
    for one in found:
        assert one.startswith("styles/tokens.css:1:1 the token --bar, which the program's parts/")


def test_a_token_that_the_settings_re_assign_is_defined() -> None:
    without = tokens_with("--accent: #0b5c6b;", "")
    assert told(without)
    assert told(without, accent="#123456") == []


@pytest.mark.parametrize(
    "css",
    [
        "p { --own: 1pt; margin: var(--own); }",
        "p { margin: var(--nowhere, 1pt); }",
        "@page { size: var(--paper); @top-left { content: 'a;b' } }",
        "@media print { p:first-child { margin: 0 } }",
        "p { background: url('data:image/png;base64,AAAA') } /* } */",
        "",
    ],
)
def test_a_sheet_of_a_medium_may_say(css: str) -> None:
    assert told({"media/print.css": css}) == []


@pytest.mark.parametrize(
    "template",
    [
        "{% for one in view.notes %}{{ loop.index }}{{ one.number }}{% endfor %}",
        "{% set a = 1 %}{{ a }}{% if b is defined %}{{ b }}{% endif %}{{ c | default('') }}",
        "{% macro f(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call f(1) %}{{ css }}{% endcall %}",
        "{% include 'nowhere.jinja' ignore missing %}{{ range(3) }}{{ namespace(a=1) }}",
        "{% include view.title %}",
    ],
)
def test_a_template_may_say(template: str) -> None:
    assert told({"templates/page.html.jinja": template}) == []


def test_a_part_may_read_what_the_template_around_it_sets() -> None:
    files = {
        "templates/page.html.jinja": "{% for it in view.notes %}"
        "{% include 'it.jinja' %}{% endfor %}",
        "templates/it.jinja": "{{ it.number }}",
    }
    assert told(files) == []
    assert told({**files, "templates/it.jinja": "{{ on.number }}"}) == [
        'styles/templates/it.jinja:1:1 the template reads "on", which it is not given'
    ]


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("templates/parts/blocks.jinja", b"\xe9", "SRC-001"),
        ("parts/callout.css", b"\xe9", "SRC-001"),
        ("parts/callout.css", b"p {", "SRC-080"),
        ("tokens.css", b":root {}", "SRC-081"),
    ],
)
def test_in_a_checkout_the_programs_styles_are_the_librarys_too(
    path: str, data: bytes, code: str
) -> None:
    files = {path: SHIPPED.read(path) for path in tree_digests(shipped_styles())} | {path: data}
    own = MemoryDisk({f"styles/{name}": content for name, content in files.items()})
    found = check_styles(own, MemoryDisk(files), {}, VANCOUVER)
    assert {one.code for one in found} == {code}


def test_a_style_that_is_not_in_use_is_not_read() -> None:
    assert told({"citations/other.csl": "<style"}) == []


def test_no_styles_of_its_own_are_no_fault() -> None:
    assert told({}) == []
