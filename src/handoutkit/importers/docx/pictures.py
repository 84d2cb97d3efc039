"""Pictures of a Word file: their bytes under names of their own, and those nothing can draw."""

from handoutkit.codes import PICTURE_LEFT_OUT
from handoutkit.findings import Finding, Place

_ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/tiff": "tiff",
    "image/bmp": "bmp",
    "image/webp": "webp",
}


class Pictures:
    """The pictures met so far."""

    def __init__(self, path: str) -> None:
        """Begin without pictures."""
        self.data: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self._path = path

    def keep(self, image: object) -> dict[str, str]:
        """Keep a picture of mammoth's, and give what its element says."""
        kind = str(getattr(image, "content_type", "") or "")
        ending = _ENDINGS.get(kind, "")
        name = f"picture-{len(self.data) + 1}.{ending or 'unknown'}"
        self.data[name] = b""
        if not ending:
            message = f"a picture of the kind {kind or 'unknown'} cannot be drawn"
            hint = "Save it as PNG or SVG and add it to the article by hand."
            self.findings.append(PICTURE_LEFT_OUT.at(Place(self._path), message, hint))
            return {"src": name}
        with image.open() as opened:  # type: ignore[attr-defined]  # mammoth carries no types
            self.data[name] = opened.read()
        return {"src": name}
