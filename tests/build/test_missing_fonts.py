"""A handout that needs a font which is not installed is refused, and what brings it is named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.tiny import FILES, INSOMNIA, SLEEP, write_library
from tests.fonts import only_noto_sans

FORMATS = ("pdf", "epub", "html")
BEFORE = FILES[SLEEP].split("## Noise")[0]
OTHER = """\
## Other languages {#other}

Drink water, *uống nước*, [uống nước]{lang=vi}, αβγ,
**[多喝水]{lang=zh-Hans}**,
and [اشرب ماء]{lang=ar}.
"""
CHINESE_LINE = BEFORE.count("\n") + 4
RECIPE = "name: {en: Insomnia}\nsections: [sleep/other]\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    folder = tmp_path_factory.mktemp("fonts")
    root = write_library(folder / "library", {SLEEP: BEFORE + OTHER, INSOMNIA: RECIPE})
    return subprocess.run(
        [sys.executable, "-m", "handoutkit", "-C", str(root), "build", "--json"],
        env=only_noto_sans(folder / "computer"),
        capture_output=True,
        check=False,
        text=True,
    )


def test_3_and_only_the_handout_that_lacks_a_font_is_stopped(
    built: subprocess.CompletedProcess[str],
) -> None:
    assert built.returncode == 3
    assert {one["path"]: one["state"] for one in json.loads(built.stdout)["outputs"]} == {
        **{f"en/back-pain.{suffix}": "built" for suffix in FORMATS},
        **{f"en/insomnia.{suffix}": "stopped" for suffix in FORMATS},
    }


def test_the_characters_and_the_package_are_named_for_each_language(
    built: subprocess.CompletedProcess[str],
) -> None:
    chinese, arabic = json.loads(built.stdout)["findings"]
    assert (chinese["code"], arabic["code"]) == ("PAGE-008", "PAGE-008")
    assert (chinese["path"], chinese["line"]) == (SLEEP, CHINESE_LINE)
    assert (arabic["path"], arabic["line"]) == (SLEEP, CHINESE_LINE + 1)
    assert chinese["message"] == (
        'no font that the style sheets name for "zh-Hans" has '
        '"喝" (U+559D), "多" (U+591A), "水" (U+6C34)'
    )
    assert [f'"{one}" (U+{ord(one):04X})' for one in sorted(set("اشربماء"))] == (
        arabic["message"].split(" has ")[1].split(", ")
    )
    assert chinese["hint"] == "Install the font: apt-get install fonts-noto-cjk"
    assert arabic["hint"] == "Install the font: apt-get install fonts-noto-core"


def test_no_renderer_is_imported_for_what_cannot_be_printed(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library", {SLEEP: BEFORE + OTHER, INSOMNIA: RECIPE})
    code = (
        "import sys; sys.modules['weasyprint'] = None\nfrom handoutkit.cli.main import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(root), "build", "insomnia"],
        env=only_noto_sans(tmp_path / "computer"),
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 3
    assert "fonts-noto-cjk" in done.stderr
