"""Ten years of review calendars over two hundred made policies, against an independent calculation.

Usage: check_reviews.py PORTAL
Builds the policies of `made_reviews` on one day of each of eleven years, some of them withdrawn on the way, and
reads every feed with icalendar and recurring-ical-events: each entry and each alarm must fall on the day that
follows from the design, and no other may be there. Every feed is then held to what `check_calendar` asks of it.
Builds of one day must be the same to the byte, and a build of the next day must not touch a feed for nothing.
Prints one line for each fault and exits with 1; else prints what it compared.

Most feeds stay as they are from year to year: what is found out about one is kept by its bytes.
"""

import collections
import datetime
import functools
import pathlib
import shutil
import subprocess
import sys
import tempfile

import check_calendar
import icalendar
import made_reviews
import recurring_ical_events

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FIRST = datetime.date(2026, 11, 21)
YEARS = 10
WITHDRAWN = datetime.date(2029, 3, 6)
UNTIL = FIRST.replace(year=FIRST.year + YEARS)
ALL_TIME = (datetime.date(1990, 1, 1), datetime.date(2070, 1, 1))
ALARM = datetime.time(9)


def build(portal: str, folder: pathlib.Path, day: datetime.date) -> dict[str, bytes]:
    """The feeds of the site as of that day."""
    run = subprocess.run(
        [portal, "build", "--as-of", day.isoformat()], cwd=folder, capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        sys.exit(f"the made portal was not built as of {day}:\n{run.stdout}{run.stderr}")
    site = folder / "Site"
    return {feed.relative_to(site).as_posix(): feed.read_bytes() for feed in sorted(site.rglob("*.ics"))}


class Expectation:
    """What the feeds must hold as of a day, worked out without the portal."""

    def __init__(self, policies: list[made_reviews.Policy], day: datetime.date):
        self.day = day
        self.feeds: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
        members = collections.defaultdict(list)
        for policy in policies:
            council = policy.council
            scopes = [f"{council}/reviews.ics"]
            scopes += [f"{council}/posts/{policy.post}.ics"] if policy.post else []
            scopes += [f"{council}/bodies/{policy.body}.ics"] if policy.body else []
            own = f"{council}/{policy.slug}/reviews.ics"
            for uid, start in policy.milestones().items():
                # Cancelled entries stay for a year, and the last of a policy stays in its own feed.
                gone = policy.withdrawn and day >= policy.withdrawn.replace(year=policy.withdrawn.year + 1)
                for feed in [] if gone else ["calendar/reviews.ics", own, *scopes]:
                    self.add(feed, uid, start)
                if gone and uid == max(policy.milestones(), key=str):
                    self.add(own, uid, start)
            for scope in scopes:
                members[scope].append(policy)
        for scope, policies_of_scope in members.items():
            start = made_reviews.digest_start(policies_of_scope, day)
            if start is not None:
                last = datetime.date(start.year + 2, 12, 31)
                uid = scope.removesuffix(".ics").removesuffix("/reviews").replace("/", ".")
                for year in range(start.year, last.year + 1):
                    for month in range(1, 13):
                        if (tuesday := made_reviews.first_tuesday(year, month)) >= start:
                            self.add(scope, f"{uid}.passed@reviews.governance-portal", tuesday)

    def add(self, feed: str, uid: str, start: datetime.date) -> None:
        self.feeds[feed][uid, start] += 1

    def faults(self, feeds: dict[str, bytes]) -> list[str]:
        faults = [f"{feed} should be there" for feed in self.feeds.keys() - feeds.keys()]
        faults += [f"{feed} should not be there" for feed in feeds.keys() - self.feeds.keys()]
        for feed in self.feeds.keys() & feeds.keys():
            seen, expected = days_of_entries(feeds[feed]), self.feeds[feed]
            faults += [f"{feed}: {uid} is missing on {day}" for uid, day in expected - seen]
            faults += [f"{feed}: {uid} should not be on {day}" for uid, day in seen - expected]
            faults += [f"{feed}: {fault}" for fault in faults_of_alarms(feeds[feed])]
        return [f"as of {self.day}: {fault}" for fault in faults]


@functools.cache
def read(data: bytes) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(data)


def occurrences(data: bytes, first: datetime.date, end: datetime.date) -> list[icalendar.Event]:
    """Every occurrence of every entry before `end`, each as an event of its own."""
    return recurring_ical_events.of(read(data)).between(first, end)


@functools.cache
def days_of_entries(data: bytes) -> collections.Counter:
    """How often each entry stands on each day."""
    return collections.Counter((str(event["UID"]), event["DTSTART"].dt) for event in occurrences(data, *ALL_TIME))


@functools.cache
def faults_of_alarms(data: bytes) -> list[str]:
    """Over the ten years each occurrence rings once, at nine on the day before."""
    faults = []
    for event in occurrences(data, FIRST, UNTIL):
        rings = [alarm.trigger for alarm in event.alarms.times]
        expected = datetime.datetime.combine(event["DTSTART"].dt - datetime.timedelta(days=1), ALARM)
        if rings != [expected]:
            faults.append(f"{event['UID']} on {event['DTSTART'].dt} rings at {rings}")
    return faults


def titles(policies: list[made_reviews.Policy], data: bytes) -> list[str]:
    """Entries begin with the policy's title, whatever is in it."""
    faults = []
    by_uid = {uid: policy for policy in policies for uid in policy.milestones()}
    for event in read(data).walk("VEVENT"):
        if (policy := by_uid.get(str(event["UID"]))) and not str(event["SUMMARY"]).startswith(policy.shown_title):
            faults.append(f"{policy.title!r} is read as {str(event['SUMMARY'])!r}")
    return faults


@functools.cache
def revisions(data: bytes) -> dict[str, tuple]:
    """What a calendar program goes by, and everything that it shows."""
    return {
        str(event["UID"]): (
            int(event["SEQUENCE"]),
            event["LAST-MODIFIED"].dt.date(),
            tuple((name, event[name].to_ical()) for name in ("DTSTART", "SUMMARY", "DESCRIPTION", "STATUS")),
        )
        for event in read(data).walk("VEVENT")
    }


def faults_of_revisions(
    before: dict[str, tuple], after: dict[str, tuple], day: datetime.date, feed: str
) -> list[str]:
    """SEQUENCE grows by one and LAST-MODIFIED to this day where an entry says something else, and only there."""
    faults = []
    for uid, (number, modified, content) in after.items():
        if uid not in before:
            continue
        old_number, old_modified, old_content = before[uid]
        expected = (old_number, old_modified) if content == old_content else (old_number + 1, day)
        if (number, modified) != expected:
            faults.append(f"as of {day}: {feed}: {uid} is number {number} of {modified}, not {expected}")
    return faults


def faults_of_repetition(
    portal: str, folder: pathlib.Path, policies: list[made_reviews.Policy], day: datetime.date, feeds: dict
) -> list[str]:
    """A second build gives the same bytes, and so does one of the next day unless a date passes in between."""
    faults = []
    if build(portal, folder, day) != feeds:
        faults.append(f"as of {day}: a second build gives other feeds")
    passes = any((due := policy.next_review()) and made_reviews.latest(due) == day for policy in policies)
    if not passes and build(portal, folder, day + datetime.timedelta(days=1)) != feeds:
        faults.append(f"as of {day}: the next day's build touches a feed for nothing")
    return faults


def main(portal: str) -> int:
    portal = str(pathlib.Path(portal).resolve())
    policies = made_reviews.policies()
    faults, compared, told = [], 0, {}
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        shutil.copytree(PROJECT / "Templates", folder / "Templates")
        made_reviews.write_portal(folder / "Content", policies)
        for year in range(YEARS + 1):
            day = FIRST.replace(year=FIRST.year + year)
            for policy in policies[5:200:20] if day > WITHDRAWN else []:
                if policy.withdrawn is None:
                    # The year of the cancelled entries begins with the build that learns of the withdrawal.
                    policy.withdrawn = day
                    policy.write(folder / "Content" / policy.council)
            feeds = build(portal, folder, day)
            faults += Expectation(policies, day).faults(feeds)
            faults += [f"as of {day}: {fault}" for fault in titles(policies, feeds["calendar/reviews.ics"])]
            for feed, data in feeds.items():
                now = revisions(data)
                compared += len(now)
                faults += faults_of_revisions(told.get(feed, {}), now, day, feed)
                told[feed] = now
            if year % 4 == 0:
                faults += faults_of_repetition(portal, folder, policies, day, feeds)
        of_site, seen = check_calendar.faults_of_site(folder / "Site")
        faults += of_site
    for fault in faults[:100]:
        print(fault)
    print(f"{len(policies)} policies, {seen}, {compared} entries compared as of {YEARS + 1} days, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
