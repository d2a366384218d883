"""Presses the tabulator in real shells that were set up with the lines of the user guide.

Usage: check_completion.py PORTAL
PORTAL is the built program. Each shell runs at a terminal of its own, in a folder with a small portal, with nothing
but the guide's line in its start file: what is typed and how it goes on is read from what the shell draws. Ends with
"N passed, M failed" and exits with 1 if any failed.
"""

import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from table import Table

PROJECT = pathlib.Path(__file__).resolve().parents[2]
GUIDE = (PROJECT / "README.md").read_text().partition("# For engineers")[0]
SHELLS = {"bash": ["bash", "-i"], "zsh": ["zsh", "-i"], "fish": ["fish", "-i"]}

# What is typed before the tabulator, and the words that must be there afterwards.
TYPED = [
    ("portal wit", ["portal withdraw "]),
    ("portal reviewed ashby/c", ["portal reviewed ashby/complaints"]),
    ("portal new version ", ["complaints", "grants"]),
    ("portal new ", ["portal", "council", "policy", "version"]),
    ("portal reviewed ashby/grants --outcome ", ["no-change", "minor", "revised", "deferred"]),
    ("portal new policy ashby/parking --kind code", ["code-of-conduct"]),
    ("portal new policy ashby/parking --lead-officer ", ["--lead-officer clerk"]),
    ("portal new policy ashby/parking --text wor", ["--text words.txt"]),
    ("portal withdraw ashby/grants --successor com", ["--successor complaints"]),
    ("portal due --post ", ["--post ashby/clerk"]),
    ("portal due --format e", ["--format email"]),
    ("portal due --addresses add", ["--addresses addresses.yml"]),
    ("portal check --explain review-b", ["review-before-adoption"]),
    ("portal build --qui", ["--quiet"]),
    ("portal build --content Con", ["--content Content"]),
]


# Colours, the place of the cursor, titles of windows.
PAINT = re.compile(r"\x1b\[[0-9;?>]*[a-zA-Z]|\x1b\][^\x07]*\x07|\x1b[=>()][0-9A-B]?|\r")


class Shell:
    """A shell at a terminal that is 120 columns wide."""

    def __init__(self, command: list[str], home: pathlib.Path, folder: pathlib.Path, path: str):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, {"HOME": str(home), "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8",
                                             "COLUMNS": "120", "LINES": "40"})
        self.read(lambda drawn: False, 2)

    def read(self, is_enough, longest: float) -> str:
        """What is drawn until it is enough."""
        drawn, end = "", time.monotonic() + longest
        while time.monotonic() < end and not is_enough(drawn):
            if select.select([self.terminal], [], [], 0.05)[0]:
                drawn += PAINT.sub("", os.read(self.terminal, 65536).decode("utf-8", "replace"))
        return drawn

    def complete(self, typed: str, wanted: list[str]) -> list[str]:
        """What is missing after the tabulator; it is pressed again where a shell first adds what all choices begin with
        and lists them later."""
        start = typed.rpartition(" ")[0]

        def missing(drawn: str) -> list[str]:
            added = drawn.partition(start)[2]
            return [word for word in wanted if word not in (drawn if " " in word else added)]

        os.write(self.terminal, typed.encode())
        drawn = self.read(lambda drawn: typed in drawn, 5)
        for longest in (3, 3, 10):
            os.write(self.terminal, b"\t")
            drawn += self.read(lambda more: not missing(drawn + more), longest)
            if not missing(drawn):
                break
        os.write(self.terminal, b"\x15")
        self.read(lambda drawn: False, 0.3)
        return [f"no {word!r} in {drawn!r}" for word in missing(drawn)]

    def end(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def lay_portal(folder: pathlib.Path) -> None:
    shutil.copytree(PROJECT / "Tests/Fixtures/Broken/base/Content", folder / "Content")
    (folder / "Content/ashby/grants.md").write_text("---\ntitle: Grants\n---\n\n1. Who may have one.\n")
    (folder / "words.txt").write_text("1. Words.\n")
    (folder / "addresses.yml").write_text("from: a@b.example\n")


def check_shell(name: str, program: str, table: Table) -> None:
    lines = [line for line in re.findall(r"`([^`]*--generate-completion-script[^`]*)`", GUIDE)
             if f"--generate-completion-script {name}" in line]
    table.add(f"the guide's line for {name}", [] if len(lines) == 1 else [f"{len(lines)} lines"], "one")
    with tempfile.TemporaryDirectory(prefix="completion-") as room:
        home, folder, tools = (pathlib.Path(room) / part for part in ("home", "portal", "bin"))
        for part in (home, folder, tools):
            part.mkdir()
        (tools / "portal").symlink_to(program)
        path = f"{tools}:/usr/bin:/bin"
        lay_portal(folder)
        for line in lines:
            ended = subprocess.run([name, "-c", line], cwd=home, env={"HOME": str(home), "PATH": path}, capture_output=True, text=True)
            table.add(f"{line[:60]}", [] if ended.returncode == 0 else [ended.stderr], "ends with 0")
        shell = None
        for typed, wanted in TYPED:
            # In fish the keys belong to the list of choices until it is closed: there each line has a shell of its own.
            if shell and name == "fish":
                shell.end()
            if not shell or name == "fish":
                shell = Shell(SHELLS[name], home, folder, path)
            table.add(f"{name}: {typed}", shell.complete(typed, wanted), f"{len(wanted)} words")
        shell.end()


def main(program: str) -> int:
    table = Table()
    for name in SHELLS:
        if shutil.which(name):
            table.head(name)
            check_shell(name, str(pathlib.Path(program).resolve()), table)
        else:
            table.add(name, ["is not installed"])
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
