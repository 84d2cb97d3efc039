"""Why an output does not stand as it would be built. Pure; knows no files."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from handoutkit.build.manifest import Manifest, Record, found_by
from handoutkit.build.request import Output
from handoutkit.build.snapshot import Snapshot
from handoutkit.build.taking import STYLES

_STYLES = f"{STYLES}/"
UNTOLD = "what it was asked for with is another"


class Present(Struct, frozen=True):
    """What there is: sources, files in the output folder, digests of outputs and of fonts."""

    snapshot: Snapshot
    standing: frozenset[str]
    outputs: Mapping[str, str]
    fonts: Mapping[str, str]


def reasons(output: Output, key: str, manifest: Manifest, present: Present) -> tuple[str, ...]:
    """Say why an output is stale; nothing where it stands as it would be built under `key`."""
    path = output.path
    record = manifest.outputs.get(path)
    if record is None:
        return ("it was never built",)
    if path not in present.outputs:
        return ("the file is gone",)
    if record.digest != present.outputs[path]:
        return ("the file is not as it was built",)
    if record.key != key:
        return tuple(changes(record, manifest, present.snapshot)) or (UNTOLD,)
    if record.fonts.items() <= present.fonts.items():
        return ()
    return tuple(
        f"the font {font} is another"
        for font, was in record.fonts.items()
        if present.fonts.get(font) != was
    )


def changes(record: Record, manifest: Manifest, snapshot: Snapshot) -> Iterator[str]:
    """Say which sources, styles and versions are not those that an output was made with."""
    now = {path: snapshot.files.get(path) for path in record.inputs}
    yield from (
        _change(path, record.inputs.get(path), now.get(path)) for path in _other(record.inputs, now)
    )
    around = manifest.surroundings.get(record.surroundings)
    if around is not None:
        present = snapshot.surroundings
        for path in found_by(around.shared, present.shared):
            # What is neither a style nor among the inputs shapes nothing of it, unless it is new.
            if path not in record.inputs and (
                path.startswith(_STYLES) or path not in around.shared
            ):
                yield _change(path, around.shared.get(path), present.shared.get(path))
        for name in found_by(around.versions, present.versions):
            was, now_ = around.versions.get(name, "none"), present.versions.get(name, "none")
            yield f"{name} was {was} and is {now_}"


def _other(before: Mapping[str, str], now: Mapping[str, str | None]) -> list[str]:
    return sorted(path for path in before if before[path] != now[path])


def _change(path: str, was: str | None, now: str | None) -> str:
    if was is None:
        return f"{path} is new"
    return f"{path} is gone" if now is None else f"{path} changed"
