"""The addresses under which a page that is printed finds the library's images."""

ASSET = "asset:"


def asset_url(path: str) -> str:
    """Give the address under which a page finds an image of the library."""
    return f"{ASSET}{path}"
