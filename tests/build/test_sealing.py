"""What is sealed says nothing of itself, and an answer says all that came of a call."""

import pytest

from handoutkit.build import sealing
from handoutkit.build.equipment import equipment
from handoutkit.build.sealing import Answer, Sealed, answer, call_of, opened, seal
from handoutkit.errors import RenderingFailed

NAME = "Ana Example"


def twice(text: str, *, mark: str = "") -> str:
    return text + mark + text


def fails(text: str) -> None:
    raise RenderingFailed(f"not {text}", remedy="Mend it.")


def expected() -> Sealed:
    return seal(((), equipment(())))


def answered(call: Sealed, wanted: Sealed | None = None) -> Answer:
    found = opened(answer(call, wanted or expected()))
    assert isinstance(found, Answer)
    return found


def test_what_is_sealed_is_not_shown() -> None:
    call = call_of(twice, NAME)
    assert NAME in str(opened(call))
    assert NAME not in repr(call) + str(call)
    assert len(repr(call)) < 20


def test_a_result_comes_back() -> None:
    assert answered(call_of(twice, "a", mark="-")) == Answer(result="a-a")


def test_an_error_comes_back_whole_and_is_not_raised_on_the_way() -> None:
    error = answered(call_of(fails, "this")).error
    assert isinstance(error, RenderingFailed)
    assert (error.message, error.remedy) == ("not this", "Mend it.")


def test_nothing_is_carried_out_where_the_equipment_is_another() -> None:
    here = {**equipment(()), "pango": "0"}
    found = answered(call_of(fails, "this"), seal(((), here)))
    assert found == Answer(unlike=equipment(()))


def test_calls_of_one_process_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[bool] = []
    monkeypatch.setattr("tests.build.test_sealing.noted", held)
    answered(call_of(note))
    assert held == [True]


noted: list[bool] = []


def note() -> None:
    noted.append(sealing._ONE_AT_A_TIME.locked())
