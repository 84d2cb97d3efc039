"""Options that commands share: lists separated by commas, JSON. Knows not what they are for."""

from collections.abc import Sequence

import click


class CommaList(click.ParamType[tuple[str, ...]]):
    """A list separated by commas; with `choices`, of these words only."""

    name = "list"

    def __init__(self, choices: Sequence[str] = ()) -> None:
        """Allow only `choices`, if there are any."""
        self.choices = tuple(choices)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Show the words that are allowed."""
        return f"[{'|'.join(self.choices)}],…" if self.choices else None

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Split the list and check its words."""
        if isinstance(value, tuple):
            return value
        words = tuple(word.strip() for word in str(value).split(",") if word.strip())
        for word in words:
            if self.choices and word not in self.choices:
                allowed = ", ".join(self.choices)
                self.fail(f'"{word}" is not one of {allowed}.', param, ctx)
        if not words:
            self.fail("the list is empty.", param, ctx)
        return words


def write_json(value: dict[str, object]) -> None:
    """Write one object to stdout for programs to read."""
    import json

    click.echo(json.dumps({"schema": 1, **value}, ensure_ascii=False, indent=2))
