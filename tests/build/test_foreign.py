"""Foreign files cost neither data nor the machine: each hostile one is a finding, and soon."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handoutkit.build import foreign
from handoutkit.build.foreign import foreign_bytes, pictures_beside, read_foreign
from handoutkit.build.foreign_answer import answer_in
from handoutkit.codes import FOREIGN_STOPPED, FOREIGN_TOO_LARGE, FOREIGN_UNREADABLE
from handoutkit.findings import Finding
from handoutkit.importers.passages import Bibliography, Source
from tests.importers import zoo

REFUSALS = {FOREIGN_UNREADABLE.id, FOREIGN_TOO_LARGE.id, FOREIGN_STOPPED.id}


def findings(data: bytes, path: str) -> tuple[Finding, ...]:
    read = read_foreign(data, path)
    assert isinstance(read, tuple), read
    return read


@pytest.mark.parametrize(("path", "make"), zoo.REFUSED.values(), ids=zoo.REFUSED.keys())
def test_a_hostile_file_is_a_finding(path: str, make: zoo.Make) -> None:
    data = make()
    start = time.perf_counter()

    (finding,) = findings(data, path)

    assert time.perf_counter() - start < 5
    assert finding.code in REFUSALS
    assert finding.hint
    assert "Traceback" not in finding.message
    assert "root:" not in finding.message


@pytest.mark.parametrize(("path", "make"), zoo.READ.values(), ids=zoo.READ.keys())
def test_what_can_be_read_of_a_hostile_file_is_read(path: str, make: zoo.Make) -> None:
    data = make()
    start = time.perf_counter()

    source = read_foreign(data, path)

    assert time.perf_counter() - start < 8
    assert isinstance(source, Source), source
    words = " ".join(passage.plain for passage in source.passages)
    assert "Drink water." in words
    assert "root:" not in words


@pytest.fixture
def server() -> Iterator[tuple[str, list[bytes]]]:
    """Listen, and remember who asked."""
    asked: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(20)

    def listen() -> None:
        try:
            while True:
                connection, _ = listening.accept()
                asked.append(connection.recv(100))
                connection.close()
        except OSError:
            pass

    threading.Thread(target=listen, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/x", asked
    listening.close()


def test_nobody_is_asked(server: tuple[str, list[bytes]]) -> None:
    address, asked = server
    page = (
        f'<!DOCTYPE html SYSTEM "{address}"><html><head><link rel=stylesheet href="{address}">'
        f'<meta http-equiv=refresh content="0;url={address}"><base href="{address}"></head>'
        f'<body background="{address}"><img src="{address}.png"><p>Drink water.'
    )

    read_foreign(zoo.asks_a_server(address), "a.docx")
    read_foreign(page.encode(), "a.html")
    read_foreign(f"![a]({address}.png)\n\nDrink water.".encode(), "a.md")
    time.sleep(0.1)

    assert asked == []


def test_a_linked_picture_of_a_word_file_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(zoo.png(20, 20))
    relation = zoo.RELS.replace('officeDocument"', 'image"').replace(
        'Target="word/document.xml"', f'Target="file://{secret}" TargetMode="External"'
    )
    body = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/'
        'picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships" r:link="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    data = zoo.docx(
        zoo.document(body + zoo.paragraph("Drink water.")),
        {"word/_rels/document.xml.rels": relation.encode()},
    )

    source = read_foreign(data, "a.docx")

    assert isinstance(source, Source), source
    assert not any(one.picture and one.picture.data for one in source.passages)


def run_in_child(code: str) -> str:
    """Run code under the child's limits and give what it prints."""
    limited = "import sys\nfrom handoutkit.build import foreign_child\nforeign_child._limit()\n"
    done = subprocess.run(
        [sys.executable, "-P", "-B", "-c", limited + code],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env=foreign._environment(),
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "code",
    [
        "open('{folder}/new', 'w')",
        "open('{folder}/there', 'a')",
        "open('{folder}/there').read()",
        "import os; os.remove('{folder}/there')",
        "import os; os.open('{folder}/new', os.O_CREAT | os.O_WRONLY)",
        "import os; os.rename('{folder}/there', '{folder}/new')",
        "import subprocess; subprocess.run(['touch', '{folder}/new'])",
        "import os; os.system('touch {folder}/new')",
        "import os; os.fork()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import ctypes; ctypes.CDLL(None)",
    ],
)
def test_the_process_has_no_hands(code: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("secret")

    said = run_in_child(code.replace("{folder}", str(tmp_path)))

    assert "PermissionError: reading a foreign file may not" in said
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    assert (tmp_path / "there").read_text() == "secret"


def test_memory_ends() -> None:
    assert "MemoryError" in run_in_child("b'x' * 3_000_000_000")


def test_the_process_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_TOKEN", "secret")

    assert "secret" not in run_in_child("import os; print(dict(os.environ))")


@pytest.mark.parametrize(
    "code",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)",
        "import os; os._exit(3)",
        "print('no answer')",
        "raise SystemExit",
        "import sys; sys.stdout.buffer.write(b'\\x80')",
    ],
)
def test_whatever_happens_to_the_process_is_a_finding(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "_COMMAND", (sys.executable, "-c", code))

    (finding,) = findings(b"Drink water.", "a.txt")

    assert finding.code == FOREIGN_STOPPED.id


def test_a_process_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "_COMMAND", (sys.executable, "-c", "while True: pass"))
    monkeypatch.setattr(foreign, "WAIT", 0.2)
    monkeypatch.setattr(foreign, "_GRACE", 0.1)

    (finding,) = findings(b"Drink water.", "a.txt")

    assert finding.code == FOREIGN_STOPPED.id
    assert "seconds" in finding.message


def test_an_interrupt_ends_the_process_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    monkeypatch.setattr(foreign, "_COMMAND", (sys.executable, "-c", code))

    def interrupt() -> None:
        while not told.exists() or not told.read_text():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        read_foreign(b"Drink water.", "a.txt")

    assert not Path(f"/proc/{told.read_text()}").exists()


def test_a_text_and_a_list_of_references_come_back_whole() -> None:
    text = read_foreign("Drink water — 2 l a day.".encode(), "a.txt")
    listed = read_foreign(
        b"@article{a1,title={Water},author={Doe, Jane},year={2020},journal={J}}", "a.bib"
    )

    assert isinstance(text, Source)
    assert [one.words.plain for one in text.passages] == ["Drink water — 2 l a day."]
    assert isinstance(listed, Bibliography)
    assert listed.references[0].csl["title"] == "Water"
    assert listed.references[0].csl["author"] == [{"family": "Doe", "given": "Jane"}]


def test_references_nested_without_end_are_a_finding() -> None:
    listed = read_foreign(b'{"type":"book","author":' + b"[" * 100_000, "a.json")

    assert isinstance(listed, Bibliography)
    assert (listed.references, len(listed.findings)) == ((), 1)


def test_an_answer_of_another_shape_is_none() -> None:
    with pytest.raises(ValueError, match=r"."):
        answer_in(b"\x81\xa6source\x01")


def test_pictures_lie_beside_the_text_and_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "article"
    (folder / "images").mkdir(parents=True)
    (folder / "images/a b.png").write_bytes(b"1")
    (tmp_path / "outside.png").write_bytes(b"2")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    os.mkfifo(folder / "pipe.png")
    text = (
        '![](images/a%20b.png) <img src="images/a b.png"> ![](../outside.png) ![](link.png)'
        f" ![](pipe.png) ![]({tmp_path}/outside.png) ![](gone.png) ![](http://x.example/y.png)"
    )

    found = pictures_beside(text.encode(), folder)

    assert found == {"images/a b.png": b"1", "images/a%20b.png": b"1"}


def test_looking_for_pictures_takes_time_that_grows_with_the_text_only(tmp_path: Path) -> None:
    start = time.perf_counter()
    for bait in (b"a", b".", b'"', b".png", b"a.png "):
        pictures_beside((bait * 2_000_000)[:2_000_000], tmp_path)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize("name", ["pipe", "folder", "device", "gone", "nul\0", "loop"])
def test_what_is_no_file_is_a_finding(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    outcome = foreign_bytes(tmp_path / name, name)

    assert outcome.value is None
    assert [finding.code for finding in outcome.findings] == [FOREIGN_UNREADABLE.id]


def test_a_file_beyond_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "MAX_FILE", 1000)
    (tmp_path / "large.txt").write_bytes(b"x" * 1001)
    (tmp_path / "small.txt").write_bytes(b"x" * 1000)

    assert [f.code for f in foreign_bytes(tmp_path / "large.txt", "large.txt").findings] == [
        FOREIGN_TOO_LARGE.id
    ]
    assert foreign_bytes(tmp_path / "small.txt", "small.txt").value == b"x" * 1000


@pytest.mark.parametrize(
    "name", ['say "x".txt', "two\nlines.txt", "\udcff.txt", "ñandú – 水.txt", "-rf", "a'b.txt"]
)
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Drink water.", encoding="utf-8")

    data = foreign_bytes(tmp_path / name, name).value

    assert data is not None
    assert isinstance(read_foreign(data, name), Source)
