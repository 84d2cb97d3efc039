"""The manifest: a cache that may be lost or damaged at any time."""

import json

import pytest
from msgspec.structs import replace

from handoutkit.build.manifest import NAME, Around, Manifest, manifest_bytes, read_manifest
from handoutkit.build.request import Output
from handoutkit.codes import ALWAYS_INSERTED
from handoutkit.disk import MemoryDisk
from tests.build.records import record
from tests.builders import finding

PDF = Output("insomnia", "en", "pdf")
EPUB = Output("insomnia", "en", "epub")
FULL = Manifest(
    surroundings={"around": Around(shared={"styles/a.css": "s"}, versions={"pango": "1.50"})},
    outputs={
        PDF.path: replace(record(PDF), findings=[finding(ALWAYS_INSERTED, "a.md").as_json()]),
        EPUB.path: replace(record(EPUB), pages=None, fonts={}),
    },
)


def read(data: bytes) -> Manifest:
    return read_manifest(MemoryDisk({NAME: data}))


def with_value(key: str, value: object) -> bytes:
    return json.dumps({**json.loads(manifest_bytes(FULL)), key: value}).encode()


def test_a_manifest_that_is_not_there_is_empty() -> None:
    assert read_manifest(MemoryDisk({})).outputs == {}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[]", id="no object"),
        pytest.param(manifest_bytes(FULL)[:-20], id="cut off"),
        pytest.param(with_value("schema", 2), id="of another schema"),
        pytest.param(with_value("schema", "1"), id="of a schema of another kind"),
        pytest.param(with_value("outputs", {"en/a.pdf": {"key": "k"}}), id="with a record cut off"),
        pytest.param(with_value("outputs", ["en/a.pdf"]), id="with outputs of another kind"),
    ],
)
def test_a_manifest_is_empty_that_is(data: bytes) -> None:
    assert read(data) == Manifest()


def test_a_manifest_is_read_as_it_was_written() -> None:
    assert read(manifest_bytes(FULL)) == FULL


def test_the_same_manifest_has_the_same_bytes() -> None:
    assert manifest_bytes(read(manifest_bytes(FULL))) == manifest_bytes(FULL)


def test_a_manifest_is_for_people_too() -> None:
    lines = manifest_bytes(FULL).decode("utf-8").splitlines()
    assert lines[:2] == ["{", ' "schema": 1,']
    assert lines[-1] == "}"


def test_a_manifest_written_by_another_version_names_the_present_one() -> None:
    assert read(manifest_bytes(replace(FULL, generator="handoutkit 0.0.1"))) == FULL


def test_records_stand_in_the_order_of_their_paths() -> None:
    turned = replace(FULL, outputs=dict(reversed(FULL.outputs.items())))
    assert manifest_bytes(turned) == manifest_bytes(FULL)


def test_surroundings_that_nothing_was_made_with_are_dropped() -> None:
    grown = replace(FULL, surroundings={**FULL.surroundings, "old": FULL.surroundings["around"]})
    assert read(manifest_bytes(grown)) == FULL


def test_outputs_are_taken_out_and_the_others_stay() -> None:
    assert list(FULL.without(frozenset({PDF.path, "en/no.pdf"})).outputs) == [EPUB.path]
