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
import time

from playwright.sync_api import sync_playwright

MOST_BYTES = 150_000
# A quick typist presses five keys a second.
NEXT_KEY = 0.200
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"


class Server(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *arguments):
        pass


def serve(folder: pathlib.Path) -> str:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Server, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


HITS = "() => [...document.querySelectorAll('main section:not([hidden]) .hits .title')].map((link) => link.href)"


class Asker:
    """One open search page, as a reader has it."""

    def __init__(self, browser, root: str):
        self.root = root
        self.page = browser.new_page()
        self.faults: list[str] = []
        self.loaded = 0
        self.page.on("console", lambda message: self.fault(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.fault(str(error)))
        self.page.on("dialog", lambda dialog: (self.fault("a dialog"), dialog.dismiss()))
        self.page.on("response", self.count)

    def fault(self, text: str):
        self.faults.append(text)

    def count(self, answer):
        if "/search/" in answer.url and answer.url.endswith(".json"):
            self.loaded += len(answer.body())

    def open(self, query: str = ""):
        self.page.goto(f"{self.root}search/{query}")
        self.page.wait_for_function("document.querySelector('form.search') !== null")

    def ask(self, query: str, council: str = "") -> tuple[list[str], float]:
        """Types a query into a fresh page and gives its hits, as addresses below the site, and the seconds from
        the last key to the answer."""
        self.open(f"?council={council}" if council else "")
        box = self.page.locator("#_query")
        box.fill(query[:-1])
        self.settle()
        self.page.evaluate("document.querySelector('[role=status]').textContent = ''")
        start = time.perf_counter()
        box.press_sequentially(query[-1])
        self.page.wait_for_function("document.querySelector('[role=status]').textContent !== ''", polling=5)
        taken = time.perf_counter() - start
        self.settle()
        return [hit.removeprefix(self.root) for hit in self.page.evaluate(HITS)], taken

    def settle(self):
        self.page.wait_for_load_state("networkidle")


def ask_table(asker: Asker, table: pathlib.Path) -> list[str]:
    faults, first, times, sizes = [], 0, [], []
    rows = [line.split("\t") for line in table.read_text().splitlines() if line and not line.startswith("#")]
    for row in rows:
        query, wanted = row[0], row[1].split()
        asker.loaded = 0
        hits, taken = asker.ask(query, row[2] if len(row) > 2 else "")
        times.append(taken)
        sizes.append(asker.loaded)
        first += bool(hits) and hits[0] in wanted
        if not hits or hits[0] not in wanted:
            print(f"not first: {query!r}: {hits[:3]} instead of {wanted}")
        if not any(hit in wanted for hit in hits[:5]):
            faults.append(f"{query!r}: {wanted} is not among the first five: {hits[:5]}")
        if asker.loaded > MOST_BYTES:
            faults.append(f"{query!r} loads {asker.loaded:,} bytes")
    print(f"{len(rows)} queries: {first} right first; {max(sizes):,} bytes at most, {statistics.median(sizes):,.0f} "
          f"in the middle; answered in {max(times):.3f} s at most, {statistics.median(times):.3f} s in the middle")
    if first < 0.9 * len(rows):
        faults.append(f"only {first} of {len(rows)} have the right result first")
    if max(times) > NEXT_KEY:
        faults.append(f"an answer took {max(times):.3f} s")
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
