"""Reads what `portal due` writes for other programs with icalendar and Python's own csv, json and email packages.

Usage: check_due.py PORTAL_PROGRAM

A portal is made up whose titles, names and posts try to break each format: formulas, quotation marks, line
separators, lines that begin with a full stop or with "From ", letters of several alphabets, very long words.
What comes out must hold the same words, say the same in every format, and be ASCII with short lines where mail
asks for it.
"""

import csv
import email
import email.policy
import email.utils
import io
import json
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from email.header import decode_header, make_header
from pathlib import Path

import icalendar

TEMPLATES = Path(__file__).resolve().parents[2] / "Templates"
AS_OF = date(2026, 11, 21)

TITLES = [
    "Member: Officer Protocol",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+44 and -1, @SUM",
    "-2+3",
    "@cmd",
    "＝1+1",
    "A \"quoted\", title; with commas",
    "Polisi Iaith Gymraeg: Ŵ ŵ Ŷ ŷ â ê î ô û",
    "🏛 Standing Orders 👩‍⚖️ " + "é" * 60,
    "From the Council to Everyone",
    ". hidden",
    "=?utf-8?q?not_an_encoded_word?=",
    "Ends with equals =",
    "W" * 300,
    " ".join(["word"] * 60),
    "Trailing tab\u00a0and hard spaces\u00a0",
    "日本語の規程",
    "A\u202eB",
]

POST_NAMES = {
    "clerk": ("Clerk", "Clerk <clerk@ashby.example>"),
    "swyddog": ("Swyddog Monitro (Ŵ)", "Swyddog Monitro Cyngor Cymuned Llanfairpwllgwyngyll Ŵ <swyddog@ashby.example>"),
    "officer": ("Officer, \"Deputy\"", "Officer, Deputy <officer.deputy+reviews@ashby.example>"),
}


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def make_portal(folder):
    """A portal of one council with a policy for every title; returns what is to be expected of each."""
    council = folder / "Content" / "ashby"
    council.mkdir(parents=True)
    (folder / "Content" / "portal.yml").write_text(
        "title: Policies\nbase_url: https://policies.example/\n", encoding="utf-8")
    posts = "".join(f"  {slug}: {{title: {quoted(title)}}}\n" for slug, (title, _) in POST_NAMES.items())
    (council / "council.yml").write_text(
        f"name: Cyngor Ashby Ŵ, Council\nposts:\n{posts}", encoding="utf-8")
    expected = {}
    slugs = list(POST_NAMES)
    for number, title in enumerate(TITLES):
        post = slugs[number % 3]
        due = AS_OF + timedelta(days=30 * (number - 9))
        precise = [due.isoformat(), due.isoformat()[:7], due.isoformat()[:4]][number // 3 % 3]
        name = f"p{number:02}"
        (council / f"{name}.md").write_text(
            f"---\ntitle: {quoted(title)}\nreview_due: {precise}\nlead_officer: {post}\n---\n\n1. Text.\n",
            encoding="utf-8")
        expected[f"ashby/{name}"] = {"title": title, "due": precise, "post": post}
    (council / "undated.md").write_text("---\ntitle: Undated\n---\n\n1. Text.\n", encoding="utf-8")
    addresses = "".join(f"  ashby/{slug}: {quoted(to)}\n" for slug, (_, to) in POST_NAMES.items())
    (folder / "addresses.yml").write_text(
        f"from: 'Council, policies <policies@example.org>'\nposts:\n{addresses}", encoding="utf-8")
    return expected


def interval(text):
    """The first and the last day of a date, worked out on its own."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        year, month = parts
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def state(text):
    first, last = interval(text)
    if AS_OF > last:
        return "overdue"
    return "due" if AS_OF >= first else "coming-up"


def due(program, folder, *arguments):
    run = subprocess.run(
        [program, "due", "--as-of", AS_OF.isoformat(), "--within", "2y", *arguments],
        cwd=folder, capture_output=True)
    assert run.returncode == 2, (run.returncode, run.stderr.decode())
    return run.stdout


def check_rows(rows, expected):
    assert {row["policy"] for row in rows} == set(expected), rows
    for row in rows:
        wanted = expected[row["policy"]]
        first, last = interval(wanted["due"])
        assert row["title"] == wanted["title"], row
        assert row["due"] == wanted["due"], row
        assert row["from"] == first.isoformat() and row["to"] == last.isoformat(), row
        assert row["state"] == state(wanted["due"]), row
        assert row["post"] == f"ashby/{wanted['post']}", row
        assert row["postTitle"] == POST_NAMES[wanted["post"]][0], row
        assert row["page"] == f"https://policies.example/{row['policy']}/", row
    order = ["overdue", "due", "coming-up"]
    ranks = [(order.index(row["state"]), row["to"]) for row in rows]
    assert ranks == sorted(ranks), "not sorted by urgency and date"


def check_json(program, folder, expected):
    document = json.loads(due(program, folder, "--format", "json").decode("utf-8"))
    assert document["asOf"] == AS_OF.isoformat()
    check_rows(document["reviews"], expected)
    assert [row["title"] for row in document["unscheduled"]] == ["Undated"]
    return document["reviews"]


def check_csv(program, folder, expected, reviews):
    data = due(program, folder, "--format", "csv")
    assert data.startswith(b"\xef\xbb\xbf"), "Excel takes it for another encoding"
    assert data.count(b"\n") == data.count(b"\r\n"), "RFC 4180 ends rows with CRLF"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    for row in rows:
        for name, cell in row.items():
            assert cell is not None and None not in row, row
            assert cell[:1] not in tuple("=+-@＝＋－＠\t\r\n") or cell == "", (name, cell)
    assert rows.pop()["title"] == "Undated"
    for row, review in zip(rows, reviews, strict=True):
        # A cell that would be a formula has an apostrophe in front.
        if row["title"] != review["title"]:
            assert row["title"] == "'" + review["title"], row
            row["title"] = review["title"]
    check_rows(rows, expected)


def check_calendar(program, folder, expected):
    """The entries of the day each review is due: that day, or the first Tuesday of its month or year."""
    calendar = icalendar.Calendar.from_ical(due(program, folder, "--format", "ics", "--templates", str(TEMPLATES)))
    seen = {}
    for event in calendar.walk("VEVENT"):
        council, slug, _, milestone = str(event["UID"]).partition("@")[0].split(".")
        assert not event.errors and milestone in ("lead", "due", "last-month"), event
        if milestone == "due":
            seen[f"{council}/{slug}"] = (event["DTSTART"].dt, str(event["SUMMARY"]))
    assert set(seen) == set(expected), set(seen) ^ set(expected)
    for policy, (day, summary) in seen.items():
        first, last = interval(expected[policy]["due"])
        assert day == (first if first == last else first + timedelta(days=(1 - first.weekday()) % 7)), (policy, day)
        assert summary.startswith(expected[policy]["title"]), summary


def check_email(program, folder, expected):
    paths = due(program, folder, "--format", "email", "--outbox", "outbox").decode().split()
    assert len(paths) == 3, paths
    seen, ids = set(), set()
    for path in paths:
        data = (folder / path).read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r"), f"{path}: a bare line end"
        assert all(byte < 127 for byte in data), f"{path}: not ASCII"
        for line in data.split(b"\r\n"):
            assert len(line) <= 78, f"{path}: a line of {len(line)}"
            assert not line.startswith((b".", b"From ")), f"{path}: {line}"
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert not message.defects, (path, message.defects)
        for header in ["From", "To", "Subject", "Date", "Message-ID"]:
            assert len(message.get_all(header)) == 1, (path, header)
            assert not message[header].defects, (path, header, message[header].defects)
        assert message["MIME-Version"] == "1.0"
        assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"
        post = Path(path).name.split(".")[-2]
        name, address = POST_NAMES[post][1].rsplit(" <", 1)
        (to,) = message["To"].addresses
        assert to.addr_spec == address[:-1], (path, message["To"])
        # The newer reader of addresses keeps the space between two encoded words, which RFC 2047 §6.2 drops.
        phrase, _ = email.utils.parseaddr(email.message_from_bytes(data)["To"])
        assert str(make_header(decode_header(phrase))) == name, (path, phrase)
        (sender,) = message["From"].addresses
        assert (sender.display_name, sender.addr_spec) == ("Council, policies", "policies@example.org")
        assert message["Date"].datetime.date() == AS_OF
        assert "Cyngor Ashby Ŵ, Council" in message["Subject"], message["Subject"]
        ids.add(message["Message-ID"])
        text = message.get_content().replace("\r\n", "\n")
        for policy, wanted in expected.items():
            # Marks that turn writing round are shown as replaced, here as at a terminal.
            title = wanted["title"].replace("\u202e", "\ufffd")
            is_own = wanted["post"] == post
            assert (title in text.split("\n")) == is_own, (path, title)
            if is_own:
                seen.add(policy)
                assert f"https://policies.example/{policy}/" in text
        single = due(program, folder, "--format", "email", "--post", post)
        assert single == data, f"{path}: another message than on standard output"
    assert seen == set(expected), "somebody is told of nothing"
    assert len(ids) == 3, "two messages with one Message-ID"


def main():
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = make_portal(folder)
        reviews = check_json(program, folder, expected)
        check_csv(program, folder, expected, reviews)
        check_calendar(program, folder, expected)
        check_email(program, folder, expected)
    print(f"{len(TITLES)} reviews read alike from JSON, CSV, a calendar and three e-mails")


if __name__ == "__main__":
    main()
