"""Pictures: bounded, drawn anew, nothing of a camera's in them; what is left out is told why."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from handoutkit.codes import PICTURE_LEFT_OUT, PICTURE_WITHOUT_ALT
from handoutkit.findings import Outcome, Place
from handoutkit.importers.passages import Picture
from handoutkit.importers.pictures import MAX_BYTES, MAX_SIDE, PictureFile, picture_file
from tests.importers import zoo

PLACE = Place("a.docx", 3)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def made(
    data: bytes, name: str = "image1.png", alt: str = "A cup", taken: frozenset[str] = frozenset()
) -> Outcome[PictureFile | None]:
    return picture_file(Picture(name=name, data=data, alt=alt), taken, PLACE)


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    data = BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def opened(outcome: Outcome[PictureFile | None]) -> Image.Image:
    assert outcome.value is not None, outcome.findings
    return Image.open(BytesIO(outcome.value.data))


def noise(mode: str, side: int) -> Image.Image:
    return Image.effect_noise((side, side), 90).convert(mode)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not there"),
        (b"no picture", "cannot be drawn"),
        (zoo.png(20_000, 20_000), "40 million pixels"),
        (zoo.png(30, 30, good=False), "cannot be drawn"),
        (saved(noise("RGB", 200), "JPEG")[:3000], "cannot be drawn"),
        (zoo.png(1, 1), "a line or a dot"),
        (zoo.png(900, 1), "a line or a dot"),
        (b"\x01\0\0\0" + b"\0" * 100, "EMF"),
        (b"\xff\xd8\xff" * 100, "cannot be drawn"),
        (SVG.format("<script>x</script><title>a</title>").encode(), "<script>"),
        (SVG.format('<image href="http://x.example/a.png"/>').encode(), "outside"),
        (SVG.format('<use href="file:///etc/passwd#a"/>').encode(), "outside"),
        (SVG.format('<rect onclick="x()"/>').encode(), "script"),
        (SVG.format('<rect style="fill:url(http://x.example)"/>').encode(), "outside"),
        (SVG.format("<style>@import 'a.css';</style>").encode(), "outside"),
        (SVG.format("<foreignObject/>").encode(), "foreignObject"),
        (SVG.replace("viewBox", "box").format("<title>a</title>").encode(), "no size"),
        (SVG.format("<rect>").encode(), "broken"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;").encode(), "cannot be drawn"),
    ],
)
def test_a_picture_is_left_out_with_the_reason(data: bytes, why: str) -> None:
    outcome = made(data)

    assert outcome.value is None
    (finding,) = outcome.findings
    assert (finding.code, finding.place) == (PICTURE_LEFT_OUT.id, PLACE)
    assert why in finding.message


def test_a_drawing_without_a_title_and_words_is_left_out() -> None:
    outcome = made(SVG.format("<rect/>").encode(), alt="")

    assert "no title" in outcome.findings[0].message


def test_a_picture_without_words_is_told() -> None:
    outcome = made(zoo.png(30, 30), alt=" ")

    assert outcome.value is not None
    assert [finding.code for finding in outcome.findings] == [PICTURE_WITHOUT_ALT.id]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_any_png_becomes_one_that_can_be_printed(mode: str) -> None:
    outcome = made(saved(Image.new(mode, (40, 30)), "PNG"))

    image = opened(outcome)
    assert (image.format, image.size) == ("PNG", (40, 30))
    assert image.mode in ("L", "RGB", "RGBA")


@pytest.mark.parametrize(
    ("form", "mode", "kept", "suffix"),
    [
        ("JPEG", "CMYK", "JPEG", ".jpg"),
        ("JPEG", "L", "JPEG", ".jpg"),
        ("GIF", "P", "PNG", ".png"),
        ("WEBP", "RGB", "PNG", ".png"),
        ("BMP", "RGB", "PNG", ".png"),
        ("TIFF", "CMYK", "PNG", ".png"),
        ("TIFF", "F", "PNG", ".png"),
    ],
)
def test_every_form_becomes_png_or_jpeg(form: str, mode: str, kept: str, suffix: str) -> None:
    outcome = made(saved(Image.new(mode, (40, 30)), form), name="Böse Datei (1).xyz")

    assert opened(outcome).format == kept
    assert outcome.value is not None
    assert outcome.value.name == f"bose-datei-1{suffix}"


def test_of_an_animation_the_first_picture_stays() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])

    image = opened(made(data))

    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_what_a_camera_wrote_is_gone_and_the_picture_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(0x8825)[1] = "N"
    data = saved(Image.new("RGB", (60, 30)), "JPEG", exif=exif, comment=b"private")

    outcome = made(data, name="photo.jpg")

    image = opened(outcome)
    assert image.size == (30, 60)
    assert not image.getexif()
    assert outcome.value is not None
    assert b"Camera" not in outcome.value.data
    assert b"private" not in outcome.value.data


def test_a_large_picture_is_made_smaller_and_stays_within_the_limit() -> None:
    photograph = made(saved(noise("RGB", 2400), "JPEG", quality=98), name="a.jpg")
    transparent = made(saved(noise("RGBA", 1200), "PNG"))

    assert max(opened(photograph).size) <= MAX_SIDE
    for outcome in (photograph, transparent):
        assert outcome.value is not None
        assert len(outcome.value.data) <= MAX_BYTES
    assert opened(transparent).mode == "RGBA"


def test_the_same_picture_has_the_same_bytes() -> None:
    data = saved(noise("RGB", 300), "JPEG")

    assert made(data).value == made(data).value


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("image1.png", "image1-3.png"),
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\me\\Foto Ñandú.PNG", "foto-nandu.png"),
        ("水.png", "picture.png"),
        ("", "picture.png"),
        ("a" * 300 + ".png", "a" * 40 + ".png"),
        ("two\nlines.png", "two-lines.png"),
    ],
)
def test_names_are_ids_and_none_is_used_twice(name: str, expected: str) -> None:
    outcome = made(zoo.png(30, 30), name, taken=frozenset({"image1.png", "image1-2.png"}))

    assert outcome.value is not None
    assert outcome.value.name == expected


def test_a_plain_drawing_is_taken_as_it_is() -> None:
    data = SVG.format("<title>A cup</title><rect fill='url(#a)'/><use href='#b'/>").encode()

    outcome = made(data, "cup.svg")

    assert outcome.value == PictureFile("cup.svg", data)


def test_a_drawing_gets_its_title_and_loses_the_doctype_that_all_have() -> None:
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd">'
    data = (doctype + SVG.format("<rect/>")).encode()

    outcome = made(data, "cup.svg", alt="Tea & <milk>")

    assert outcome.value is not None
    assert b"DOCTYPE" not in outcome.value.data
    assert b"<title>Tea &amp; &lt;milk&gt;</title><rect/>" in outcome.value.data
