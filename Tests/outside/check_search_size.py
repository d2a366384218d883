"""Asks the search of a large portal that was made up for it: what a query loads, and how long it takes.

Usage: check_search_size.py PORTAL BENCH POLICIES
PORTAL and BENCH are the built programs. Ends with "N passed, M failed" and exits with 1 if any failed.
A query loads at most 150 KB where there are up to 10,000 clauses (110 policies of portal-bench), and at most 400 KB
where there are up to 400,000 (4,300 policies; use the programs of a release build).
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

from build_sites import DAY
from check_search import Asker, check_times
from chromium import launch, serve
from table import Table

# Clauses, and the bytes that a query may load of so many.
LIMITS = [(10_000, 150_000), (400_000, 400_000)]

# Words that stand nearly everywhere, some together, some rare, some not there; numbers, names, phrases.
QUERIES = [
    "council", "officers", "member", "committee", "shall report to the council", "town clerk", "personnel committee",
    "complaint about staff", "bullying", "emails", "who can speak to the press", "standing orders", "grants",
    "member of the public may ask for a copy", '"working group"', '"line manager"', "freedom of information",
    "Local Government Act 1972", "3.1", "clause 2.3", "alderbourne 3.1", "alderbourne", "policy", "confidentia", "zzqx",
]


def make(portal: str, bench: str, policies: str, folder: pathlib.Path) -> pathlib.Path:
    """A made portal, built; the folder in which its site lies."""
    subprocess.run([bench, "make", "--policies", policies, "--templates",
                    str(pathlib.Path(__file__).resolve().parents[2] / "Templates"), str(folder)], check=True)
    sites = folder / "Sites"
    subprocess.run([pathlib.Path(portal).resolve(), "build", "--as-of", DAY, "--site", str(sites / "made")], cwd=folder,
                   check=True, stdout=subprocess.DEVNULL)
    return sites


def main(portal: str, bench: str, policies: str) -> int:
    table = Table()
    with tempfile.TemporaryDirectory(prefix="made-") as room, sync_playwright() as playwright:
        with serve(make(portal, bench, policies, pathlib.Path(room) / "portal")) as sites:
            browser = launch(playwright)
            asker = Asker(browser, sites[0])
            index = json.loads((sites[0].folder / "search/index.json").read_text())
            table.head(f"{index['policies']:,} policies, {index['clauses']:,} clauses", "the issue's figures")
            most = next((most for clauses, most in LIMITS if index["clauses"] <= clauses), 0)
            times, sizes, large = [], [], []
            for query in QUERIES:
                times.append((query, *asker.type(query)))
                sizes.append(sum(asker.loaded.values()))
                large += [f"{query!r}: {sizes[-1]:,} bytes"] if sizes[-1] > most else []
            table.add("what a query loads", large,
                      f"{max(sizes):,} bytes at most, {statistics.median(sizes):,.0f} in the middle")
            check_times(table, times)
            table.add("nothing else happens", asker.end())
            browser.close()
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
