"""A server on this machine alone, for the page, the engines and the books."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".js": "text/javascript",
}


@contextmanager
def served(folders: Mapping[str, Path], books: Mapping[str, Path]) -> Iterator[str]:
    """Serve folders by their first name, and books by their address; give the server's own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = _file(unquote(urlsplit(self.path).path), folders, books)
            if path is None:
                self.send_error(404)
                return
            data = path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: what fails is told by the page."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _file(address: str, folders: Mapping[str, Path], books: Mapping[str, Path]) -> Path | None:
    if address in books:
        return books[address]
    first, _, rest = address.lstrip("/").partition("/")
    folder = folders.get(first)
    if folder is None:
        return None
    path = (folder / rest).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
