"""fontTools, imported when WeasyPrint first uses it. Knows not what WeasyPrint does with it.

It is needed for fonts that vary, draw in colours or come from the web. All others are cut down by
HarfBuzz, and then a third of what is left of WeasyPrint's import would be in vain.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

LIBRARY = "fontTools"
_MODULES = (LIBRARY, "fontTools.ttLib", "fontTools.varLib", "fontTools.varLib.instancer")
_USERS = ("weasyprint.pdf.fonts", "weasyprint.text.fonts")


class Later:
    """Stands for a name of a module; when it is used, the name is what it stands for."""

    def __init__(self, module: str, name: str) -> None:
        """Stand for a name, which may be that of a module inside."""
        self._module, self._name = module, name

    def meant(self) -> Any:
        """Import what it stands for."""
        return getattr(__import__(self._module, fromlist=[self._name]), self._name)

    def __call__(self, *arguments: object, **named: object) -> object:
        """Call what it stands for."""
        result: object = _real(self)(*arguments, **named)
        return result

    def __getattr__(self, name: str) -> object:
        """Give a part of what it stands for."""
        part: object = getattr(_real(self), name)
        return part


class _StandIn(ModuleType):
    """Has every name that is asked of it, for later."""

    def __getattr__(self, name: str) -> Later:
        if name.startswith("__"):
            raise AttributeError(name)
        return Later(self.__name__, name)


@contextmanager
def fonttools_later() -> Iterator[None]:
    """Let what is imported inside this block import fontTools when it uses it."""
    if LIBRARY in sys.modules:
        yield
        return
    stand_ins = {name: _StandIn(name) for name in _MODULES}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _real(later: Later) -> Any:
    """Import what is meant; put all of it in its place, since errors are caught by class."""
    for module in filter(None, map(sys.modules.get, _USERS)):
        for name, value in list(vars(module).items()):
            if isinstance(value, Later):
                setattr(module, name, value.meant())
    return later.meant()
