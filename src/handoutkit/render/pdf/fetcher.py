"""What a page may load: the assets it was given, and data URLs. Nothing else, from nowhere."""

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from handoutkit.model.library import Image
from handoutkit.render.assets import ASSET


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the given images and data URLs; remembers what it refused."""

    def __init__(self, images: Mapping[str, Image]) -> None:
        """Serve `images`, by path."""
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._images = images
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Give what stands at an address, or refuse."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        image = self._images.get(url.removeprefix(ASSET)) if url.startswith(ASSET) else None
        if image is None:
            self.refused.append(url)
            raise ValueError("outside the library")
        return URLFetcherResponse(url, image.data, {"Content-Type": image.media_type})
