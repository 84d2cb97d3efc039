"""The manifest while a build goes on: what was made is written down at once.

Knows not how anything is made.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from handoutkit.build.journal import NAME as JOURNAL
from handoutkit.build.journal import Entry, Journal, with_journal
from handoutkit.build.manifest import (
    NAME,
    Around,
    Judged,
    Reading,
    Record,
    manifest_bytes,
    read_manifest,
)
from handoutkit.build.snapshot import Surroundings
from handoutkit.disk import FolderDisk
from handoutkit.whole import remove, write_whole


class Ledger:
    """What an output folder's manifest says, and will say."""

    def __init__(self, folder: Path) -> None:
        """Read the manifest of `folder`."""
        self._folder = folder
        out = FolderDisk(folder)
        self.manifest, self._is_new = with_journal(read_manifest(out), out)
        self._journal = Journal(folder)
        self._is_told = False

    def remember(
        self,
        handout: str,
        judged: Judged,
        records: Mapping[str, Record],
        surroundings: Surroundings,
    ) -> None:
        """Write down at once how a handout was judged, and what was made or kept of it with what.

        Raises:
            CannotWrite: the folder refuses.
        """
        known = self.manifest
        is_known = known.handouts.get(handout) == judged and all(
            known.outputs.get(path) == one for path, one in records.items()
        )
        if is_known:
            return
        # In place: a thousand handouts would otherwise be copied a thousand times.
        known.outputs.update(records)
        known.handouts[handout] = judged
        around = Around(shared=dict(surroundings.shared), versions=dict(surroundings.versions))
        known.surroundings[surroundings.digest] = around
        self._is_new = True
        told, self._is_told = None if self._is_told else around, True
        self._journal.append(
            Entry(handout=handout, judged=judged, records=dict(records), around=told)
        )

    def forget(self, paths: Iterable[str]) -> None:
        """Take outputs out."""
        self.manifest = self.manifest.without(paths)
        self._is_new = True

    def close(self, reading: Reading, handouts: Iterable[str]) -> None:
        """Write the manifest, if there is anything new; `handouts` are those that there are.

        Raises:
            CannotWrite: the folder refuses.
        """
        self._journal.close()
        known = self.manifest
        wanted = frozenset(handouts)
        gone = known.handouts.keys() - wanted
        if not self._is_new and not gone and (known.reading is reading or known.reading == reading):
            return
        kept = {name: one for name, one in known.handouts.items() if name in wanted}
        self.manifest = replace(known, reading=reading, handouts=kept)
        write_whole(self._folder / NAME, manifest_bytes(self.manifest))
        remove(self._folder / JOURNAL)
