"""Whether each translation still says what its source says, block by block. Knows no folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handoutkit.codes import (
    NO_SOURCE,
    NO_TRANSLATION,
    NOT_TRANSLATED,
    OTHER_FORM,
    OTHER_NUMBERS,
    SOURCE_CHANGED,
    UNTRACKED_DISCLAIMER,
    UNTRACKED_TRANSLATION,
)
from handoutkit.findings import Code, Finding, Place
from handoutkit.model.article import Article
from handoutkit.model.blocks import NoteMark
from handoutkit.model.walk import inlines_of
from handoutkit.read.alignment import Pair, State
from handoutkit.read.compared import Compared, Written, compare_texts, is_source
from handoutkit.read.likeness import form_of, other_form, other_numbers, source_words
from handoutkit.read.said import quote
from handoutkit.read.section_order import other_order
from handoutkit.read.units import Unit

_LONGEST = 60
_WAITING = {
    State.UNTOUCHED: (
        NOT_TRANSLATED,
        "is not translated yet: these are the words of",
        "Translate it; if nothing of it changes, take ~… from its digest in the head.",
    ),
    State.CHANGED: (
        SOURCE_CHANGED,
        "is not translated from its source as it is now:",
        "Bring it up to date.",
    ),
    State.UNRECORDED: (
        UNTRACKED_TRANSLATION,
        "may say something else: nothing tells that it was translated from",
        "Compare the two.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What a part of a translation waits for: its name, its source, why, and what to say of it."""

    name: str
    source: Place | None
    reason: str
    finding: Finding


def check_translations(texts: Iterable[Written]) -> Iterator[Finding]:
    """Compare each translation with the text that it was made from."""
    texts = tuple(texts)
    sources = {text.id: text for text in texts if is_source(text)}
    for text in (text for text in texts if not is_source(text)):
        if text.id in sources:
            both = compare_texts(sources[text.id], text)
            yield from (trouble.finding for trouble in troubles(both))
        else:
            message = "what this was translated from cannot be read, so nobody can compare them"
            yield UNTRACKED_TRANSLATION.at(text.place, message, "Mend the source first.")


def troubles(both: Compared) -> Iterator[Trouble]:
    """Say what keeps a translation from standing for its source."""
    translation = both.own.translation
    if translation is not None and translation.of != both.source.lang:
        return  # its head has been complained about
    if translation is None or not translation.blocks:
        yield _untracked(both)
    else:
        for pair in both.pairs:
            yield from _say(pair, both)
        if isinstance(both.source, Article) and isinstance(both.own, Article):
            for id_, where in other_order(both.source, both.own):
                name = f"section {quote(id_)}"
                hint = "Put it where the source has it, with as many # before its heading."
                finding = OTHER_FORM.at(both.head, f"{name} {where}", hint)
                yield Trouble(
                    name=name, source=both.source.place, reason=OTHER_FORM.title, finding=finding
                )


def _untracked(both: Compared) -> Trouble:
    code = UNTRACKED_TRANSLATION if isinstance(both.own, Article) else UNTRACKED_DISCLAIMER
    message = f"nobody can tell whether this still says what {both.source.place.path} says"
    finding = code.at(both.head, message, f"Run: {_command(both)}")
    return Trouble(name="all of it", source=both.source.place, reason=code.title, finding=finding)


def _say(pair: Pair, both: Compared) -> Iterator[Trouble]:
    if pair.own is None or pair.source is None:
        yield from _say_alone(pair, both)
    elif pair.state is State.DONE:
        yield from _say_differences(pair.source, pair.own, both.langs)
    else:
        code, message, hint = _WAITING[pair.state]
        said = [one for one in differences(pair.source, pair.own, both.langs) if one]
        message = "; ".join((f"{pair.source.name} {message} {_at(pair.source)}", *said))
        hint = f"{hint} Then run: {_command(both)}"
        yield _trouble(code, pair.source.name, pair.source, pair.own.place, message, hint)


def _say_alone(pair: Pair, both: Compared) -> Iterator[Trouble]:
    """Say what only one of the two has; a whole section once, not once for each of its blocks."""
    unit = pair.source or pair.own
    assert unit is not None, "a pair has at least one of the two"
    name = unit.name
    if not both.own_units.get(pair.key) or not both.source_units.get(pair.key):
        if unit.kind not in ("heading", "note"):
            return
        name = f"section {quote(pair.key)}" if unit.kind == "heading" else name
    if pair.source is not None:
        message, place = f"{name} ({_at(unit)}) has no translation", _place_of(pair, both)
        hint = f"Run: {_command(both)} (it puts the source's words there)"
        yield _trouble(NO_TRANSLATION, name, unit, place, message, hint)
    else:
        message = f"{name} stands here and not in {both.source.place.path}"
        hint = f"Remove it, or write it into the source. Then run: {_command(both)}"
        yield _trouble(NO_SOURCE, name, None, unit.place, message, hint)


def _say_differences(source: Unit, own: Unit, langs: tuple[str, str]) -> Iterator[Trouble]:
    form, numbers = differences(source, own, langs)
    name = source.name
    if form:
        message = f"{name} ({_at(source)}) has another form: {form}"
        hint = "Write it as the source does, in the words of the language."
        yield _trouble(OTHER_FORM, name, source, own.place, message, hint)
    if numbers:
        message = f"{name} ({_at(source)}) has other numbers: {numbers}"
        hint = "Correct the number; where the source has digits, write digits."
        yield _trouble(OTHER_NUMBERS, name, source, own.place, message, hint)
    words = source_words(source.blocks, own.blocks) if _are_other(langs) else ""
    if words:
        message = f"{name} ({_at(source)}) still has words of the source: {quote(_short(words))}"
        hint = f"Translate them. What is meant to stand so, write as [words]{{lang={langs[0]}}}."
        yield _trouble(NOT_TRANSLATED, name, source, own.place, message, hint)


def _are_other(langs: tuple[str, str]) -> bool:
    one, other = langs
    return one.split("-")[0] != other.split("-")[0]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def differences(source: Unit, own: Unit, langs: tuple[str, str]) -> tuple[str, str]:
    """Say how a part differs from its source in form and in numbers; nothing where it does not."""
    form = other_form(form_of(source.blocks, langs[0]), form_of(own.blocks, langs[1]))
    return form, other_numbers(source.blocks, langs[0], own.blocks)


def _place_of(pair: Pair, both: Compared) -> Place:
    """Give the place that something missing belongs to: it stops the handouts that miss it."""
    if pair.before is not None:
        return pair.before.place
    homes = [key for key, units in both.source_units.items() if _is_marked(pair.key, units)]
    if len(homes) == 1 and both.own_units.get(homes[0]):
        return both.own_units[homes[0]][0].place
    return both.head


def _is_marked(key: str, units: Iterable[Unit]) -> bool:
    """Tell whether the mark of a note stands in the units."""
    return any(
        isinstance(inline, NoteMark) and f"^{inline.label}" == key
        for unit in units
        for inline in inlines_of(unit.blocks)
    )


def _trouble(
    code: Code, name: str, source: Unit | None, place: Place, message: str, hint: str
) -> Trouble:
    finding = code.at(place, message, hint)
    place_of_source = source.place if source else None
    return Trouble(name=name, source=place_of_source, reason=code.title, finding=finding)


def _at(unit: Unit) -> str:
    return f"{unit.place.path}:{unit.place.line}"


def _command(both: Compared) -> str:
    return f"handout translate {both.own.id} {both.own.lang}"
