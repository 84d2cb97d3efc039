"""Images: of the kind their name says, whole, and not too large."""

import io
import struct
import zlib

import pytest
from PIL import Image as Pillow
from PIL import ImageFile

from handoutkit.codes import BAD_IMAGE, LARGE_IMAGE, MISSING_FILE, OUTSIDE_LIBRARY
from handoutkit.disk import MemoryDisk
from handoutkit.findings import Place, Placed
from handoutkit.model.library import Image
from handoutkit.read.gather import Gathered
from handoutkit.read.images import MAX_BYTES, read_images

SHOWN = Place("article.md", 7, 3)


def read(name: str, data: bytes) -> Gathered[str, Image]:
    return read_images(MemoryDisk({name: data}), [Placed(name, SHOWN)])


def raster(
    form: str, *, mode: str = "RGB", size: tuple[int, int] = (8, 4), **options: object
) -> bytes:
    out = io.BytesIO()
    Pillow.new(mode, size).save(out, form, **options)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Make a PNG that says it is large and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.png", raster("JPEG"), BAD_IMAGE),
        ("a.jpg", raster("PNG"), BAD_IMAGE),
        ("a.svg", raster("PNG"), BAD_IMAGE),
        ("a.png", b"<svg/>", BAD_IMAGE),
        ("a.png", raster("GIF"), BAD_IMAGE),
        ("a.jpeg", b"", BAD_IMAGE),
        ("a.png", raster("PNG", size=(64, 64))[:-40], BAD_IMAGE),
        ("a.jpg", raster("JPEG", size=(64, 64))[:-300], BAD_IMAGE),
        ("a.jpg", raster("JPEG", mode="CMYK"), BAD_IMAGE),
        ("a.png", b"\x89PNG\r\n\x1a\n", BAD_IMAGE),
        ("a.png", bomb(7000, 7000), LARGE_IMAGE),
        ("a.png", bomb(12_000, 12_000), LARGE_IMAGE),
        ("a.png", bomb(60_000, 60_000), LARGE_IMAGE),
        ("a.png", raster("PNG") + b"\0" * MAX_BYTES, LARGE_IMAGE),
    ],
)
def test_a_faulty_image_is_told_at_its_file(name: str, data: bytes, code: object) -> None:
    images = read(name, data)

    assert [(f.code, f.place) for f in images.findings] == [(getattr(code, "id", ""), Place(name))]
    assert images.values == {}
    assert images.unreadable == {name}


def test_an_image_that_ends_too_early_is_told_whatever_others_let_pillow_bear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """WeasyPrint sets this for the whole process when it is imported."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    half = raster("PNG", size=(64, 64))[:-40]
    assert [one.code for one in read("a.png", half).findings] == [BAD_IMAGE.id]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("gone.png", MISSING_FILE),
        ("../gone.png", OUTSIDE_LIBRARY),
        ("a.gif", BAD_IMAGE),
        ("a.webp", BAD_IMAGE),
        ("a", BAD_IMAGE),
    ],
)
def test_an_image_that_is_not_there_is_told_where_it_is_shown(path: str, code: object) -> None:
    images = read_images(MemoryDisk({"a.gif": b""}), [Placed(path, SHOWN)])

    assert [(f.code, f.place) for f in images.findings] == [(getattr(code, "id", ""), SHOWN)]


def test_a_misspelt_image_is_guessed_and_one_outside_is_not() -> None:
    disk = MemoryDisk({"images/clock.svg": b""})

    (missing,) = read_images(disk, [Placed("images/clok.svg", SHOWN)]).findings
    (outside,) = read_images(disk, [Placed("images/../images/clock.svg", SHOWN)]).findings

    assert missing.hint == 'Did you mean "clock.svg"?'
    assert "clock.svg" not in outside.hint


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.png", raster("PNG"), "image/png"),
        ("a.PNG", raster("PNG", mode="P"), "image/png"),
        ("a.jpg", raster("JPEG"), "image/jpeg"),
        ("a.jpeg", raster("JPEG", mode="L"), "image/jpeg"),
    ],
)
def test_an_image_is_read_with_its_kind_and_size(name: str, data: bytes, media_type: str) -> None:
    image = read(name, data).values[name]

    assert (image.media_type, image.width, image.height) == (media_type, 8, 4)
    assert image.data == data


def test_a_turned_photo_has_the_size_it_is_seen_with() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6

    image = read("a.jpg", raster("JPEG", exif=exif)).values["a.jpg"]

    assert (image.width, image.height) == (4, 8)


def test_an_image_that_is_shown_twice_is_read_once() -> None:
    shown = [Placed("a.jpg", SHOWN), Placed("a.jpg", Place("b.md", 1, 1))]

    images = read_images(MemoryDisk({"a.jpg": raster("PNG")}), shown)

    assert len(images.findings) == 1
