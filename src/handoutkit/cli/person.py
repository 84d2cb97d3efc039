"""The options that say whom a copy is for. Repeats nothing of what they were given."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from handoutkit.cli.clock import today_option
from handoutkit.cli.dumps import without_dumps
from handoutkit.errors import ExitCode, UsageProblem

if TYPE_CHECKING:
    from handoutkit.model.person import Person

Command: TypeAlias = Callable[..., ExitCode]

_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked of a personal copy, not yet looked at; `name` or `file` where there is one."""

    name: str | None = field(repr=False)
    file: Path | None = field(repr=False)
    clinician: str = field(repr=False)
    day: date | None = field(repr=False)
    note: str = field(repr=False)
    to: Path | None
    today: date

    @property
    def is_for_somebody(self) -> bool:
        """Tell whether a personal copy is meant.

        Raises:
            UsageProblem: something was said of one, but not whom it is for.
        """
        given = {
            "--clinician": bool(self.clinician),
            "--date": self.day is not None,
            "--note": bool(self.note),
            "--to": self.to is not None,
        }
        if self.name is not None or self.file is not None:
            return True
        for option, is_given in given.items():
            if is_given:
                raise UsageProblem(
                    f"{option} belongs to a personal copy, and nothing says whom it is for",
                    remedy="Add --for NAME, --for - or --for-file FILE.",
                )
        return False

    def refuse_beside(self, others: Mapping[str, bool]) -> None:
        """Refuse options that a personal copy has no use for; `others` says which are in use."""
        for option, is_given in others.items():
            if is_given:
                raise UsageProblem(
                    f"{option} does not go with --for",
                    remedy="A personal copy is made at once, and stands where --to DIR says.",
                )

    def folder(self, directory: Path) -> Path:
        """Give the folder to write to."""
        if self.to is None:
            raise UsageProblem(
                "a personal copy has no place of its own",
                remedy="Say where with --to DIR, a folder for this person.",
            )
        return directory / self.to

    def person(self, directory: Path) -> "Person":
        """Give the person; reads the name where it stands in a file, or comes in."""
        from handoutkit.model.person import person

        without_dumps()
        day = self.day or self.today
        return person(self._named(directory), clinician=self.clinician, date=day, note=self.note)

    def _named(self, directory: Path) -> str:
        if self.name is not None and self.file is not None:
            raise UsageProblem(
                "--for and --for-file both say whom the copy is for", remedy="Leave one out."
            )
        if self.file is not None:
            return _only_line(_bytes_of(directory / self.file), "the file of --for-file")
        if self.name == "-":
            return _only_line(_bytes_coming_in(), "standard input")
        return self.name or ""


class Day(click.ParamType[date]):
    """A day such as 2026-11-30."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day."""
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007  a day, no time
        except ValueError:
            self.fail("write the day such as 2026-11-30.", param, ctx)


_OPTIONS = (
    click.option(
        "--for",
        "for_name",
        metavar="NAME",
        help="A copy for this person. Others can read a command line: - reads standard input.",
    ),
    click.option(
        "--for-file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The same, with the name in a file.",
    ),
    click.option("--clinician", default="", metavar="TEXT", help="Who gives the copy."),
    click.option(
        "--date", "day", type=Day(), metavar="DATE", help="The day on the copy.  [default: today]"
    ),
    click.option("--note", default="", metavar="TEXT", help="A line for the person."),
    click.option(
        "--to",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Where the copy goes: a folder of your own.",
    ),
    today_option,
)


def person_options(command: Command) -> Command:
    """Give a command these options, as one value `asked`."""

    @wraps(command)
    def with_asked(
        *arguments: Any,
        for_name: str | None,
        for_file: Path | None,
        clinician: str,
        day: date | None,
        note: str,
        to: Path | None,
        today: date,
        **others: Any,
    ) -> ExitCode:
        asked = Asked(
            name=for_name,
            file=for_file,
            clinician=clinician,
            day=day,
            note=note,
            to=to,
            today=today,
        )
        return command(*arguments, asked=asked, **others)

    for option in reversed(_OPTIONS):
        with_asked = option(with_asked)
    return with_asked


def _bytes_of(path: Path) -> bytes:
    from handoutkit.given_file import NotAFile, TooLarge, read_file

    try:
        return read_file(path, _MOST_BYTES)
    except (NotAFile, TooLarge, OSError) as error:
        why = {NotAFile: "it is no file", TooLarge: "it is too large"}.get(type(error))
        raise UsageProblem(
            f"the file of --for-file cannot be read: {why or error.strerror}",
            remedy="Give a text file with the name alone, or use --for -.",
        ) from None


def _bytes_coming_in() -> bytes:
    if sys.stdin is None:  # it may be closed
        return b""
    stream = sys.stdin.buffer
    most = _MOST_BYTES + 1
    data = stream.readline(most) if stream.isatty() else stream.read(most)
    if len(data) > _MOST_BYTES:
        raise UsageProblem(
            "what comes in is too long for a name", remedy="Give one name: nothing of it is cut."
        )
    return data


def _only_line(data: bytes, where: str) -> str:
    """Give the only line of a text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageProblem(
            f"{where} is not text in UTF-8", remedy="Write the name in UTF-8."
        ) from None
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    if len(lines) > 1:
        raise UsageProblem(
            f"{where} has {len(lines)} lines", remedy="Give one name: a copy is for one person."
        )
    return lines[0] if lines else ""
