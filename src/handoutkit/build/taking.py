"""Takes the digests of a library's files, of its styles, and all versions.

Knows not what they are for. A process of its own does it, which imports nothing else.
"""

from handoutkit.project import styles_folder
from handoutkit.tree import tree_digests

HANDOUTS, STYLES = "handouts", "styles"


def taken(root: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Give the digests of files and styles of the library in `root`, and the versions."""
    from handoutkit.build.versions import versions

    shipped, own = tree_digests(styles_folder()), tree_digests(f"{root}/{STYLES}")
    # A picture may have a hidden name: it is in no listing, but it is shown.
    files = tree_digests(root, HANDOUTS, hidden=True)
    return files, {**shipped, **own}, versions()
