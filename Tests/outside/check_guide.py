"""Does what the user guide tells people to do, word for word, and looks whether it works.

Usage: check_guide.py PORTAL
PORTAL is the built program; it stands where the guide has it, in .build/release of a folder with the project's
Content and Templates. Every command of the guide is run there, then its script that sends reminders, with a program
in the place of sendmail(1) that reads the recipients from the message, and one in the place of git(1). The units are
given to systemd-analyze(1) where that is installed, the publishing workflow to check-jsonschema, which has GitHub's
schema of workflows. Ends with "N passed, M failed" and exits with 1 if any failed.
"""

import email
import email.policy
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

from table import Table

PROJECT = pathlib.Path(__file__).resolve().parents[2]
GUIDE = (PROJECT / "README.md").read_text().partition("# For engineers")[0]
FOLDER = "/srv/portal"

# Some examples speak of a policy that the project does not publish.
COMPLAINTS = """---
title: Complaints Procedure
status: adopted
adopted: 2024-05-17
review_due: 2028
lead_officer: town-clerk
---

1. We answer within ten days.
"""

# What a mail program does with -t, as far as it matters here: it keeps what it would send.
SENDMAIL = """#!/bin/sh
[ "$*" = "-t -i" ] || exit 64
cat > "$(mktemp -p "$SENT")"
"""


def blocks(language: str) -> list[str]:
    return [text for name, text in re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.M | re.S) if name == language]


def lay_portal(folder: pathlib.Path, program: str) -> None:
    for name in ("Content", "Templates"):
        shutil.copytree(PROJECT / name, folder / name)
    (folder / "Content/farnham/complaints.md").write_text(COMPLAINTS)
    (folder / ".build/release").mkdir(parents=True)
    (folder / ".build/release/portal").symlink_to(program)
    (folder / "stand-ins").mkdir()
    for name, text in (("git", "#!/bin/sh\n"), ("sendmail", SENDMAIL)):
        (folder / "stand-ins" / name).write_text(text)
        (folder / "stand-ins" / name).chmod(0o755)


def run(folder: pathlib.Path, *command: str) -> subprocess.CompletedProcess:
    sent = folder / "sent"
    sent.mkdir(exist_ok=True)
    path = f"{folder / 'stand-ins'}:{os.environ['PATH']}"
    return subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path, "SENT": str(sent)},
                          capture_output=True, text=True)


def check_commands(table: Table, program: str) -> None:
    """Each begins from the portal as it is shipped; `portal due` ends with 2, since a review is overdue."""
    table.head("commands of the guide")
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    # A portal of one's own begins in an empty folder: the tests in Swift run those lines there, one after the other.
    commands = [found[1] for line in lines if (found := re.match(r"(?:swift run -c release )?portal (?!new )(.*)", line))]
    for command in dict.fromkeys(commands):
        with tempfile.TemporaryDirectory(prefix="guide-") as room:
            lay_portal(pathlib.Path(room), program)
            ended = run(pathlib.Path(room), program, *shlex.split(command))
            wanted = 2 if command.startswith("due") else 0
            faults = [] if ended.returncode == wanted else [f"{ended.returncode}: {ended.stderr.strip()[-300:]}"]
            table.add(f"portal {command}"[:60], faults, f"ends with {wanted}")
    if len(commands) < 5:
        table.add("commands", ["the guide has hardly any"])


def check_reminders(table: Table, program: str) -> None:
    """The script, the addresses, the timer and the lines for cron."""
    table.head("reminders and builds by themselves")
    (script,) = [block for block in blocks("sh") if block.startswith("#!/bin/sh")]
    (addresses,) = [block for block in blocks("") if block.startswith("from: ")]
    with tempfile.TemporaryDirectory(prefix="guide-") as room:
        folder = pathlib.Path(room)
        lay_portal(folder, program)
        (folder / "remind").write_text(script)
        (folder / "remind").chmod(0o755)
        (folder / "addresses.yml").write_text(addresses + "  wallingford/town-clerk: clerk@wallingford.example\n")
        ended = run(folder, "./remind")
        messages = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                    for file in (folder / "sent").iterdir()]
        recipients = sorted(message["To"].addresses[0].addr_spec for message in messages)
        faults = [] if ended.returncode == 2 else [f"{ended.returncode}: {ended.stderr.strip()}"]
        faults += [] if recipients == ["clerk@farnham.example", "clerk@wallingford.example"] else [str(recipients)]
        faults += [] if not list((folder / "outbox").iterdir()) else ["a message that was sent lies there still"]
        table.add("remind", faults, f"{len(messages)} messages sent")
        for line in re.findall(r"^[\d*]+ [\d*]+ [\d*]+ [\d*]+ [\d*]+ (.*)$", "".join(blocks("")), re.M):
            ended = run(folder, "sh", "-c", line.replace(FOLDER, room))
            wanted = 2 if "remind" in line else 0
            faults = [] if ended.returncode == wanted else [f"{ended.returncode}: {ended.stderr.strip()[-300:]}"]
            table.add(line[:60], faults, f"ends with {wanted}")
        check_units(table, folder)


def check_units(table: Table, folder: pathlib.Path) -> None:
    if not shutil.which("systemd-analyze"):
        return print("skipped: systemd-analyze is not installed")
    units = [folder / "portal-remind.service", folder / "portal-remind.timer"]
    for unit, text in zip(units, blocks("ini"), strict=True):
        # The user of the guide's machine is none of this one.
        unit.write_text(text.replace(FOLDER, str(folder)).replace("User=portal", "User=root"))
    ended = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    said = [line for line in ended.stderr.splitlines() if "portal-remind" in line]
    table.add("systemd-analyze verify", said or ([] if ended.returncode == 0 else [ended.stderr]), f"{len(units)} units")


def check_workflow(table: Table) -> None:
    """What its own steps do is tried by the tests in Swift."""
    table.head("the publishing workflow")
    file = PROJECT / "Sources/StartingPortal/Content/publish.yml"
    ended = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", file],
                           capture_output=True, text=True)
    table.add("publish.yml", [] if ended.returncode == 0 else [ended.stdout + ended.stderr], "a workflow by the schema")


def main(program: str) -> int:
    table = Table()
    check_workflow(table)
    check_commands(table, str(pathlib.Path(program).resolve()))
    check_reminders(table, str(pathlib.Path(program).resolve()))
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
