"""Reads old pages on later days: what the script makes of a page that was built on one day must be what the page of
a site built on the later day says.

Usage: check_days.py PORTAL
PORTAL is the built program. Sites are built as of the first day of a list and as of every other one; each policy's
page of the first is opened in a browser whose clock stands on each of the days. Prints one line for each difference
and exits with 1; else prints how many pages it compared.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import Browser, sync_playwright

from build_sites import FIVE_COUNCILS, PROJECT, content
from chromium import Site, launch, serve

# The days around which something turns: a review that comes up, is due and has passed; a text that takes effect and
# one that ends; a proposal that closes.
SITES = {
    FIVE_COUNCILS: ["2026-11-21", "2026-12-31", "2027-01-01", "2027-06-30"],
    "versions-before": ["2027-05-31", "2027-06-01", "2027-09-30", "2027-10-01", "2028-12-31",
                        "2029-01-01"],
    "two-councils": ["2026-08-31", "2026-09-01", "2026-12-01", "2026-12-31", "2027-01-01",
                    "2027-04-01", "2028-02-12", "2028-05-12", "2028-05-13"],
}

# What a page says before its text, as a reader sees it; and the text itself, by which it is known to be the same.
READ = """() => ({
  standing: document.querySelector(".title-block").innerText.trim(),
  text: document.querySelector(".text")?.textContent ?? "",
})"""


def build(program: str, name: str, day: str, site: pathlib.Path) -> None:
    with tempfile.TemporaryDirectory(prefix="content-") as room:
        shutil.copytree(PROJECT / "Templates", pathlib.Path(room) / "Templates")
        shutil.copytree(content(name), pathlib.Path(room) / "Content")
        # What was published before is not the question here.
        for lock in pathlib.Path(room).rglob("published.lock.yml"):
            lock.unlink()
        run = subprocess.run([program, "build", "--site", str(site), "--as-of", day], cwd=room,
                             capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"{name} was not built as of {day}: {run.stdout}{run.stderr}")


def readings(browser: Browser, site: Site, pages: list[str], day: str) -> dict[str, dict[str, str]]:
    """What the pages of a site say to somebody who opens them on a day."""
    context = browser.new_context(timezone_id="Europe/London", locale="en-GB")
    context.clock.set_fixed_time(f"{day}T12:00:00Z")
    page = context.new_page()
    found = {}
    for path in pages:
        page.goto(site.address(path))
        found[path] = page.evaluate(READ)
    context.close()
    return found


def policy_pages(site: Site) -> list[str]:
    return [page for page in site.pages() if 'class="policy"' in site.html(page) and 'class="status' in site.html(page)]


def compare(browser: Browser, name: str, sites: dict[str, Site]) -> tuple[int, int, list[str]]:
    """How many old pages were compared, how many have another text by then, and what is wrong."""
    days = list(sites)
    compared, turned, wrong = 0, 0, []
    for day in days:
        pages = [page for page in policy_pages(sites[days[0]]) if page in policy_pages(sites[day])]
        old, new = readings(browser, sites[days[0]], pages, day), readings(browser, sites[day], pages, day)
        for page in pages:
            if old[page]["text"] != new[page]["text"]:
                turned += 1
                if "No longer in force" not in old[page]["standing"]:
                    wrong.append(f"{name}, {page} on {day}: does not say that another text counts")
                continue
            compared += 1
            if old[page]["standing"] != new[page]["standing"]:
                wrong.append(f"{name}, {page} on {day}: built on {days[0]} it says\n{old[page]['standing']}\n"
                             f"and built on the day\n{new[page]['standing']}")
    return compared, turned, wrong


def main(program: str) -> int:
    program = str(pathlib.Path(program).resolve())
    compared, turned, wrong = 0, 0, []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, days in SITES.items():
            with tempfile.TemporaryDirectory(prefix="days-") as room:
                for day in days:
                    build(program, name, day, pathlib.Path(room) / day)
                with serve(room) as sites:
                    found = compare(browser, name, {site.name: site for site in sites})
            compared, turned, wrong = compared + found[0], turned + found[1], wrong + found[2]
        browser.close()
    for line in wrong:
        print(line)
    if not wrong:
        print(f"days: {compared} old pages say what new ones say, {turned} that another text counts now")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
