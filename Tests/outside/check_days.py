"""Looks at pages on the days to come: whether an old site says, by its script, what a new one would say.

Usage: check_days.py PORTAL
PORTAL is the built program. Ends with "N passed, M failed" and exits with 1 if any failed.

Sites are built for a day and then looked at around every day on which something on them turns, at half a minute
before midnight and half a minute after it by the clock of the councils. Each page must say of its policy what the
page says that is built on that very day, and its review must stand as the dates in the page have it: coming up from
the lead time before its earliest day, due from that day until its latest, passed from the day after. Without script
every page must go on saying what was true when it was built.
"""

import calendar
import datetime
import pathlib
import re
import sys
import tempfile
import zoneinfo

from playwright.sync_api import Browser, Page, sync_playwright

from build_sites import FIVE_COUNCILS, build, content
from chromium import Site, launch, serve
from table import Table

LONDON = zoneinfo.ZoneInfo("Europe/London")

# Which sites are looked at, and for which day each is built.
SITES = [(FIVE_COUNCILS, "2017-05-01"), ("two-councils", "2026-11-21"), ("versions-before", "2026-09-01")]

SAID = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
  const plain = (node) => node.innerText.replace(/\\s+/g, " ").trim();
  return {
    standing: shown(".title-block .status, .title-block .notice, .title-block .state").map(plain),
    states: shown(".title-block .state:not([class=state])").map((node) => node.classList[1]),
    due: document.querySelector(".title-block .state:not([class=state]) time")?.dateTime ?? null,
    text: document.querySelector(".text")?.innerText ?? "",
  };
}"""


def date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def interval(written: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a date that may be a month or a year: `2026-10`."""
    year, month, day = (*map(int, written.split("-")), None, None)[:3]
    last = day or calendar.monthrange(year, month or 12)[1]
    return datetime.date(year, month or 1, day or 1), datetime.date(year, month or 12, last)


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of an earlier month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def lead_time(name: str) -> int:
    found = re.search(r"^lead_time: *(\d+) months?", (content(name) / "portal.yml").read_text(), re.M)
    return int(found[1]) if found else 3


def state(due: str, day: datetime.date, lead: int) -> str:
    earliest, latest = interval(due)
    if day > latest:
        return "passed"
    if day >= earliest:
        return "due"
    return "coming-up" if day >= months_before(earliest, lead) else "current"


def turning(site: Site) -> list[str]:
    """The policies' pages on which something waits for its day."""
    return [page for page in site.pages()
            if 'class="policy"' in site.html(page) and re.search("data-(from|until)=", site.html(page))]


def turns(site: Site, lead: int, built: datetime.date) -> list[datetime.date]:
    """Every day after the one it was built for on which a policy's page has something else to say."""
    found = set()
    for page in turning(site):
        html = site.html(page)
        found |= set(map(date, re.findall(r'data-(?:from|until)="([\d-]+)"', html)))
        for due in re.findall(r'<p class="state [^>]*>[^<]*<time datetime="([\d-]+)"', html):
            earliest, latest = interval(due)
            found |= {months_before(earliest, lead), earliest, latest + datetime.timedelta(1)}
    return sorted(day for day in found if day > built)


def check_day(table: Table, aged: Page, fresh: Page, old: Site, new: Site, moment: datetime.datetime, lead: int) -> None:
    aged.clock.set_fixed_time(moment)
    compared, faults = 0, []
    for path in turning(old):
        aged.goto(old.address(path))
        said = aged.evaluate(SAID)
        if said["due"] and said["states"] and said["states"] != [state(said["due"], moment.date(), lead)]:
            faults.append(f"{path}: {said['states']}, by its date {state(said['due'], moment.date(), lead)}")
        if path not in new.pages() or new.redirects(path):
            continue
        fresh.goto(new.address(path))
        wanted = fresh.evaluate(SAID)
        if wanted["text"] != said["text"]:
            # A new text stands there from that day on: the old page announces it.
            if not aged.locator(".notice[data-from]:visible").count():
                faults.append(f"{path}: a new text counts, and the page does not say so")
        elif wanted["standing"] != said["standing"]:
            faults.append(f"{path}: says {said['standing']}, and if built that day {wanted['standing']}")
        compared += 1
    table.add(f"{moment:%Y-%m-%d %H:%M:%S}", faults + ([] if compared else ["nothing was compared"]),
              f"{compared} pages")


def check_without_script(table: Table, page: Page, site: Site) -> None:
    """What waits for its day stays hidden, and what is shown names its date, so that it stays true."""
    faults = []
    for path in turning(site):
        page.goto(site.address(path))
        if page.locator("[data-from]:visible").count():
            faults.append(f"{path}: shows what is not yet so")
        faults += [f"{path}: “{node.text_content()}” names no date"
                   for node in page.locator(".title-block .state[data-until]:not(.unscheduled):visible").all()
                   if not node.locator("time").count()]
    count = len(turning(site))
    table.add("without script", faults + ([] if count else ["there is nothing to look at"]), f"{count} pages")


def check_age(table: Table, page: Page, site: Site) -> None:
    """Lists do not turn: they name the day they were made on, and say later that it is long ago."""
    faults, count = [], 0
    for path in site.one_of_each_kind():
        found = re.search(r'class="as-of notice" data-from="([\d-]+)"', site.html(path))
        for days in (-1, 0) if found else ():
            moment = datetime.datetime.combine(date(found[1]) + datetime.timedelta(days), datetime.time(12), LONDON)
            page.clock.set_fixed_time(moment)
            page.goto(site.address(path))
            if page.locator(".as-of.notice").is_visible() != (days == 0):
                faults.append(f"{path or 'home page'} on {moment:%Y-%m-%d}")
        count += bool(found)
    table.add("lists that have grown old", faults + ([] if count else ["there is none"]), f"{count} pages")


def check_site(table: Table, browser: Browser, program: str, name: str, built: str, folder: pathlib.Path) -> None:
    table.head(f"{name}, built for {built}", "the design: today's states by script, true words without it")
    lead = lead_time(name)
    aged = browser.new_context(timezone_id=str(LONDON), locale="en-GB").new_page()
    fresh = browser.new_context(java_script_enabled=False).new_page()
    build(program, name, folder / "old", built)
    build(program, name, folder / "new", built)
    with serve(folder) as (new, old):
        check_without_script(table, fresh, old)
        check_age(table, aged, old)
        days = turns(old, lead, date(built))
        for day in days:
            for moment in (datetime.datetime.combine(day - datetime.timedelta(1), datetime.time(23, 59, 30), LONDON),
                           datetime.datetime.combine(day, datetime.time(0, 0, 30), LONDON)):
                build(program, name, folder / "new", moment.date().isoformat())
                check_day(table, aged, fresh, old, new, moment, lead)
    if not days:
        table.add("days on which something turns", ["there is none"])
    aged.context.close()
    fresh.context.close()


def main(program: str) -> int:
    table = Table()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="days-") as room:
        browser = launch(playwright)
        for name, built in SITES:
            check_site(table, browser, program, name, built, pathlib.Path(room) / f"{name}-{built}")
        browser.close()
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
