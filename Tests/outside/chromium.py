"""Chromium as Debian ships it, driven by Playwright, and the local web servers it reads the sites from."""

import contextlib
import functools
import http.server
import os
import pathlib
import re
import shutil
import socketserver
import sys
import threading

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from build_sites import base_path, day

# A policy that allows what comes from the site itself and nothing else. A web host sends it as a header.
POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'")


def launch(playwright: Playwright, *arguments: str) -> Browser:
    """Without its sandbox, which root cannot have; what it opens was built a moment ago from this project."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        raise SystemExit("Chromium is missing: apt-get install chromium")
    return playwright.chromium.launch(executable_path=program, args=["--no-sandbox", *arguments])

# A page that its script fills; every site has a text with one of these words.
RESULTS = "search/?q=council+policy+complaints"


class Site:
    """A built site as it is served."""

    def __init__(self, folder: pathlib.Path, port: int):
        self.name, self.folder = folder.name, folder
        self.origin = f"http://127.0.0.1:{port}"
        self.root = self.origin + base_path(folder)

    def pages(self) -> list[str]:
        """The path of every page below the site's root."""
        paths = [page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html")]
        return sorted(path.removesuffix("index.html") for path in paths)

    def address(self, page: str) -> str:
        return self.root + page

    def open(self, page: Page, path: str) -> None:
        """Goes to a page and waits until it shows what was searched for, if anything was."""
        page.goto(self.address(path))
        if path == RESULTS:
            page.wait_for_selector(".hits a")

    def html(self, page: str) -> str:
        return (self.folder / page / "index.html" if not page.endswith(".html") else self.folder / page).read_text()

    def redirects(self, page: str) -> bool:
        """Whether the page only leads on to another."""
        return 'class="redirect"' in self.html(page)

    def one_of_each_kind(self) -> list[str]:
        """The longest page of each kind, for checks that take their time. Pages are of one kind where their main
        parts bear the same classes."""
        longest: dict = {}
        for page in self.pages():
            html = self.html(page)
            kind = frozenset(re.findall(r'<(?:article|section|table|nav|ul|dl|h1)[^>]* class="([\w-]+)', html))
            if not self.redirects(page) and len(html) > len(longest.get(kind, ("", ""))[1]):
                longest[kind] = (page, html)
        return sorted(page for page, _ in longest.values())


def on_its_day(browser: Browser, site: Site, **options) -> BrowserContext:
    """A browser's room in which it is the day for which a site was built, so that no script brings it up to date."""
    context = browser.new_context(timezone_id="Europe/London", locale="en-GB", **options)
    context.clock.set_fixed_time(f"{day(site.name)}T12:00:00Z")
    return context


class Handler(http.server.SimpleHTTPRequestHandler):
    """Gives the files of one site below its path, with the policy above, and 404.html for anything else."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments, site_folder: pathlib.Path, path_before: str, **options):
        self.path_before, self.site_folder = path_before, site_folder
        super().__init__(*arguments, directory=str(site_folder), **options)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.path_before):
            return str(self.site_folder / "no such file")
        return super().translate_path("/" + path.removeprefix(self.path_before))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        # A site that is built again within a second has the same times, and would pass for unchanged.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code, message=None, explain=None) -> None:
        page = self.site_folder / "404.html"
        body = page.read_bytes() if code == 404 else b""
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments) -> None:
        pass


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        """A browser that goes on to another page hangs up in the middle."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serve(folder: str | pathlib.Path):
    """Every site in a folder, each on a port of its own."""
    servers, sites = [], []
    for site in sorted(path for path in pathlib.Path(folder).iterdir() if (path / "index.html").is_file()):
        handler = functools.partial(Handler, site_folder=site, path_before=base_path(site))
        server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        sites.append(Site(site, server.server_address[1]))
    try:
        yield sites
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
