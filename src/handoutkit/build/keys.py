"""Keys: digests of what outputs are made of. The page's own is computed only where sources changed.

Time stamps decide nothing.
"""

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from handoutkit.build.request import Output

if TYPE_CHECKING:
    from handoutkit.model.handout import Handout
    from handoutkit.render.view import View

_PLACES = frozenset({"place", "end", "title_place"})


def page_digest(
    view: "View", handout: "Handout", look: object, *, may_show_all: bool = False
) -> str:
    """Give the digest of all that a handout's outputs show: of what templates get, and of these.

    `look` tells of styles, templates, blanks, tokens and versions. Places in sources are left out:
    text that moved down in its file is the same text. Only where templates are not the program's,
    `may_show_all`, nothing is left out: those can print places, and mappings in their order.
    """
    import json

    from handoutkit.model.canonical import canonical_bytes

    said = repr(view).encode() if may_show_all else canonical_bytes(view, _PLACES)
    shown = {
        "date": handout.date.isoformat(),
        "view": sha256(said).hexdigest(),
        "certifier": handout.clinic.certifier,
        "name": handout.name,
        "images": [(one.path, sha256(one.data).hexdigest()) for one in handout.images],
        "look": look,
    }
    return sha256(json.dumps(shown).encode("utf-8", "surrogatepass")).hexdigest()


def output_key(output: Output, page: str) -> str:
    """Give the key of an output: the digest of its handout's page and of what it is."""
    is_ = (output.condition, output.lang, output.format, output.edition, output.paper)
    return sha256("/".join((page, *is_)).encode()).hexdigest()


def font_digests(paths: Iterable[str]) -> dict[str, str]:
    """Give the present digest of each font file, if it is still there."""
    found: dict[str, str] = {}
    for path in paths:
        with suppress(OSError):
            found[path] = sha256(Path(path).read_bytes()).hexdigest()
    return found
