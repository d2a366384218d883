"""Asks the search of the built sites in Chromium, as readers do.

Usage: check_search.py FOLDER QUERIES
FOLDER holds the built sites (build_sites.py), QUERIES what readers type and what should come first (Queries.tsv).
Ends with "N passed, M failed" and exits with 1 if any failed.

The right result comes first for nine queries of ten and among the first five for all; an answer is there before the
next key press; stems are those of the index. By keyboard and screen reader; filters by council and by status; words
in quotation marks; what may have been meant; a clause's number; slow answers; hostile texts; without script.
"""

import json
import os
import pathlib
import re
import statistics
import sys
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright

from build_sites import FIVE_COUNCILS, HOSTILE
from chromium import Site, launch, on_its_day, serve
from table import Table

MOST_BYTES = 150_000
# Seconds. A quick typist presses five keys a second.
NEXT_KEY = 0.200
# Milliseconds between two keys, faster than that.
TYPING = 100
# Seconds of the processor for one of them; the rest of the time belongs to the web server and to other programs.
MOST_WORK = 0.100

HITS = "() => [...document.querySelectorAll('main section:not([hidden]) .hits .title')].map((link) => link.href)"

# Takes the time from each key to the answer that is painted, in the page itself.
STOPWATCH = """() => {
  window.waits = [];
  window.asked = 0;
  window.answered = 0;
  document.querySelector("form.search").addEventListener("input", () => { window.asked = performance.now(); }, true);
  new MutationObserver(() => document.querySelector("[aria-busy=true]") || requestAnimationFrame(() => {
    window.answered = performance.now();
    window.waits.push(window.answered - window.asked);
  })).observe(document.querySelector("[role=status]"), { childList: true });
}"""

ANSWERED = "() => window.answered > window.asked && window.asked > 0"

# The site in two languages: a query and what it must find. The last finds a text that is in English alone.
WELSH = {
    "cwyn": "cy/aberwen/complaints/#2.2", "gwyno": "cy/aberwen/complaints/#1", "bwlio": "cy/aberwen/complaints/#2.2",
    "aflonyddu": "cy/aberwen/complaints/#2.2", "chynghorydd": "cy/aberwen/complaints/#2.2",
    "gyfarfod": "cy/aberwen/standing-orders/#1", "cyfarfodydd": "cy/aberwen/standing-orders/#1",
    "rheol sefydlog": "cy/aberwen/standing-orders/", "treasurer": "cy/aberwen/grants/#2.1",
    "grants": "cy/aberwen/grants/",
}
# What the script must not have made of a text, and where the words of one stand.
MARKUP = "document.querySelectorAll('.hits :not(li, a, span, p, mark), .suggestions :not(a), [role=status] *').length"


class Asker:
    """One open search page, as a reader has it, and what it has loaded of the index."""

    def __init__(self, browser: Browser, site: Site):
        self.site = site
        # With the true clock: a made one would forget how the page was come by.
        self.context = browser.new_context(locale="en-GB", viewport={"width": 1200, "height": 900})
        self.faults: list[str] = []
        self.loaded: dict[str, int] = {}
        self.page: Page | None = None

    def open(self, query: str = "", path: str = "search/") -> Page:
        """The page as somebody finds it who has never been here: nothing is at hand."""
        if self.page:
            self.page.close()
        self.loaded = {}
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.faults.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("dialog", lambda dialog: (self.faults.append("a dialog opened"), dialog.dismiss()))
        self.page.on("request", lambda request: self.load(request.url))
        self.page.goto(self.site.address(path + query))
        if query:
            self.settle()
        return self.page

    def load(self, url: str) -> None:
        if url.endswith(".json"):
            name = url.removeprefix(self.site.root)
            self.loaded[name] = (self.site.folder / name).stat().st_size
        elif not url.startswith(self.site.root):
            self.faults.append(f"asks {url}")

    def type(self, query: str, council: str = "") -> tuple[float, float]:
        """Types a query into a fresh page, the last three letters key by key; gives the longest wait after a key, and
        what one of them cost the processor."""
        self.open(f"?council={council}" if council else "")
        self.page.evaluate(STOPWATCH)
        box = self.page.get_by_role("searchbox")
        if len(query) > 3:
            box.fill(query[:-3])
            self.page.wait_for_function(ANSWERED)
        meter = self.context.new_cdp_session(self.page)
        meter.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = work(meter)
        box.press_sequentially(query[-3:], delay=TYPING)
        self.page.wait_for_function(ANSWERED)
        return max(self.page.evaluate("window.waits")) / 1000, (work(meter) - before) / 3

    def hits(self) -> list[str]:
        return [shortened(hit.removeprefix(self.site.root)) for hit in self.page.evaluate(HITS)]

    def told(self) -> str:
        """What a screen reader announces."""
        return self.page.get_by_role("status").inner_text()

    def settle(self) -> None:
        """Waits until what is shown answers what was asked last."""
        self.page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")

    def end(self) -> list[str]:
        """What was said besides, since it was last asked."""
        faults, self.faults = self.faults, []
        return faults


def work(meter: CDPSession) -> float:
    """What the page's main thread has cost the processor so far."""
    metrics = meter.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def shortened(address: str) -> str:
    """farnham/member-officer-protocol/#3.5 is farnham#3.5"""
    path, _, fragment = address.partition("#")
    return path.split("/")[0] + ("#" + fragment if fragment else "")


# ---------------------------------------------------------------- the right answer, in time

def is_right(hit: str, wanted: list[str]) -> bool:
    return any(hit.startswith(right[:-1]) if right.endswith("*") else hit == right for right in wanted)


def check_queries(table: Table, asker: Asker, queries: pathlib.Path) -> None:
    table.head(f"{asker.site.name}: what readers type", "the issue: first for 9 of 10, among five for all")
    first, times, sizes, missed, large = 0, [], [], [], []
    rows = [line.split("\t") for line in queries.read_text().splitlines() if line and not line.startswith("#")]
    for query, wanted, *council in rows:
        right = wanted.split()
        times.append((query, *asker.type(query, *council)))
        sizes.append(sum(asker.loaded.values()))
        hits = asker.hits()
        if hits and is_right(hits[0], right):
            first += 1
        elif any(is_right(hit, right) for hit in hits[:5]):
            print(f"     not first: {query!r}: {hits[:3]} before {right}")
        else:
            missed.append(f"{query!r}: none of {right} among {hits[:5]}")
        if sizes[-1] > MOST_BYTES:
            large.append(f"{query!r}: {sizes[-1]:,} bytes")
    table.add("right first", [] if first >= 0.9 * len(rows) else ["too few"], f"{first} of {len(rows)}")
    table.add("right among the first five", missed, f"{len(rows)} queries")
    table.add("what a query loads", large, f"{max(sizes):,} bytes at most")
    check_times(table, times)
    table.add("nothing else happens", asker.end())


def check_times(table: Table, times: list[tuple[str, float, float]]) -> None:
    """What a key costs the processor is judged always; how long its answer takes only on a machine that has nothing
    else to do, because a busy one makes everything wait."""
    _, waits, works = zip(*times)
    middle = statistics.median(waits)
    is_busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    table.add("the wait after a key" + (" (not judged: the machine is busy)" if is_busy else ""),
              ["too long"] if middle > NEXT_KEY and not is_busy else [],
              f"{middle:.3f} s in the middle, {max(waits):.3f} s at most")
    table.add("the processor time of a key", [f"{query!r}: {work:.3f} s" for query, _, work in times if work > MOST_WORK],
              f"{statistics.median(works):.3f} s in the middle, {max(works):.3f} s at most")


def check_stems(table: Table, asker: Asker, tree: str = "") -> None:
    """Each term of the index comes with a word of the texts; the page's script must make the one of the other."""
    terms = [[term, entry[0]] for file in (asker.site.folder / f"{tree}search/terms").iterdir()
             for term, entry in json.loads(file.read_text()).items() if not term.startswith("#")]
    welsh = json.loads((asker.site.folder / f"{tree}search/index.json").read_text()).get("welsh", False)
    page = asker.open(path=f"{tree}search/")
    faults = page.evaluate("""async ([terms, welsh]) => {
      const { words, stems } = await import(document.querySelector("script[type=module]").src.replace(/search[.]js$/,
        "search-words.js"));
      return terms.flatMap(([term, word]) => words(word || term)
        .filter((found) => word && !stems(found.word, { welsh }).includes(term))
        .map((found) => `${word}: ${stems(found.word, { welsh })}, not ${term}`));
    }""", [terms, welsh])
    table.add("stems are those of the index", faults, f"{sum(bool(word) for _, word in terms)} words")


def check_welsh(table: Table, asker: Asker) -> None:
    """The Welsh tree has an index of its own. A Welsh word is found whatever letter it begins with, an English one in
    the texts that are in no other language; a hit says in which language it is."""
    table.head(f"{asker.site.name}: Welsh", "the design: the Welsh tree under /cy/")
    faults = []
    for query, wanted in WELSH.items():
        page = asker.open(f"?q={query}", "cy/search/")
        hits = [hit.removeprefix(asker.site.root) for hit in page.evaluate(HITS)]
        faults += [] if wanted in hits[:5] else [f"{query}: {hits[:5]}, not {wanted}"]
    table.add("right among the first five", faults + asker.end(), f"{len(WELSH)} queries")
    tongues = page.locator(".hits a.title").evaluate_all("(links) => links.map((link) => [link.href, link.lang])")
    table.add("a hit in another language says so", [
        f"{link}: {tongue}" for link, tongue in tongues if (tongue == "en") != ("/grants/" in link)], f"{len(tongues)} hits")
    check_stems(table, asker, "cy/")


# ---------------------------------------------------------------- readers

def check_keyboard(table: Table, asker: Asker) -> None:
    table.head(f"{asker.site.name}: by keyboard and screen reader", "WCAG 2.1.1, 2.4.3, 4.1.3")
    page = asker.open()
    focus = "document.activeElement.id || document.activeElement.className || document.activeElement.nodeName"
    # The page is read from its start: who wants to type goes to the field.
    faults = [] if page.evaluate(focus) == "BODY" else [f"the focus is first in {page.evaluate(focus)}"]
    page.focus("#_query")
    said = page.get_by_role("status").evaluate("(node) => [node.ariaLive, node.textContent]")
    faults += [] if said == [None, ""] else [f"says {said} before anything is asked"]
    page.keyboard.type("officer")
    asker.settle()
    faults += [] if re.fullmatch(r"[\d,]+ results", asker.told()) else [f"says {asker.told()!r}"]
    faults += [] if page.evaluate(focus) == "_query" else ["typing moves the focus"]
    table.add("the number of results is told, the focus stays", faults, asker.told())

    links = [link.get_attribute("href") for link in page.locator(".hits a").all()]
    reached: list[str] = []
    for _ in range(len(links) + 12):
        page.keyboard.press("Tab")
        link = page.evaluate("document.activeElement.closest('.hits') && document.activeElement.getAttribute('href')")
        reached += [link] if link else []
    table.add("Tab goes through the results in their order", [] if reached == links else [f"{reached} of {links}"],
              f"{len(links)} links")

    more = page.get_by_role("button", name="More results")
    before = page.locator("#_clauses li").count()
    more.focus()
    page.keyboard.press("Enter")
    asker.settle()
    after = page.locator("#_clauses li").count()
    at = page.evaluate("[...document.querySelectorAll('#_clauses li')].indexOf(document.activeElement.closest('li'))")
    table.add("more results, the focus on the first of them",
              [] if after > before == at else [f"{before}, then {after}; focus at {at}"], f"{before}, then {after}")

    goal = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(goal)
    faults = [] if page.locator(":target").count() else ["the clause is not marked"]
    page.go_back()
    asker.settle()
    if page.get_by_role("searchbox").input_value() != "officer" or not asker.hits():
        faults.append("back does not bring the results")
    table.add("Enter leads to the clause, back to the results", faults + asker.end())


def check_patience(table: Table, asker: Asker) -> None:
    """The index comes only when a reader was told that it is being waited for."""
    held: list[Route] = []
    asker.context.route("**/search/index.json", lambda route: held.append(route))
    page = asker.open()
    page.get_by_role("searchbox").fill("officer")
    page.wait_for_function("() => document.querySelector('[role=status]').textContent")
    told = asker.told()
    faults = [] if told == "Searching …" else [f"says {told!r}"]
    for route in held:
        route.continue_()
    asker.context.unroute("**/search/index.json")
    asker.settle()
    faults += [] if re.fullmatch(r"[\d,]+ results", asker.told()) and asker.hits() else [f"says {asker.told()!r} then"]
    table.add("a slow answer is waited for", faults + asker.end(), told)


def check_ways_in(table: Table, asker: Asker) -> None:
    page = asker.open(path="farnham/member-officer-protocol/")
    box = page.get_by_role("searchbox")
    box.fill("harassment")
    box.press("Enter")
    page.wait_for_url("**/search/?*")
    asker.settle()
    faults = [] if asker.hits()[:1] == ["farnham#3.5.item8"] else [f"{asker.hits()[:3]}"]
    table.add("from a council's page its own texts come first", faults)
    page = asker.open(path="farnham/")
    box = page.get_by_role("searchbox")
    box.fill("waverley 2(iii)")
    box.press("Enter")
    page.wait_for_url("**/#2.iii")
    page.go_back()
    faults = [] if page.url == asker.site.address("farnham/") else [f"back leads to {page.url}"]
    table.add("a clause's number leads straight to it", faults)


def check_answers(table: Table, asker: Asker) -> None:
    def ask(query: str) -> str:
        asker.open(query)
        return asker.told()

    told = ask("?q=harrasment")
    suggested = asker.page.locator(".suggestions a")
    faults = [] if suggested.count() and suggested.first.inner_text().startswith("harass") else ["no suggestion"]
    with asker.page.expect_navigation():
        suggested.first.click()
    asker.settle()
    faults += [] if asker.hits() else ["the suggestion finds nothing"]
    table.add("what may have been meant", faults, told)
    told = ask("?q=zzqx")
    table.add("nothing found is said", [] if told == "Nothing was found for zzqx." and not asker.hits() else [told], told)
    ask("?q=%22servants+of+the+public%22")
    texts = [hit.inner_text() for hit in asker.page.locator("#_clauses li").all()]
    table.add("words in quotation marks stand together",
              [text for text in texts if "servants of the public" not in text] + ([] if texts else ["none"]),
              f"{len(texts)} clauses")
    ask("?q=officer&council=waverley&only=on")
    others = [hit for hit in asker.hits() if not hit.startswith("waverley")]
    table.add("one council only", others + ([] if asker.hits() else ["none"]), asker.told())
    table.add("nothing else happens", asker.end())


def check_statuses(table: Table, asker: Asker) -> None:
    """A text that is no longer in force is shown to whoever asks for it; the words stand in titles of every status."""
    table.head(f"{asker.site.name}: by status")
    index = json.loads((asker.site.folder / "search/index.json").read_text())
    starts = [section[2] for section in index["sections"]] + [index["policies"]]
    counts = [(section[0], after - start) for section, start, after in zip(index["sections"], starts, starts[1:])]
    for texts, standings in (("", {0, 1}), ("force", {0}), ("proposed", {1}), ("old", {2})):
        asker.open(f"?q=grants+allotments+skips+dogs+staff+trees&texts={texts}")
        shown = {link.get_attribute("href") for link in asker.page.locator("#_policies .title").all()}
        wanted = sum(count for standing, count in counts if standing in standings)
        table.add(f"texts: {texts or 'in force and proposed'}",
                  [] if len(shown) == wanted > 0 else [f"{sorted(shown)} of {wanted}"], f"{len(shown)} policies")
    table.add("nothing else happens", asker.end())


# ---------------------------------------------------------------- those who mean harm, those without script

def check_hostile(table: Table, asker: Asker) -> None:
    table.head(f"{asker.site.name}: what is found is text", "OWASP: Cross Site Scripting Prevention")
    source = (pathlib.Path(__file__).parent / "hostile/Content/ashby/gifts.md").read_text()
    title = re.search(r'^title: "(.*)"$', source, re.M)[1].replace('\\"', '"')
    for query in ("gifts", "alert", "script alert onerror", "<img src=x onerror=alert(1)>", '"</script>', "__proto__",
                  "constructor", "toString hasOwnProperty", "\\", "((((", "(" * 2000, "a" * 5000, "1." * 500, "\u202e%00"):
        page = asker.open()
        page.get_by_role("searchbox").fill(query)
        asker.settle()
        faults = asker.end() + ([f"{page.evaluate(MARKUP)} elements of its own"] if page.evaluate(MARKUP) else [])
        if query == "gifts" and title not in page.locator("#_policies .title").all_inner_texts():
            faults.append(f"the title is not shown as it is typed: {page.locator('#_policies .title').all_inner_texts()}")
        table.add(f"{query[:40]!r}", faults, asker.told()[:28])


def check_without_script(table: Table, browser: Browser, site: Site) -> None:
    table.head(f"{site.name}: without script")
    context = on_its_day(browser, site, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address("farnham/"))
    page.locator("#_find").fill("bullying")
    page.locator("#_find").press("Enter")
    faults = [] if urlsplit(page.url).path.endswith("/search/") else [f"the form leads to {page.url}"]
    notice = page.locator("noscript")
    link = notice.locator("a")
    faults += [] if "JavaScript" in notice.inner_text() and link.is_visible() else ["says nothing"]
    link.click()
    faults += [] if page.url == site.address("policies/") else [f"leads to {page.url}"]
    table.add("says so and leads to all policies", faults)
    context.close()


def main(folder: str, queries: str) -> int:
    table = Table()
    with sync_playwright() as playwright, serve(folder) as served:
        browser = launch(playwright)
        sites = {site.name: site for site in served}
        five = Asker(browser, sites[FIVE_COUNCILS])
        check_queries(table, five, pathlib.Path(queries))
        check_stems(table, five)
        check_keyboard(table, five)
        check_patience(table, five)
        check_ways_in(table, five)
        check_answers(table, five)
        check_welsh(table, Asker(browser, sites["bilingual"]))
        check_statuses(table, Asker(browser, sites["versions-after"]))
        check_hostile(table, Asker(browser, sites[HOSTILE]))
        check_without_script(table, browser, sites[FIVE_COUNCILS])
        browser.close()
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
