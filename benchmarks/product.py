"""The product's commands, as a user types them."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.pairs import ToolFailed, failure

HANDOUT = Path(sys.executable).with_name("handout")
EMPTY: Sequence[str | Path] = (sys.executable, "-c", "pass")
"""The least that a command in Python can take."""


def build(library: Path, *arguments: str | Path) -> list[str | Path]:
    """Give the command that builds a library."""
    return [HANDOUT, "-q", "-C", library, "build", *arguments]


def merge(library: Path, condition: str, people: Path, to: Path, kind: str) -> list[str | Path]:
    """Give the command that makes a copy of a handout for each row of a file."""
    options = ("--csv", people, "--to", to, "--format", kind)
    return [HANDOUT, "-q", "-C", library, "merge", condition, *options]


def states(command: Sequence[str | Path]) -> Mapping[str, int]:
    """Run a build and count its outputs by what came of them.

    Raises:
        ToolFailed: the build failed.
    """
    done = subprocess.run([*command, "--json"], check=False, capture_output=True, text=True)
    if done.returncode:
        raise failure(command, done.returncode, done.stderr)
    return Counter(one["state"] for one in json.loads(done.stdout)["outputs"])


def expect(command: Sequence[str | Path], state: str, count: int) -> None:
    """Run a build that has to come to this: so many outputs in this state.

    Raises:
        ToolFailed: it came to something else, so that another thing would be measured.
    """
    found = states(command)
    if found.get(state) != count:
        raise ToolFailed(f"{count} outputs should be {state}, and it was {dict(found)}")


def write_people(path: Path, count: int) -> None:
    """Write a file of made-up people, no two of one name, in letters of many kinds."""
    given = ("Ana", "María", "Zoë", "Łucja", "Ødger", "Şirin", "Đorđe", "Aneta", "Iñaki", "Ioana")
    family = ("Example", "Ejemplo", "Beispiel", "Exemple", "Esempio", "Przykład", "Příklad")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rows = []
    for number in range(count):
        rest, one = divmod(number, len(given))
        rest, other = divmod(rest, len(family))
        middle = letters[rest % 26] + ". " + letters[rest // 26 % 26] + "."
        note = "Please bring your list of medicines." if number % 3 == 0 else ""
        rows.append(f"{given[one]} {middle} {family[other]},{note}\n")
    path.write_text("name,note\n" + "".join(rows), encoding="utf-8")
