"""What a page may load: the handout's images and data URLs, and nothing else from anywhere."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from handoutkit.findings import Severity
from handoutkit.render.assets import asset_url
from handoutkit.render.pdf.fetcher import AssetFetcher
from tests.builders import bullets, figure, handout, image, paragraph, section
from tests.render.rendering import PLACE, pdf

MOON = image("handouts/articles/sleep/images/moon.svg")


@pytest.fixture
def fetcher() -> AssetFetcher:
    return AssetFetcher({MOON.path: MOON})


def test_an_image_of_the_handout_is_served(fetcher: AssetFetcher) -> None:
    response = fetcher.fetch(asset_url(MOON.path))
    assert response.read() == MOON.data
    assert response.content_type == "image/svg+xml"
    assert fetcher.refused == []


def test_a_data_url_is_served(fetcher: AssetFetcher) -> None:
    assert fetcher.fetch("data:text/plain;base64,aGk=").read() == b"hi"
    assert fetcher.refused == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "ftp://example.org/x.png",
        "file:///etc/hostname",
        "FILE:///etc/hostname",
        "//example.org/x.png",
        "moon.svg",
        "/etc/hostname",
        "asset:handouts/articles/sleep/images/sun.svg",
        "asset:../../etc/hostname",
        "asset:",
        "jar:file:///etc/hostname",
        "",
    ],
)
def test_all_else_is_refused_and_remembered(fetcher: AssetFetcher, url: str) -> None:
    with pytest.raises(ValueError, match="outside the library"):
        fetcher.fetch(url)
    assert fetcher.refused == [url]


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}", asked
        listening.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="{server}/x.png" alt=""/>',
        '<p style="background: url({server}/x.png)">x</p>',
        '<link rel="stylesheet" href="{server}/x.css"/>',
        "<style>@import url({server}/x.css);</style>",
        "<style>@font-face {{ font-family: f; src: url({server}/f.ttf); }} p {{ font-family: f }}"
        "</style>",
        '<object data="{server}/x.svg" type="image/svg+xml"></object>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<image href="{server}/x.png" width="9" height="9"/></svg>',
    ],
    ids=["img", "background", "link", "import", "font", "object", "svg"],
)
def test_a_page_asks_no_server_and_says_what_it_would_have_asked(
    server: tuple[str, list[str]], hostile: str
) -> None:
    address, asked = server
    markup = hostile.format(server=address)
    rendered = pdf(handout(), change=lambda page: page.replace("<body>", f"<body>{markup}"))
    assert asked == []
    refused = [one for one in rendered.findings if one.code == "PAGE-003"]
    assert [(one.severity, one.place) for one in refused] == [(Severity.ERROR, PLACE)]
    assert address in refused[0].message


@pytest.mark.parametrize(
    "css",
    [
        "@font-face {{ font-family: f; src: url({server}/f.ttf); }} p {{ font-family: f; }}",
        "p {{ background: url({server}/x.png); }}",
        "li {{ list-style-image: url({server}/x.png); }}",
    ],
    ids=["font", "background", "list"],
)
def test_a_style_sheet_asks_no_server_either(server: tuple[str, list[str]], css: str) -> None:
    address, asked = server
    made = handout(section("rest", bullets(paragraph("a")), paragraph("b")))
    rendered = pdf(made, css=css.format(server=address))
    assert asked == []
    assert "PAGE-003" in {one.code for one in rendered.findings}


def test_a_drawing_cannot_fetch_either(server: tuple[str, list[str]]) -> None:
    address, asked = server
    drawing = MOON.data.replace(
        b"</svg>", f'<image href="{address}/x.png" width="9" height="9"/></svg>'.encode()
    )
    hostile = image(MOON.path, drawing)
    rendered = pdf(handout(section("rest", figure(MOON.path)), images=(hostile,)))
    assert asked == []
    assert "PAGE-003" in {one.code for one in rendered.findings}


def test_a_page_that_shows_its_own_images_asks_for_nothing_more() -> None:
    made = handout(section("rest", figure(MOON.path)), images=(MOON,))
    assert pdf(made).findings == ()
