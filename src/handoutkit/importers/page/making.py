"""From pieces to passages: HTML becomes words, pictures get their bytes, site text its role."""

import base64
import binascii
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from handoutkit.codes import PICTURE_LEFT_OUT
from handoutkit.findings import Finding, Place
from handoutkit.importers.page.pieces import Piece
from handoutkit.importers.passages import Passage, Picture, Words
from handoutkit.importers.words import html_words

_LARGEST = 15_000_000  # characters of a picture written into its address
_DATA = re.compile(r"data:image/([a-z0-9.+-]{1,20})(?:;[\w=-]{1,30}){0,3},", re.IGNORECASE)


class Making:
    """Making passages of the pieces of one source."""

    def __init__(self, path: str, addresses: list[str], pictures: Mapping[str, bytes]) -> None:
        """Take the addresses of pictures by number, and their bytes by address."""
        self.findings: list[Finding] = []
        self._path = path
        self._addresses = addresses
        self._pictures = pictures

    def passages(self, pieces: list[Piece]) -> tuple[Passage, ...]:
        """Give the passages of all pieces that say or show something."""
        made = (self._passage(piece) for piece in pieces)
        return tuple(one for one in made if one.plain or one.picture or one.kind == "rule")

    def _passage(self, piece: Piece) -> Passage:
        return Passage(
            kind=piece.kind,
            words=_words(piece.html),
            place=Place(self._path, piece.line),
            level=piece.level,
            depth=piece.depth,
            number=piece.number,
            rows=tuple(tuple(_words(cell) for cell in row) for row in piece.rows),
            row_headers=piece.row_headers,
            picture=self._picture(piece) if piece.kind == "picture" else None,
            label=piece.label,
            anchor=piece.anchor,
            quote=piece.quote,
            box=None if piece.reason else piece.box,
            role="site" if piece.reason else piece.role,
            reason=piece.reason,
        )

    def _picture(self, piece: Piece) -> Picture:
        address = self._addresses[piece.picture] if piece.picture >= 0 else ""
        data = self._pictures.get(address) or self._pictures.get(unquote(address)) or b""
        name = PurePosixPath(unquote(_path_of(address))).name
        if written := _DATA.match(address):
            data = data or _decoded(address, written)
            kind = written.group(1).lower().split("+")[0].replace("jpeg", "jpg")
            name = f"picture-{piece.picture + 1}.{kind}"
        # A caller that knows the picture and has no bytes of it has said why.
        if not data and not piece.reason and address not in self._pictures:
            message = f"the picture {name or 'without a name'} is not there"
            hint = "Put its file where the page looks for it, or add it to the article by hand."
            self.findings.append(PICTURE_LEFT_OUT.at(Place(self._path, piece.line), message, hint))
        return Picture(name=name, data=data, alt=piece.alt, caption=_words(piece.caption))


def _path_of(address: str) -> str:
    """Give the path of an address, "" if it cannot be read."""
    try:
        return "" if address.startswith("data:") else urlsplit(address).path
    except ValueError:
        return ""


def _words(html: str) -> Words:
    return html_words(html) if html else Words()


def _decoded(address: str, written: re.Match[str]) -> bytes:
    """Give the bytes of a picture that stands in its address."""
    if len(address) > _LARGEST:
        return b""
    rest = address[written.end() :]
    if ";base64" not in written.group().lower():
        return unquote_to_bytes(rest)
    try:
        return base64.b64decode(unquote(rest), validate=False)
    except (binascii.Error, ValueError):
        return b""
