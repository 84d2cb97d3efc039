"""The process that reads a file of somebody else's: with limits, and without hands.

It opens nothing but Python's own modules, writes nothing but its answer, and asks nobody.
"""

import os
import resource
import signal
import sys
from dataclasses import replace

from handoutkit.build.foreign_answer import Answer, Question, encoded_answer, question_in
from handoutkit.codes import FOREIGN_STOPPED, FOREIGN_TOO_LARGE, FOREIGN_UNREADABLE
from handoutkit.findings import Finding, Place
from handoutkit.importers.kinds import kind_of, refusal
from handoutkit.importers.passages import Passage, Source

MEMORY = 2_000_000_000
"""Bytes of addresses: the libraries take 0.5 billion, a picture of 40 million pixels 0.3."""
WORK = 60
"""Seconds of a processor: the slowest real file, with fifty photographs, takes 20."""
WAIT = 120
"""Seconds in all, for a machine that is busy."""
MAX_ANSWER = 150_000_000
"""Bytes: all texts and pictures of a file."""
MAX_PIXELS = 400_000_000
"""Pixels of all pictures of one file; drawing these anew takes half of the time there is."""

_FILES = 64
_OF_THE_SYSTEM = ("/usr/share/", "/usr/lib/", "/etc/localtime", "/etc/timezone", "/etc/mime.types")
"""What Python's own modules look up: time zones, kinds of files."""
_PLAIN_TEXT = "Save it anew from the program it comes from, or as plain text."
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.link",
    "os.symlink", "os.truncate", "os.kill", "os.putenv", "pty.", "shutil.", "urllib.", "http.",
    "ftplib.", "smtplib.", "webbrowser.", "ctypes.", "pickle.", "tempfile.", "sqlite3.",
)  # fmt: skip


def main() -> None:
    """Answer the question on standard input on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.alarm(WAIT)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    question = question_in(sys.stdin.buffer.read())
    _limit()
    answer = encoded_answer(_answer(question))
    if len(answer) > MAX_ANSWER:
        answer = encoded_answer(Answer(findings=(_too_much(question.path),)))
    out.write(answer)
    out.flush()
    os._exit(0)  # nothing that a library registered for the end is wanted


def _limit() -> None:
    """Take from this process what reading a file does not need."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, WORK),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))
    roots = {os.path.realpath(root) for root in (sys.prefix, sys.base_prefix, *sys.path) if root}
    own = (*(f"{root}/" for root in roots), *_OF_THE_SYSTEM)
    sys.addaudithook(lambda event, arguments: _watch(event, arguments, own))


def _watch(event: str, arguments: tuple[object, ...], own: tuple[str, ...]) -> None:
    """Refuse what reading a file never does.

    Raises:
        PermissionError: it was refused.
    """
    if event == "open":
        path, _, flags = arguments
        writes = isinstance(flags, int) and bool(flags & _WRITING)
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        inside = not isinstance(path, str) or os.path.realpath(path).startswith(own)
        if writes or not inside:
            raise PermissionError(f"reading a foreign file may not open {path}")
    elif event.startswith(_REFUSED):
        raise PermissionError(f"reading a foreign file may not do this: {event}")


def _answer(question: Question) -> Answer:
    try:
        return _read(question)
    except MemoryError:
        message = "reading the file took more memory than there is for it"
    except RecursionError:
        message = "the file is nested too deeply to be read"
    except Exception as error:  # a fault of a reader must not cost the other files
        message = f"the file could not be read: {type(error).__name__} ({str(error)[:100]})"
    finding = FOREIGN_STOPPED.at(Place(question.path), " ".join(message.split()), _PLAIN_TEXT)
    return Answer(findings=(finding,))


def _read(question: Question) -> Answer:
    data, path = question.data, question.path
    kind = question.kind or kind_of(data, path)
    if kind is None:
        return Answer(findings=(refusal(data, path),))
    if kind == "bibliography":
        from handoutkit.importers.bibliographies import read_bibliography

        bibliography = read_bibliography(data, path)
        if bibliography is None:
            message = "the file holds no references that can be read"
            hint = "Export the references as CSL-JSON, BibTeX, RIS or NBIB."
            return Answer(findings=(FOREIGN_UNREADABLE.at(Place(path), message, hint),))
        return Answer(bibliography=bibliography)
    source = _source(question, kind)
    return Answer(source=_with_pictures(source)) if isinstance(source, Source) else source


def _source(question: Question, kind: str) -> Source | Answer:
    """Read an article; each reader comes with its libraries only when it is used."""
    data, path = question.data, question.path
    if kind == "docx":
        from handoutkit.importers.bounds import docx_fault
        from handoutkit.importers.docx import read_docx

        fault = docx_fault(data, path)
        return Answer(findings=(fault,)) if fault else read_docx(data, path)
    from handoutkit.importers.decoding import decode

    text = decode(data, path)
    if text.value is None:
        return Answer(findings=text.findings)
    source = _text_source(text.value, question, kind)
    return replace(source, findings=(*text.findings, *source.findings))


def _text_source(text: str, question: Question, kind: str) -> Source:
    path = question.path
    if kind == "html":
        from handoutkit.importers.page import read_page

        return read_page(text, path, pictures=question.pictures)
    if kind == "markdown":
        from handoutkit.importers.markdown import read_markdown
        from handoutkit.read.markdown.foreign import foreign_page

        return read_markdown(foreign_page(text, path), path, pictures=question.pictures)
    from handoutkit.importers.flat import read_flat

    return read_flat(text, path)


def _with_pictures(source: Source) -> Source:
    """Give a source whose pictures are the library's; those of the page around it carry nothing."""
    from handoutkit.importers.pictures import picture_file, pixels_of

    taken: set[str] = set()
    findings: list[Finding] = []
    passages: list[Passage] = []
    left = MAX_PIXELS
    for passage in source.passages:
        picture = passage.picture
        if picture is not None and passage.role == "site":
            picture = replace(picture, data=b"")
        elif picture is not None and picture.data:
            left -= pixels_of(picture.data)
            made = picture_file(picture, taken, passage.place, too_many=left < 0)
            findings += made.findings
            file = made.value
            picture = replace(picture, data=file.data if file else b"")
            picture = replace(picture, name=file.name) if file else picture
            taken.update((file.name,) if file else ())
        passages.append(replace(passage, picture=picture))
    return replace(source, passages=tuple(passages), findings=(*source.findings, *findings))


def _too_much(path: str) -> Finding:
    message = "the file holds more than a handout can"
    return FOREIGN_TOO_LARGE.at(Place(path), message, "Split it, or save it without pictures.")


if __name__ == "__main__":
    main()
