"""Whether what is left to do has been laid out before. A pure function; imports no renderer."""

from collections.abc import Iterable

from handoutkit.build.keys import output_key
from handoutkit.build.manifest import Judged, Manifest, handout_name
from handoutkit.build.plan import Wanted
from handoutkit.build.request import Output
from handoutkit.build.settle import Named, is_as_judged
from handoutkit.build.stale import Present, reasons


def are_laid_out(
    to_do: Iterable[Named],
    wanted: Wanted,
    manifest: Manifest,
    present: Present,
    *,
    is_checked: bool,
) -> bool:
    """Tell whether these handouts lack nothing but books and web pages of remembered layouts.

    Of one that changed nobody knows that before it is read: it counts as one to lay out.
    """
    for condition, lang in to_do:
        judged = manifest.handouts.get(handout_name(condition, lang))
        if (
            judged is None
            or not is_as_judged(judged, condition, present, is_checked)
            or any(
                one.format == "pdf"
                and reasons(one, output_key(one, judged.page), manifest, present)
                for one in wanted[condition, lang]
            )
            or not _is_remembered(condition, lang, judged, manifest)
        ):
            return False
    return True


def _is_remembered(condition: str, lang: str, judged: Judged, manifest: Manifest) -> bool:
    """Tell whether the layout that books count their pages by is remembered of the same page."""
    for form in ("pdf", "epub"):
        record = manifest.outputs.get(Output(condition, lang, form).path)
        if record is not None and record.page_map is not None:
            laid_out = Output(condition, lang, form, record.edition, record.paper)
            if record.key == output_key(laid_out, judged.page):
                return True
    return False
