"""Fill the templates with a view.

The user of Jinja2, with `page_faults`. Knows neither PDF nor EPUB nor where files go.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import Any, Literal, TypeAlias

from jinja2 import FunctionLoader, StrictUndefined, TemplateError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from handoutkit import __version__
from handoutkit.disk import Disk
from handoutkit.errors import RenderingFailed
from handoutkit.language.bidi import has_right_to_left
from handoutkit.language.locales import direction
from handoutkit.model.fields import field_names
from handoutkit.model.library import Image
from handoutkit.render.citing import cite_anchor, cite_parts
from handoutkit.render.isolation import plain_parts
from handoutkit.render.page_faults import fault_in_filling, path_of
from handoutkit.render.view import View

Syntax: TypeAlias = Literal["html", "xhtml"]
GENERATOR = f"handoutkit {__version__}"

# EPUB 3 Structural Semantics Vocabulary: what reading systems know beside DPUB-ARIA roles.
_EPUB_TYPES = {
    "doc-backlink": "backlink",
    "doc-bibliography": "bibliography",
    "doc-biblioref": "biblioref",
    "doc-endnotes": "endnotes",
    "doc-noteref": "noteref",
}


# A template may come with a library: its own errors, what its expressions can raise (1 / 0), and
# files that cannot be read.
_TEMPLATE_TROUBLE = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which need not be asked about what is known to be harmless.

    Nearly all that templates read are fields of our own values, and nearly all they call are their
    own macros: asking each time takes half the time of filling a page.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give a field of a value that is data; of all else what the sandbox allows."""
        if attribute in _fields(obj.__class__):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, as its context would; or what else the sandbox allows."""
        if type(called) is not Macro:
            return super().call(context, called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(context.eval_ctx, *args, **kwargs)


@lru_cache(maxsize=256)
def _fields(kind: type) -> frozenset[str]:
    """Give the names of a value's public fields, which hold no methods; and `kind`."""
    names = frozenset(name for name in field_names(kind) if not name.startswith("_"))
    return names | {"kind"} if isinstance(getattr(kind, "kind", None), str) else names


class Templates:
    """The templates of a styles folder.

    They may come with a library, so they run in a sandbox; what they are given is data and is
    always escaped; a name they do not know is an error.
    """

    def __init__(self, styles: Disk) -> None:
        """Read templates from `styles`."""

        def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
            path = f"templates/{name}"
            if not styles.is_file(path):
                return None
            return styles.read(path).decode("utf-8"), path_of(name), lambda: True

        self._environment = _Sandbox(
            autoescape=True,
            undefined=StrictUndefined,
            loader=FunctionLoader(load),
            keep_trailing_newline=True,
        )

    def fill(
        self,
        name: str,
        view: View,
        *,
        syntax: Syntax = "html",
        sources: Mapping[str, str] | None = None,
        **values: object,
    ) -> str:
        """Fill a template; `sources` tells where each image of the library stands for this page.

        Raises:
            RenderingFailed: the template cannot be read, or asks for what is not there.
        """
        try:
            return self._environment.get_template(name).render(
                view=view,
                sources=sources or {},
                xml=syntax == "xhtml",
                role=_epub_role if syntax == "xhtml" else _role,
                generator=GENERATOR,
                direction=direction,
                cite_parts=cite_parts,
                cite_anchor=cite_anchor,
                isolated=partial(_isolated, view.direction),
                isolated_in=lambda lang, text: _isolated(direction(lang), text),
                callout_labels=_callout_labels(view),
                **values,
            )
        except _TEMPLATE_TROUBLE as error:
            found = fault_in_filling(name, error)
            raise RenderingFailed(
                f"{found.place}: {found.message}", remedy=found.hint, finding=found
            ) from error


def web_page(view: View, templates: Templates, *, css: str, sources: Mapping[str, str]) -> bytes:
    """Make the self-contained HTML page; `sources` holds data URLs."""
    # The style sheet is ours and the library's, not content; "</" would end the element early.
    sheet = Markup(css.replace("</", "<\\/"))
    return templates.fill("page.html.jinja", view, sources=sources, css=sheet).encode("utf-8")


def chapter(view: View, templates: Templates, images: tuple[Image, ...]) -> str:
    """Make the chapter of a book, in which `picture_names` says where the images stand."""
    names = picture_names(images)
    return templates.fill("chapter.xhtml.jinja", view, syntax="xhtml", sources=names)


def picture_names(images: tuple[Image, ...]) -> Mapping[str, str]:
    """Give the path of each image of the library inside a book."""
    return {
        image.path: f"images/{number}{PurePosixPath(image.path).suffix}"
        for number, image in enumerate(images, start=1)
    }


def _isolated(direction: str, text: str, around: str = "") -> str:
    """Isolate what runs left to right in a plain text of a right-to-left page, and escape it.

    `around` is the direction of the words around it, where that is not the page's.
    """
    if direction != "rtl" or (around == "ltr" and not has_right_to_left(text)):
        return text
    parts = [
        Markup('<bdi dir="ltr">{}</bdi>').format(part) if is_isolated else Markup.escape(part)
        for part, is_isolated in plain_parts(text)
    ]
    words = Markup("").join(parts)
    return Markup('<bdi dir="rtl">{}</bdi>').format(words) if around == "ltr" else words


@lru_cache(maxsize=64)
def _role(name: str) -> Markup:
    return Markup('role="{}"').format(name)


@lru_cache(maxsize=64)
def _epub_role(name: str) -> Markup:
    if name in _EPUB_TYPES:
        return Markup('role="{}" epub:type="{}"').format(name, _EPUB_TYPES[name])
    return _role(name)


def _callout_labels(view: View) -> Mapping[str, str]:
    labels = view.labels
    return {
        "key-points": labels.key_points,
        "warning": labels.warning,
        "call": labels.call,
        "tip": labels.tip,
    }
