"""An Arabic handout of a library written for it, in every format, without the program's labels."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from handoutkit.assemble.assemble import assemble
from handoutkit.assemble.citations import CiteprocEngine
from handoutkit.build.look import look_of
from handoutkit.build.rendering import Rendered, render
from handoutkit.build.request import Output
from handoutkit.disk import FolderDisk
from handoutkit.findings import Place
from handoutkit.language.catalogue import Catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.library import Format
from handoutkit.read.library import read_library
from tests.builders import settings
from tests.render.rendering import SHIPPED

LIBRARY = Path(__file__).parents[1] / "cases/right-to-left"
ARABIC = Catalogue(
    "ar",
    {
        "A patient handout from {clinic}.": "ورقة للمرضى من {clinic}.",
        "About this handout": "عن هذه الورقة",
        "Back to the text": "العودة إلى النص",
        "Contents": "المحتويات",
        "Cover": "الغلاف",
        "Edition {code}": "الإصدار {code}",
        "Key points": "أهم النقاط",
        "Landmarks": "المعالم",
        "Notes": "الملاحظات",
        "Page {page} of {pages}": "صفحة {page} من {pages}",
        "Pages": "الصفحات",
        "Phone: {phone}": "الهاتف: {phone}",
        "Reference": "المرجع",
        "References": "المراجع",
        "Reviewed on {date} by {by}.": "راجعه {by} في {date}.",
        "Start of the handout": "بداية الورقة",
        "Tip": "نصيحة",
        "Updated {date}": "حُدّث في {date}",
        "Warning": "تحذير",
        "When to call": "متى تتصل",
        "Written from: {title} ({publisher}).": "كُتب من: {title} ({publisher}).",
        "note": "ملاحظة",
        "Large print or another language? Call {phone}.": "خط أكبر أو لغة أخرى؟ اتصل على {phone}.",
    },
)
LOOK = look_of(SHIPPED, settings())
Made: TypeAlias = Mapping[Format, Rendered]
FORMATS: tuple[Format, ...] = ("pdf", "epub", "html")


def assembled() -> Handout:
    """Read and assemble the handout; there is nothing to be said of its library."""
    read = read_library(FolderDisk(LIBRARY))
    assert read.value is not None
    assert read.findings == ()
    style = SHIPPED.read("citations/vancouver.csl")
    condition = read.value.conditions["cramps"]
    made = assemble(condition, "ar", read.value, lambda tag: CiteprocEngine(style, tag))
    assert made.value is not None
    assert made.findings == ()
    return made.value


def rendered(handout: Handout) -> Made:
    """Render a handout in every format."""
    outputs = [Output("cramps", "ar", one) for one in FORMATS]
    made = render(handout, ARABIC, outputs, LOOK, Place("cramps.yaml"))
    return {output.format: one for output, one in made.items()}
