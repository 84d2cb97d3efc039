"""The images that texts show: there, safe, of the right kind, not too large. Knows no text."""

from collections.abc import Iterable
from dataclasses import replace

from handoutkit.codes import BAD_IMAGE, LARGE_IMAGE, MISSING_FILE
from handoutkit.disk import Disk
from handoutkit.findings import Finding, Outcome, Place, Placed
from handoutkit.model.library import Image
from handoutkit.read.gather import FileRead, Gathered, gather
from handoutkit.read.raster import BadRasterError, Form, Size, form_of, measure
from handoutkit.read.said import did_you_mean, quote
from handoutkit.read.svg import read_svg
from handoutkit.read.text import list_folder, read_bytes

MAX_BYTES = 10_000_000

_SVG = "image/svg+xml"
_MEDIA_TYPES = {".svg": _SVG, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_FORMS: dict[str, Form] = {"image/png": "PNG", "image/jpeg": "JPEG"}
_BOM = b"\xef\xbb\xbf"


def read_images(disk: Disk, shown: Iterable[Placed[str]]) -> Gathered[str, Image]:
    """Read the images at the paths `shown`, each placed where it is shown."""
    places: dict[str, list[Place]] = {}
    for image in shown:
        # An empty path stands for one that could not be read; the text's reader has said so.
        if image.value:
            places.setdefault(image.value, []).append(image.place)
    files = (_read(disk, path, shown_at) for path, shown_at in places.items())
    return gather(files, key=lambda image: image.path)


def _read(disk: Disk, path: str, shown_at: list[Place]) -> FileRead[Image]:
    """Read one image; what keeps it from being found is said wherever it is shown."""
    media_type = _MEDIA_TYPES.get(path[path.rfind(".") :].lower())
    if media_type is None:
        return FileRead(path, findings=tuple(_wrong_kind(path, place) for place in shown_at))
    data = read_bytes(disk, path, shown_at[0])
    if data.value is None:
        found = [read_bytes(disk, path, place).findings for place in shown_at]
        return FileRead(
            path, findings=tuple(_with_guess(disk, path, f) for fs in found for f in fs)
        )
    size = _check(data.value, path, media_type)
    if size.value is None:
        return FileRead(path, findings=size.findings)
    image = Image(
        path=path,
        media_type=media_type,
        width=size.value.width,
        height=size.value.height,
        data=data.value,
    )
    return FileRead(path, image, size.findings)


def _wrong_kind(path: str, place: Place) -> Finding:
    message = f"{quote(path)} is not an image of a kind that is printed"
    return BAD_IMAGE.at(place, message, "Save it as .svg, .png or .jpg.")


def _with_guess(disk: Disk, path: str, finding: Finding) -> Finding:
    if finding.code != MISSING_FILE.id:
        return finding
    folder, _, name = path.rpartition("/")
    return replace(finding, hint=did_you_mean(name, list_folder(disk, folder).value, finding.hint))


def _check(data: bytes, path: str, media_type: str) -> Outcome[Size | None]:
    place = Place(path)
    if len(data) > MAX_BYTES:
        message = f"the image is larger than {MAX_BYTES // 1_000_000} MB"
        return Outcome(None, (LARGE_IMAGE.at(place, message, "Save it smaller."),))
    content = _media_type_of(data)
    if content != media_type:
        message = f"the name says {media_type}, the content is {content or 'of another kind'}"
        hint = "Save the image anew; changing its name does not change what it is."
        return Outcome(None, (BAD_IMAGE.at(place, message, hint),))
    if media_type == _SVG:
        return read_svg(data, path)
    try:
        return Outcome(measure(data, _FORMS[media_type]))
    except BadRasterError as bad:
        code = LARGE_IMAGE if bad.too_large else BAD_IMAGE
        return Outcome(None, (code.at(place, bad.message, bad.hint),))


def _media_type_of(data: bytes) -> str | None:
    """Tell by its first bytes what an image is."""
    form = form_of(data)
    if form is not None:
        return next(media_type for media_type, known in _FORMS.items() if known == form)
    return _SVG if data.removeprefix(_BOM).lstrip().startswith(b"<") else None
