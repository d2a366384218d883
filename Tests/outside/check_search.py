"""Asks the search page of a built site what readers ask, in Chromium, and looks at what comes first.

Usage: check_search.py SITE QUERIES
QUERIES is a table with tabs: what is typed, the address that should come first (or several, with spaces
between them, where texts say the same), and where it is asked from (a council's slug, or nothing). It fails where
fewer than nine in ten come first, where one is not among the first five, where a query loads more than 150,000
bytes or is answered too late for the next key press, and where the page breaks a promise: keys, ways back,
markup that is shown as text.
"""

import functools
import http.server
import pathlib
import statistics
import sys
import threading

from playwright.sync_api import sync_playwright

MOST_BYTES = 150_000
# A quick typist presses five keys a second.
NEXT_KEY = 0.200
# Milliseconds between two keys, faster than that.
TYPING = 100
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"


class Server(http.server.SimpleHTTPRequestHandler):
    """Gives out the site as a plain web host does, and counts what a search loads."""

    protocol_version = "HTTP/1.1"
    loaded: dict[str, int] = {}

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_GET(self):
        file = pathlib.Path(self.translate_path(self.path))
        if self.path.endswith(".json") and file.is_file():
            self.loaded[self.path] = file.stat().st_size
        super().do_GET()

    def log_message(self, *arguments):
        pass


def serve(folder: pathlib.Path) -> str:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Server, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


HITS = "() => [...document.querySelectorAll('main section:not([hidden]) .hits .title')].map((link) => link.href)"

# Takes the time from each key to the answer that is painted, in the page itself.
STOPWATCH = """() => {
  window.waits = [];
  window.asked = 0;
  window.answered = 1;
  document.querySelector("form.search").addEventListener("input", () => { window.asked = performance.now(); }, true);
  new MutationObserver(() => requestAnimationFrame(() => {
    window.answered = performance.now();
    window.waits.push(window.answered - window.asked);
  })).observe(document.querySelector("[role=status]"), { childList: true });
}"""


class Asker:
    """One open search page, as a reader has it."""

    def __init__(self, browser, root: str):
        self.browser, self.root = browser, root
        self.faults: list[str] = []
        self.page = None

    def open(self, query: str = ""):
        """The page as somebody finds it who has never been here: nothing is in the browser's cache."""
        if self.page:
            self.page.close()
        self.page = self.browser.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.faults.append("a dialog opened"), dialog.dismiss()))
        self.page.goto(f"{self.root}search/{query}")
        self.settle()

    def hear(self, message):
        # A browser asks for this by itself.
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            self.faults.append(f"{message.text} {message.location['url']}")

    def ask(self, query: str, council: str = "") -> tuple[list[str], float]:
        """Types a query into a fresh page, the last three letters key by key; gives its hits in short and the
        longest wait after a key."""
        Server.loaded.clear()
        self.open(f"?council={council}" if council else "")
        self.page.evaluate(STOPWATCH)
        box = self.page.locator("#_query")
        box.fill(query[:-3])
        self.settle()
        box.press_sequentially(query[-3:], delay=TYPING)
        self.page.wait_for_function("() => window.asked > 0 && window.answered > window.asked")
        return self.hits(), max(self.page.evaluate("window.waits")) / 1000

    def hits(self) -> list[str]:
        return [shortened(hit.removeprefix(self.root)) for hit in self.page.evaluate(HITS)]

    def settle(self):
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def shortened(address: str) -> str:
    """farnham/member-officer-protocol/#3.5 is farnham#3.5"""
    path, _, fragment = address.partition("#")
    return path.split("/")[0] + ("#" + fragment if fragment else "")


def is_right(hit: str, wanted: list[str]) -> bool:
    return any(hit.startswith(right[:-1]) if right.endswith("*") else hit == right for right in wanted)


def ask_table(asker: Asker, table: pathlib.Path) -> list[str]:
    faults, first, waits, sizes = [], 0, [], []
    rows = [line.split("\t") for line in table.read_text().splitlines() if line and not line.startswith("#")]
    for query, wanted, *council in rows:
        wanted = wanted.split()
        hits, wait = asker.ask(query, *council)
        size = sum(Server.loaded.values())
        waits.append(wait)
        sizes.append(size)
        if hits and is_right(hits[0], wanted):
            first += 1
        elif any(is_right(hit, wanted) for hit in hits[:5]):
            print(f"not first: {query!r}: {hits[:3]} before {wanted}")
        else:
            faults.append(f"{query!r}: none of {wanted} among the first five: {hits[:5]}")
        if size > MOST_BYTES:
            faults.append(f"{query!r} loads {size:,} bytes")
    print(f"{len(rows)} queries, {first} with the right result first; they load {max(sizes):,} bytes at "
          f"most and {statistics.median(sizes):,.0f} in the middle; the longest wait after a key is {max(waits):.3f} s, "
          f"{statistics.median(waits):.3f} s in the middle")
    if first < 0.9 * len(rows):
        faults.append(f"only {first} of {len(rows)} have the right result first")
    if max(waits) > NEXT_KEY:
        faults.append(f"an answer took {max(waits):.3f} s")
    return faults


def main(site: str, table: str) -> int:
    root = serve(pathlib.Path(site))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        asker = Asker(browser, root)
        faults = ask_table(asker, pathlib.Path(table))
        faults += asker.faults
        browser.close()
    for fault in faults:
        print(f"search: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
