"""Reads old pages on later days: what the script makes of a page that was built on one day must be what the page of
a site built on the later day says.

Usage: check_days.py PORTAL
PORTAL is the built program. Sites are built as of the first day of a list and as of every other one; each policy's
page of the first is opened in a browser whose clock stands on each of the days. Prints one line for each difference
and exits with 1; else prints how many pages it compared.
"""

import functools
import http.server
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

from playwright.sync_api import Browser, sync_playwright

PROJECT = pathlib.Path(__file__).resolve().parents[2]

# The days around which something turns: a review that comes up, is due and has passed; a text that takes effect and
# one that ends; a proposal that closes.
SITES = {
    "Content": ["2026-11-21", "2026-12-31", "2027-01-01", "2027-06-30"],
    "Tests/Fixtures/Sites/versions-before/Content": ["2027-05-31", "2027-06-01", "2027-09-30", "2027-10-01", "2028-12-31",
                                                     "2029-01-01"],
    "Tests/Fixtures/Sites/two-councils/Content": ["2026-08-31", "2026-09-01", "2026-12-01", "2026-12-31", "2027-01-01",
                                                  "2027-04-01", "2028-02-12", "2028-05-12", "2028-05-13"],
}

# What a page says before its text, as a reader sees it; and the text itself, by which it is known to be the same.
READ = """() => ({
  standing: document.querySelector(".title-block").innerText.trim(),
  text: document.querySelector(".text")?.textContent ?? "",
})"""


class Site(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def build(program: str, content: str, day: str, site: pathlib.Path) -> None:
    with tempfile.TemporaryDirectory(prefix="content-") as room:
        shutil.copytree(PROJECT / "Templates", pathlib.Path(room) / "Templates")
        shutil.copytree(PROJECT / content, pathlib.Path(room) / "Content")
        # What was published before is not the question here.
        for lock in pathlib.Path(room).rglob("published.lock.yml"):
            lock.unlink()
        run = subprocess.run([program, "build", "--site", str(site), "--as-of", day], cwd=room,
                             capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"{content} was not built as of {day}: {run.stdout}{run.stderr}")


def readings(browser: Browser, site: pathlib.Path, pages: list[str], day: str) -> dict[str, dict[str, str]]:
    """What the pages of a site say to somebody who opens them on a day."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Site, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(timezone_id="Europe/London", locale="en-GB")
    context.clock.set_fixed_time(f"{day}T12:00:00Z")
    page = context.new_page()
    found = {}
    for path in pages:
        page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
        found[path] = page.evaluate(READ)
    context.close()
    server.shutdown()
    return found


def policy_pages(site: pathlib.Path) -> list[str]:
    return sorted(page.parent.relative_to(site).as_posix() + "/" for page in site.rglob("index.html")
                  if 'class="policy"' in page.read_text() and 'class="status' in page.read_text())


def main(program: str) -> int:
    program = str(pathlib.Path(program).resolve())
    wrong, compared, turned = [], 0, 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="days-") as room:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for number, (content, days) in enumerate(SITES.items()):
            sites = {day: pathlib.Path(room) / f"{number}-{day}" for day in days}
            for day, site in sites.items():
                build(program, content, day, site)
            first = sites[days[0]]
            pages = policy_pages(first)
            for day in days:
                there = [page for page in pages if page in policy_pages(sites[day])]
                old, new = readings(browser, first, there, day), readings(browser, sites[day], there, day)
                for page in there:
                    if old[page]["text"] != new[page]["text"]:
                        turned += 1
                        if "No longer in force" not in old[page]["standing"]:
                            wrong.append(f"{content}, {page} on {day}: does not say that another text counts")
                        continue
                    compared += 1
                    if old[page]["standing"] != new[page]["standing"]:
                        wrong.append(f"{content}, {page} on {day}: built on {days[0]} it says\n"
                                     f"{old[page]['standing']}\nand built on the day\n{new[page]['standing']}")
        browser.close()
    for line in wrong:
        print(line)
    if not wrong:
        print(f"days: {compared} old pages say what new ones say, {turned} that another text counts now")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
