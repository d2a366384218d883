"""Reads every calendar feed of the built sites with programs that are not ours.

Usage: check_calendar.py FOLDER
FOLDER holds the built sites (build_sites.py). Looks at the bytes first (one bad fold and some calendar programs drop the whole feed without a word),
then reads each feed with icalendar and with vobject, and compares what the two understand. libical has the feeds
checked against its own rules (its headers and a C compiler must be there), and khal must list what the calendar
page shows.
Ends with "N passed, M failed" and exits with 1 if any failed.
"""

import collections
import datetime
import pathlib
import re
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

import icalendar
import lxml.html
import recurring_ical_events
import vobject

from build_sites import base_path
from table import Table
from trees import tree_of

LONGEST_LINE = 75
ALARM = datetime.timedelta(hours=-15)
KHAL_SETTINGS = """\
[calendars]
[[reviews]]
path = {folder}/reviews
[sqlite]
path = {folder}/cache
[default]
default_calendar = reviews
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
"""


def faults_of_bytes(data: bytes) -> list[str]:
    """RFC 5545 §3.1: lines end with CRLF, hold at most 75 octets, and fold between characters only."""
    faults = []
    if not data.endswith(b"\r\n"):
        faults.append("the last line does not end with CRLF")
    for number, line in enumerate(data.removesuffix(b"\r\n").split(b"\r\n"), start=1):
        if len(line) > LONGEST_LINE:
            faults.append(f"line {number} has {len(line)} octets, {LONGEST_LINE} are allowed")
        if not line.strip():
            faults.append(f"line {number} is empty")
        if re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line):
            faults.append(f"line {number} holds a control character or an end of line that is not CRLF")
        try:
            line.decode()
        except UnicodeDecodeError:
            faults.append(f"line {number} is not UTF-8 by itself: a fold cuts a character")
    for block in data.split(b"BEGIN:VEVENT\r\n")[1:]:
        if not block.partition(b"END:VEVENT\r\n")[0].endswith(b"END:VALARM\r\n"):
            faults.append("an event does not end with its alarm")
    return faults


def faults_of_source(source: str, feed: pathlib.Path, site: pathlib.Path) -> list[str]:
    """SOURCE is the feed's own address. Where a policy had another name, its feed stays, and names the new address."""
    named = site / urlsplit(source).path.removeprefix(base_path(site))
    same = named.is_file() and named.read_bytes() == feed.read_bytes()
    return [] if same else [f"SOURCE is {source}, which is another feed or none"]


def faults_of_calendar(calendar: icalendar.Calendar) -> list[str]:
    """What every feed says of itself."""
    wanted = ("PRODID", "NAME", "DESCRIPTION", "COLOR")
    faults = [f"{name} is missing" for name in wanted if name not in calendar]
    if calendar.get("VERSION") != "2.0":
        faults.append("VERSION is not 2.0")
    if "METHOD" in calendar:
        faults.append("there is a METHOD, which makes the feed an invitation")
    if calendar.get("NAME") != calendar.get("X-WR-CALNAME"):
        faults.append("NAME and X-WR-CALNAME differ")
    if ("SOURCE" in calendar) != ("URL" in calendar):
        faults.append("it names its page or its own address, and not both")
    for name in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        if calendar.get(name) is None:
            faults.append(f"{name} is missing")
    strangers = {part.name for part in calendar.subcomponents} - {"VEVENT"}
    faults += [f"there is a {name}, which some calendar programs drop" for name in sorted(strangers)]
    if not calendar.walk("VEVENT"):
        faults.append("there is no event")
    return faults


def faults_of_event(event: icalendar.Event) -> list[str]:
    """One entry: all-day, without a date in its UID, with one alarm at nine on the day before."""
    faults = [f"{name}: {reason}" for name, reason in event.errors]
    wanted = ("UID", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "DTSTAMP", "SEQUENCE", "CATEGORIES", "STATUS")
    missing = [name for name in wanted if name not in event]
    if missing:
        return faults + [f"{name} is missing" for name in missing]
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if type(start) is not datetime.date or type(end) is not datetime.date:
        faults.append("it does not last whole days")
    elif end <= start:
        faults.append(f"DTEND {end} does not lie after DTSTART {start}")
    if re.search(r"\d{8}|\d{4}-\d{2}", event["UID"].partition("@")[0]):
        faults.append("its UID seems to hold a date")
    if "LAST-MODIFIED" not in event or event["LAST-MODIFIED"].dt != event["DTSTAMP"].dt:
        faults.append("LAST-MODIFIED and DTSTAMP differ")
    if event.get("TRANSP") != "TRANSPARENT":
        faults.append("it makes its day look busy")
    if not str(event["SUMMARY"]).strip():
        faults.append("its SUMMARY is empty")
    alarms = event.walk("VALARM")
    if len(alarms) != 1:
        return faults + [f"it has {len(alarms)} alarms, not one"]
    if alarms[0].get("ACTION") != "DISPLAY" or "DESCRIPTION" not in alarms[0]:
        faults.append("its alarm displays nothing")
    if "TRIGGER" not in alarms[0] or alarms[0]["TRIGGER"].dt != ALARM:
        faults.append("its alarm is not at nine on the day before")
    return faults


def entries(calendar: icalendar.Calendar) -> list[tuple]:
    """What a reader sees of the entries."""
    return sorted(
        (str(event["UID"]), event["DTSTART"].dt, str(event["SUMMARY"]), str(event.get("DESCRIPTION", "")))
        for event in calendar.walk("VEVENT")
    )


def faults_of_readers(data: bytes, calendar: icalendar.Calendar) -> list[str]:
    """Two more readers must see the same entries, on the same days."""
    faults = []
    other = vobject.readOne(data.decode())
    seen = sorted(
        (event.uid.value, event.dtstart.value, event.summary.value, event.description.value)
        for event in other.contents.get("vevent", [])
    )
    if seen != entries(calendar):
        faults.append("icalendar and vobject read different entries")
    days = recurring_ical_events.of(calendar)
    for uid, day, *_ in entries(calendar):
        if uid not in {str(event["UID"]) for event in days.at(day)}:
            faults.append(f"{uid} does not show on {day}")
    return faults


def faults_of_libical(feeds: list[pathlib.Path]) -> list[str]:
    """What libical, which Evolution, KOrganizer and Thunderbird read with, finds wrong."""
    source = pathlib.Path(__file__).with_name("libical_check.c")
    with tempfile.TemporaryDirectory() as folder:
        program = f"{folder}/libical_check"
        subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", "-o", program, source, "-lical"], check=True)
        run = subprocess.run([program, *feeds], capture_output=True, text=True, check=False)
    found = run.stdout.splitlines()
    return found if run.returncode == 0 or found else [f"libical ends with {run.returncode}"]


def faults_of_khal(site: pathlib.Path, days: list[datetime.date]) -> list[str]:
    """`khal list` shows every review that the calendar page shows, on its day, and no other. It goes from day to
    day, and looks from a year before the first of the entries' days to a year after the last."""
    first = min(days) - datetime.timedelta(days=365)
    length = max(days) - first + datetime.timedelta(days=365)
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder, "settings")
        settings.write_text(KHAL_SETTINGS.format(folder=folder))
        pathlib.Path(folder, "reviews").mkdir()
        khal = ["khal", "--config", str(settings)]
        feed = site / "calendar" / "reviews.ics"
        subprocess.run([*khal, "import", "--batch", "-a", "reviews", feed], check=True, capture_output=True)
        run = subprocess.run(
            [*khal, "list", "--day-format", "", "--format", "{start-date}\t{uid}\t{status}\t{title}\x1e",
             first.isoformat(), f"{length.days}d"],
            check=True, capture_output=True, text=True,
        )
    listed = collections.Counter()
    for line in run.stdout.split("\x1e")[:-1]:
        day, uid, status, title = line.strip("\n").split("\t", 3)
        if ".due@" in uid and status.strip() == "CONFIRMED":
            listed[as_khal_has_it(title.rpartition(": review due ")[0]), day] += 1
    shown = collections.Counter(reviews_on_page(site / "calendar" / "index.html"))
    faults = [f"khal does not list {title!r} on {day}" for title, day in shown - listed]
    return faults + [f"khal lists {title!r} on {day}, the page does not" for title, day in listed - shown]


def reviews_on_page(page: pathlib.Path) -> list[tuple[str, str]]:
    """Each review of the calendar page with the day of its entry: its own, or the first Tuesday of its interval.

    A policy may stand there again under the post that leads it.
    """
    reviews = {}
    for item in lxml.html.parse(page).iterfind(".//main//li"):
        due, title = item.find("span[@class]/time"), item.find("a[@class='title']")
        if due is None or title is None or not due.getparent().get("class").startswith("state "):
            continue
        written = due.get("datetime")
        first = datetime.date.fromisoformat(written + "-01-01"[len(written) - 4:])
        if len(written) < len("2026-10-01"):
            first += datetime.timedelta(days=(1 - first.weekday()) % 7)
        reviews[title.get("href")] = (as_khal_has_it(title.text_content()), first.isoformat())
    return list(reviews.values())


def as_khal_has_it(title: str) -> str:
    """khal 0.10 takes a backslash before an n for the end of a line, although the backslash is escaped."""
    return " ".join(title.replace("\\n", " ").split())


def faults_of_feed(feed: pathlib.Path, site: pathlib.Path) -> tuple[list[str], list[tuple]]:
    """Everything about one feed, and its entries."""
    data = feed.read_bytes()
    faults = faults_of_bytes(data)
    try:
        calendar = icalendar.Calendar.from_ical(data)
        faults += faults_of_calendar(calendar)
        if "SOURCE" in calendar:
            faults += faults_of_source(str(calendar["SOURCE"]), feed, site)
        events = calendar.walk("VEVENT")
        broken = [f"{event.get('UID')}: {fault}" for event in events for fault in faults_of_event(event)]
        if broken:
            return faults + broken, []
        counted = collections.Counter(str(event["UID"]) for event in events)
        faults += [f"{uid} stands {count} times" for uid, count in counted.items() if count > 1]
        return faults + faults_of_readers(data, calendar), entries(calendar)
    except (ValueError, AttributeError, vobject.base.VObjectError) as reason:
        return faults + [f"it cannot be read: {reason}"], []


def faults_of_site(site: pathlib.Path) -> tuple[list[str], str]:
    """Every feed of a site by itself, and all of them held against each other; and what was read."""
    feeds = sorted(site.rglob("*.ics"))
    faults, known = [], {}
    for feed in feeds:
        address = feed.relative_to(site).as_posix()
        found, seen = faults_of_feed(feed, site)
        faults += [f"{address}: {fault}" for fault in found]
        for entry in seen:
            first = known.setdefault((entry[0], tree_of(address, site)), (address, entry))
            if first[1] != entry:
                faults.append(f"{address}: {entry[0]} is another entry in {first[0]}")
    if not known:
        return faults + [f"{site} holds no calendar feed that can be read"], f"{len(feeds)} feeds"
    faults += faults_between_trees(known)
    days = [entry[1] for _, entry in known.values()]
    return faults + faults_of_libical(feeds) + faults_of_khal(site, days), f"{len(feeds)} feeds, {len(known)} entries"


def faults_between_trees(known: dict) -> list[str]:
    """One review is one entry in every language: the same UID on the same day, whatever it is called."""
    days = collections.defaultdict(set)
    for (uid, tree), (_, entry) in known.items():
        days[uid].add((tree, entry[1]))
    languages = {tree for _, tree in known}
    return [f"{uid} is not the same entry in every language: {sorted(places)}" for uid, places in days.items()
            if {tree for tree, _ in places} != languages or len({day for _, day in places}) > 1]


def main(folder: str) -> int:
    table = Table()
    table.head("calendar feeds", "RFC 5545, RFC 7986; icalendar, vobject, recurring-ical-events, libical, khal")
    for site in sorted(path for path in pathlib.Path(folder).iterdir() if (path / "index.html").is_file()):
        if not any(site.rglob("*.ics")):
            continue
        table.add(site.name, *faults_of_site(site))
    return table.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
