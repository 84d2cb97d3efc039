"""What reading a whole library gives: everything at once, and values wherever there are some."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from handoutkit.codes import (
    BAD_REFERENCE,
    BROKEN_JSON,
    BROKEN_YAML,
    MISSING_FILE,
    OUTSIDE_LIBRARY,
    REWORDED_DISCLAIMER,
    UNKNOWN_KEY,
    UNKNOWN_LANGUAGE,
    UNREADABLE_FILE,
    UNSAFE_SVG,
    WRONG_TYPE,
)
from handoutkit.disk import FolderDisk, MemoryDisk
from handoutkit.findings import Outcome
from handoutkit.model.library import Library
from handoutkit.read.library import read_library

GOOD = Path(__file__).parent.parent / "cases" / "library"
SETTINGS = "handouts/library.yaml"
ARTICLE = "handouts/articles/sleep/article.md"
SPANISH = "handouts/articles/sleep/article.es.md"
REFERENCES = "handouts/articles/sleep/references.json"
CLOCK = "handouts/articles/sleep/images/clock.svg"
INSOMNIA = "handouts/conditions/insomnia.yaml"
JET_LAG = "handouts/conditions/jet-lag.yaml"
GENERAL = "handouts/disclaimers/general.md"
SUPPLEMENT = "handouts/disclaimers/supplement.md"


def good_files() -> dict[str, bytes]:
    return {
        path.relative_to(GOOD).as_posix(): path.read_bytes()
        for path in GOOD.rglob("*")
        if path.is_file()
    }


def files_with(edits: Mapping[str, tuple[str, str]]) -> dict[str, bytes]:
    files = good_files()
    for path, (old, new) in edits.items():
        text = files[path].decode()
        assert text.count(old) == 1, (path, old)
        files[path] = text.replace(old, new).encode()
    return files


def read_files(files: Mapping[str, bytes]) -> Outcome[Library | None]:
    return read_library(MemoryDisk(files))


def value_of(outcome: Outcome[Library | None]) -> Library:
    assert outcome.value is not None
    return outcome.value


def told(outcome: Outcome[Library | None]) -> list[tuple[str, str]]:
    return [(finding.place.path, finding.code) for finding in outcome.findings]


def test_ten_faults_in_eight_files_are_told_in_one_run() -> None:
    outcome = read_files(
        files_with(
            {
                SETTINGS: ("hours: Mon to Fri, 8 am to 5 pm\n", "hors: 8 to 5\n  web: 7\n"),
                ARTICLE: ("updated: 2026-03-02", "updatd: 2026-03-02\nauthor: Jane Doe"),
                REFERENCES: ('"book"', '"bock"'),
                CLOCK: ("<circle", "<script/><circle"),
                INSOMNIA: ("pages: 2", "pages: many"),
                JET_LAG: ("{en: Jet lag}", "{en: Jet lag"),
                GENERAL: ("lang: en", "lang: english"),
                SUPPLEMENT: ("treat, cure,", "treat or cure,"),
            }
        )
    )

    assert told(outcome) == [
        (ARTICLE, UNKNOWN_KEY.id),
        (ARTICLE, UNKNOWN_KEY.id),
        (CLOCK, UNSAFE_SVG.id),
        (REFERENCES, BAD_REFERENCE.id),
        (INSOMNIA, WRONG_TYPE.id),
        (JET_LAG, BROKEN_YAML.id),
        (GENERAL, UNKNOWN_LANGUAGE.id),
        (SUPPLEMENT, REWORDED_DISCLAIMER.id),
        (SETTINGS, UNKNOWN_KEY.id),
        (SETTINGS, WRONG_TYPE.id),
    ]
    assert outcome.value is None


def test_without_settings_there_is_no_library_but_the_other_files_are_read() -> None:
    files = files_with({INSOMNIA: ("pages: 2", "pages: many")})
    del files[SETTINGS]

    outcome = read_files(files)

    assert outcome.value is None
    assert told(outcome) == [(INSOMNIA, WRONG_TYPE.id), (SETTINGS, MISSING_FILE.id)]


def test_an_article_without_a_readable_head_is_unreadable_but_its_body_is_looked_at() -> None:
    outcome = read_files(
        files_with({ARTICLE: ("updated: 2026-03-02", "updated: soon")})
        | {CLOCK: b"<svg/>"}  # not even an SVG
    )

    assert [path for path, _ in told(outcome)] == [ARTICLE, CLOCK]
    assert value_of(outcome).articles == {}
    assert value_of(outcome).unreadable == {ARTICLE, CLOCK}


def test_unreadable_references_leave_the_article_without_any() -> None:
    outcome = read_files({**good_files(), REFERENCES: b"[{]"})

    assert told(outcome) == [(REFERENCES, BROKEN_JSON.id)]
    library = value_of(outcome)
    assert library.unreadable == {REFERENCES}
    assert library.articles["sleep", "en"].references == {}


def test_a_reference_with_a_fault_is_left_out_and_the_others_are_there() -> None:
    outcome = read_files(files_with({REFERENCES: ('"book"', '"bock"')}))

    assert told(outcome) == [(REFERENCES, BAD_REFERENCE.id)]
    assert list(value_of(outcome).articles["sleep", "en"].references) == ["roe2018"]


def test_windows_line_ends_read_as_any_others() -> None:
    windows = {
        path: data if path == CLOCK else data.replace(b"\n", b"\r\n")
        for path, data in good_files().items()
    }

    assert read_files(windows) == read_files(good_files())


def test_a_translation_shares_the_references_of_its_article() -> None:
    files = files_with({SETTINGS: ("languages: [en]", "languages: [en, es]")})
    files[SPANISH] = files[ARTICLE].replace(
        b"lang: en", b"lang: es\ntranslation: {of: en, blocks: {key-points: 12345678}}"
    )

    library = value_of(read_files(files))

    original, translated = library.articles["sleep", "en"], library.articles["sleep", "es"]
    assert translated.references == original.references
    assert translated.translation is not None
    assert translated.translation.blocks == {"key-points": "12345678"}


def test_a_condition_without_title_has_its_name_as_title() -> None:
    conditions = value_of(read_files(good_files())).conditions

    assert conditions["jet-lag"].title == {"en": "Jet lag"}
    assert conditions["insomnia"].title == {"en": "Sleeping well with insomnia"}


def test_codes_are_kept_as_they_are_written() -> None:
    conditions = value_of(
        read_files(files_with({INSOMNIA: ("[G47.00]", "[1E10, 010, 1.50]")}))
    ).conditions

    assert conditions["insomnia"].codes == {
        "icd-10-cm": ("1E10", "010", "1.50"),
        "snomed-ct": ("193462001",),
    }


@pytest.mark.parametrize("logo", ["../logo.svg", "articles/sleep/images/logo.svg"])
def test_a_logo_lies_where_all_handouts_share_it(logo: str) -> None:
    """What changes there is built again, and nobody looks elsewhere."""
    files = files_with({SETTINGS: ("clinic:\n", f"clinic:\n  logo: {logo}\n")})
    read = read_library(MemoryDisk(files))
    assert read.value is None
    assert [one.code for one in read.findings] == ["SRC-004"]


def test_the_logo_is_named_by_its_path_in_the_library() -> None:
    files = files_with({SETTINGS: ("clinic:\n", "clinic:\n  logo: images/logo.svg\n")})
    files["handouts/images/logo.svg"] = files[CLOCK]

    outcome = read_files(files)

    assert outcome.findings == ()
    library = value_of(outcome)
    assert library.settings.clinic.logo == "handouts/images/logo.svg"
    assert library.images["handouts/images/logo.svg"].media_type == "image/svg+xml"


def test_a_missing_image_is_told_wherever_it_is_shown() -> None:
    figure = "![A clock](images/gone.svg)\n\n"
    outcome = read_files(files_with({ARTICLE: ("## Tea", f"{figure}{figure}## Tea")}))

    assert told(outcome) == [(ARTICLE, MISSING_FILE.id)] * 2


@pytest.fixture
def on_disk(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    shutil.copytree(GOOD, folder)
    return folder


@pytest.mark.parametrize(
    "name",
    [
        CLOCK,
        INSOMNIA,
        "handouts/articles",
        "handouts/articles/sleep",
        "handouts/conditions",
        "handouts/disclaimers",
    ],
)
def test_a_link_out_of_the_library_is_not_followed(on_disk: Path, name: str) -> None:
    outside = on_disk.parent / "outside"
    (on_disk / name).rename(outside)
    (on_disk / name).symlink_to(outside)

    outcome = read_library(FolderDisk(on_disk))

    assert {code for _, code in told(outcome)} == {OUTSIDE_LIBRARY.id}
    assert all(image.path != name for image in value_of(outcome).images.values())


def test_a_link_to_itself_is_a_finding(on_disk: Path) -> None:
    (on_disk / INSOMNIA).unlink()
    (on_disk / INSOMNIA).symlink_to("insomnia.yaml")

    assert told(read_library(FolderDisk(on_disk))) == [(INSOMNIA, UNREADABLE_FILE.id)]


def test_a_folder_called_like_a_file_is_a_finding(on_disk: Path) -> None:
    (on_disk / "handouts/conditions/naps.yaml").mkdir()

    assert told(read_library(FolderDisk(on_disk))) == [
        ("handouts/conditions/naps.yaml", UNREADABLE_FILE.id)
    ]
