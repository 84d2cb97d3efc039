"""`handout doctor --executor`: which workers would make other files, and with which exit code."""

import json
from collections.abc import Mapping

import pytest

from handoutkit.build.equipment import Difference
from tests.cli.conftest import Handout

ALIKE, UNLIKE = "tcp://10.0.0.1:40001", "tcp://10.0.0.2:40002"
ADDRESS = "dask://10.0.0.1:8786"


def found(monkeypatch: pytest.MonkeyPatch, workers: Mapping[str, tuple[Difference, ...]]) -> None:
    monkeypatch.setattr("handoutkit.build.cluster.compare", lambda *_: workers)


@pytest.fixture
def unlike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers, of which one has another Pango and lacks a font."""
    differences = (
        Difference("pango", "1.50.12", "1.56.3"),
        Difference("font Noto Sans", "0123456789ab", ""),
    )
    found(monkeypatch, {ALIKE: (), UNLIKE: differences})


@pytest.mark.usefixtures("unlike")
def test_6_and_in_what_a_worker_differs(handout: Handout) -> None:
    said = handout("-q", "doctor", "--executor", ADDRESS)
    assert (said.code, said.err) == (6, "")
    assert [line.split() for line in said.out.splitlines()] == [
        ["state", "worker", "what", "here", "there"],
        ["same", ALIKE],
        ["differs", UNLIKE, "pango", "1.50.12", "1.56.3"],
        ["differs", UNLIKE, "font", "Noto", "Sans", "0123456789ab", "none"],
    ]


@pytest.mark.usefixtures("unlike")
def test_workers_are_told_as_one_json_object(handout: Handout) -> None:
    said = handout("-q", "doctor", "--executor", ADDRESS, "--json")
    report = json.loads(said.out)
    assert (said.code, report["schema"]) == (6, 1)
    assert report["workers"] == [
        {"worker": ALIKE, "state": "same", "differences": []},
        {
            "worker": UNLIKE,
            "state": "differs",
            "differences": [
                {"what": "pango", "here": "1.50.12", "there": "1.56.3"},
                {"what": "font Noto Sans", "here": "0123456789ab", "there": ""},
            ],
        },
    ]


def test_0_where_all_are_alike(handout: Handout, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, {ALIKE: (), UNLIKE: ()})
    assert handout("-q", "doctor", "--executor", ADDRESS).code == 0


def test_2_for_what_is_no_address(handout: Handout) -> None:
    said = handout("-q", "doctor", "--executor", "dask:8786")
    assert said.code == 2
    assert "dask://HOST:PORT" in said.err


def test_6_where_nobody_answers(handout: Handout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handoutkit.build.cluster._PATIENCE", 0.2)
    said = handout("-q", "doctor", "--executor", "dask://127.0.0.1:9")
    assert (said.code, said.out) == (6, "")
    assert said.err.startswith("handout: no Dask scheduler answers at 127.0.0.1:9\n")
    assert len(said.err.splitlines()) == 2
