"""Two hundred made policies with every precision of date and every review cycle, and the calendar that follows.

The calendar is worked out here from the portal's design, with Python's own dates, and shares nothing with the
portal: `portal(folder)` writes the content, `Policy.milestones` says which entries a policy has on which days.
A date is a tuple as long as it is precise: (2026,), (2026, 10), (2026, 10, 6).
"""

import calendar
import dataclasses
import datetime
import json
import pathlib
import random

LEAD_MONTHS = 3
COUNCILS = ["ashby", "benton", "corley", "denham"]
POSTS = ["clerk", "monitoring-officer", "treasurer"]
BODIES = ["full-council", "policy-committee"]
ANNUAL_MEETINGS = [(year, 5, 6 + year % 9) for year in range(2015, 2060)]
ELECTIONS = [(year, 5, 4) if year % 8 else (year, 5) for year in range(2015, 2060, 4)]

# What calendars have been broken by: folds inside characters, separators, escapes, ends of lines.
HOSTILE_TITLES = (
    ["Cŵyn, gŵyl; dŵr \\ tŷ", "Comma, semicolon; backslash \\ and \\n", "Two\nlines", "BEGIN:VEVENT", "Dot . Colon :"]
    + [f"{'x' * length}🏛️ Cyngor Tref y Gŵyr" for length in range(52, 70)]
    + [f"{'y' * length}ŵŵŵŵŵŵŵŵ" for length in range(58, 68)]
    + ["🏛" * 40, "ŵ" * 80, "“Quoted” – and ‘so’ on…", "A\ttab", "Ends in a backslash \\"]
)


def earliest(date: tuple) -> datetime.date:
    return datetime.date(*(date + (1, 1))[:3])


def latest(date: tuple) -> datetime.date:
    if len(date) == 3:
        return datetime.date(*date)
    month = date[1] if len(date) == 2 else 12
    return datetime.date(date[0], month, calendar.monthrange(date[0], month)[1])


def months_later(date: tuple, months: int) -> tuple:
    """At the date's own precision; month ends are clamped."""
    if len(date) == 1:
        assert months % 12 == 0
        return (date[0] + months // 12,)
    count = date[0] * 12 + date[1] - 1 + months
    year, month = count // 12, count % 12 + 1
    if len(date) == 2:
        return (year, month)
    return (year, month, min(date[2], calendar.monthrange(year, month)[1]))


def first_tuesday(year: int, month: int) -> datetime.date:
    return next(
        day
        for number in range(1, 8)
        if (day := datetime.date(year, month, number)).weekday() == calendar.TUESDAY
    )


def written(date: tuple) -> str:
    return "-".join(f"{part:04d}" if place == 0 else f"{part:02d}" for place, part in enumerate(date))


@dataclasses.dataclass
class Policy:
    """One policy as its file has it."""

    council: str
    slug: str
    title: str
    adopted: tuple
    effective: tuple | None = None
    reviews: list = dataclasses.field(default_factory=list)
    deferred_until: tuple | None = None
    review_due: tuple | None = None
    cycle: object = None
    post: str | None = None
    body: str | None = None
    older: tuple | None = None
    withdrawn: datetime.date | None = None

    def text(self, adopted: tuple, lines: list[str]) -> str:
        head = [f"title: {json.dumps(self.title, ensure_ascii=False)}", f"adopted: {written(adopted)}"] + lines
        return "---\n" + "\n".join(head) + "\n---\n\n1. Scope\n\n1.1. This policy is about its subject.\n"

    def write(self, folder: pathlib.Path) -> None:
        lines = [f"status: {'withdrawn' if self.withdrawn else 'adopted'}"]
        if self.withdrawn:
            lines.append(f"withdrawn: {{date: {self.withdrawn}, reason: It is no longer needed.}}")
        if self.effective:
            lines.append(f"effective: {written(self.effective)}")
        if self.reviews or self.deferred_until:
            lines.append("reviews:")
            lines += [f"  - {{date: {written(date)}, outcome: no-change}}" for date in self.reviews]
            if self.deferred_until:
                last = self.reviews[-1] if self.reviews else self.effective or self.adopted
                until = written(self.deferred_until)
                lines.append(f"  - {{date: {last[0] + 1}-02, outcome: deferred, until: {until}}}")
        if self.review_due:
            lines.append(f"review_due: {written(self.review_due)}")
        if self.cycle:
            lines.append(f"review_cycle: {self.cycle if isinstance(self.cycle, str) else f'{self.cycle} months'}")
        lines += [f"lead_officer: {self.post}"] if self.post else []
        lines += [f"approving_body: {self.body}"] if self.body else []
        if self.older:
            (folder / self.slug).mkdir(exist_ok=True)
            (folder / self.slug / f"{written(self.older)}.md").write_text(self.text(self.older, ["status: adopted"]))
            (folder / self.slug / f"{written(self.adopted)}.md").write_text(self.text(self.adopted, lines))
        else:
            (folder / f"{self.slug}.md").write_text(self.text(self.adopted, lines))

    @property
    def shown_title(self) -> str:
        """In calendar entries a tab is a space."""
        return self.title.replace("\t", " ")

    def next_review(self) -> tuple | None:
        if self.deferred_until:
            return self.deferred_until
        last = self.reviews[-1] if self.reviews else None
        if self.review_due and not (last and earliest(self.review_due) <= latest(last)):
            return self.review_due
        if self.cycle is None:
            return None
        start = max([date for date in (last, self.effective, self.adopted) if date], key=latest)
        if self.cycle == "annual-meeting":
            return min(day for day in ANNUAL_MEETINGS if earliest(day) > latest(start))
        if self.cycle == "council-term":
            return min((day for day in ELECTIONS if earliest(day) > latest(start)), key=earliest)
        return months_later(start, self.cycle)

    def uid(self, milestone: str) -> str:
        cycle = 1 + (1 if self.older else 0) + len(self.reviews)
        return f"{self.council}.{self.slug}.{cycle}.{milestone}@reviews.governance-portal"

    def milestones(self) -> dict[str, datetime.date]:
        """The day of each of its entries, by the UID."""
        due = self.next_review()
        if due is None:
            return {}
        first = earliest(due)
        lead = earliest(months_later((first.year, first.month, first.day), -LEAD_MONTHS))
        if len(due) == 3:
            return {self.uid("lead"): lead, self.uid("due"): first}
        days = {"lead": first_tuesday(lead.year, lead.month), "due": first_tuesday(first.year, first.month)}
        if len(due) == 1:
            days["last-month"] = first_tuesday(due[0], 12)
        return {self.uid(milestone): day for milestone, day in days.items()}

    def has_passed(self, day: datetime.date) -> bool:
        due = self.next_review()
        return due is not None and self.withdrawn is None and latest(due) < day


def digest_start(policies: list[Policy], day: datetime.date) -> datetime.date | None:
    """When the monthly reminder of dates that have passed begins; None where none has."""
    passed = [latest(policy.next_review()) for policy in policies if policy.has_passed(day)]
    if not passed:
        return None
    first = min(passed)
    return max(first_tuesday(day.year, 1), first_tuesday(first.year + first.month // 12, first.month % 12 + 1))


def policies() -> list[Policy]:
    """Fifty for each council, from a seed: every precision, cycle and kind of log comes up many times."""
    draw = random.Random(20261121)
    made = []
    for number in range(200):
        council = COUNCILS[number % len(COUNCILS)]
        title = HOSTILE_TITLES[number] if number < len(HOSTILE_TITLES) else f"Policy number {number}"
        year = draw.randint(2016, 2020)
        policy = Policy(council, f"policy-{number}", title, date(draw, year))
        if number % 9 == 3:
            policy.older = (year - 3, 6)
        if draw.random() < 0.3:
            policy.effective = date(draw, year + 1)
        if draw.random() < 0.4:
            policy.reviews = [date(draw, year + 2)]
            if draw.random() < 0.5:
                policy.reviews.append(date(draw, year + 4))
        match number % 8:
            case 0 | 1 | 2:
                policy.review_due = date(draw, draw.randint(2025, 2037), precision=number % 8 + 1)
            case 3 | 4:
                policy.cycle = draw.choice([12, 24, 36, 48, 60, 120, 180])
            case 5:
                policy.cycle = draw.choice([1, 3, 6, 7, 18, 30, 31, 65, 100])
                for_months = [policy.adopted, policy.effective, *policy.reviews]
                if any(known and len(known) == 1 for known in for_months):
                    policy.cycle = 72
            case 6:
                policy.cycle = draw.choice(["annual-meeting", "council-term"])
            case 7:
                policy.deferred_until = date(draw, draw.randint(2027, 2036)) if draw.random() < 0.6 else None
        if policy.cycle and draw.random() < 0.2:
            policy.review_due = date(draw, policy.adopted[0] + 1)
            if not policy.reviews or earliest(policy.review_due) > latest(policy.reviews[-1]):
                policy.review_due = None
        policy.post = draw.choice([*POSTS, None])
        policy.body = draw.choice([*BODIES, None])
        made.append(policy)
    return made


def date(draw: random.Random, year: int, precision: int | None = None) -> tuple:
    month = draw.randint(1, 12)
    last = calendar.monthrange(year, month)[1]
    day = draw.choice([1, last, draw.randint(1, last)])
    return (year, month, day)[: precision or draw.randint(1, 3)]


def write_portal(folder: pathlib.Path, made: list[Policy]) -> None:
    """The content folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "portal.yml").write_text("title: Made reviews\nbase_url: https://policies.example/\n")
    for council in COUNCILS:
        (folder / council).mkdir(exist_ok=True)
        meetings = [f"  - {{date: {written(day)}, body: full-council, kind: annual}}" for day in ANNUAL_MEETINGS]
        lines = (
            [f"name: {council.title()} Parish Council", "posts:"]
            + [f"  {post}: {{title: {post.title()}}}" for post in POSTS]
            + ["bodies:"]
            + [f"  {body}: {{name: {body.title()}}}" for body in BODIES]
            + ["meetings:", *meetings, f"elections: [{', '.join(written(day) for day in ELECTIONS)}]"]
        )
        (folder / council / "council.yml").write_text("\n".join(lines) + "\n")
    for policy in made:
        policy.write(folder / policy.council)
