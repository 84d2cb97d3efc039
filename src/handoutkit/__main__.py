"""Let `python -m handoutkit` be the command `handout`."""

from handoutkit.cli.main import run

run()
