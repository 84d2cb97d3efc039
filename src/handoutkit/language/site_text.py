"""Lines that belong to the page around an article: menus, adverts, buttons, invitations.

Knows one line at a time, not where it stands. Rather keeps a line than takes health text for it.
"""

from handoutkit.language.folding import folded
from handoutkit.language.safety import is_safety
from handoutkit.language.word_lists import names, pattern

_LONGEST = 400  # what is longer says more than a button or a menu does


def site_reason(line: str) -> str:
    """Say why a line is none of an article's, as "a menu"; "" where it may be part of one."""
    if len(line) > _LONGEST:
        return ""
    words = folded(line)
    bare = words.strip(' •·|*-"›☰≡…')
    reason = next((name for name in names("site") if _is(name, words) or _is(name, bare)), "")
    return "" if reason and is_safety(line) else reason


def _is(name: str, words: str) -> bool:
    return pattern("site", name).fullmatch(words) is not None
