"""What is told of each output. Pure."""

from handoutkit.build.manifest import Record
from handoutkit.build.request import Output, OutputReport, State


def report_of(path: str, record: Record, state: State) -> OutputReport:
    """Report an output from its record."""
    return OutputReport(
        path=path,
        condition=record.condition,
        lang=record.lang,
        format=record.format,
        edition=record.edition,
        paper=record.paper,
        state=state,
        pages=record.pages,
        size=record.size,
        digest=record.digest,
        code=record.code,
    )


def without_record(
    output: Output, state: State, *, older: bool = False, reasons: tuple[str, ...] = ()
) -> OutputReport:
    """Report an output that was not made; `older` tells that another file stands in its place."""
    return OutputReport(
        path=output.path,
        condition=output.condition,
        lang=output.lang,
        format=output.format,
        edition=output.edition,
        paper=output.paper,
        state=state,
        older=older,
        reasons=reasons,
    )
