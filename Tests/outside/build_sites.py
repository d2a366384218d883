"""Builds every site that the outside checkers read: the five councils', those of Tests/Fixtures/Sites, and one
whose every fact tries to break out of its place on the page.

Usage: build_sites.py PORTAL FOLDER
PORTAL is the built program; each site comes to lie in FOLDER under its name, with the project's own templates.
A preview with the drafts of one of them lies in FOLDER/previews, where only those look who ask for it.
The content is copied first, so that no build can touch what is kept in the project.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = PROJECT / "Tests/Fixtures/Sites"
DAY = "2026-11-21"
FIVE_COUNCILS, HOSTILE = "five-councils", "hostile"
PREVIEWS, WITH_DRAFTS = "previews", "two-councils"


def words(file: pathlib.Path) -> list[str] | None:
    return file.read_text().split() if file.is_file() else None


def content(name: str) -> pathlib.Path:
    """Where a site's Content lies; an example may name another one whose Content it publishes."""
    if name == FIVE_COUNCILS:
        return PROJECT / "Content"
    if name == HOSTILE:
        return PROJECT / "Tests/outside/hostile/Content"
    other = words(EXAMPLES / name / "content.txt")
    return EXAMPLES / (other[0] if other else name) / "Content"


def day(name: str) -> str:
    """The day as of which a site is built."""
    given = words(EXAMPLES / name / "arguments.txt") or ["--as-of", DAY]
    return given[given.index("--as-of") + 1]


def base_path(folder: pathlib.Path) -> str:
    """404.html is shown at any depth, so its links begin at the host: with the path of base_url."""
    link = re.search(r'rel="stylesheet" href="([^"]*)"', (folder / "404.html").read_text())
    path = re.sub(r"^https?://[^/]*", "", link[1]).removesuffix("assets/portal.css") if link else "/"
    return path if path.startswith("/") else "/"


def build(program: str, name: str, site: pathlib.Path, as_of: str, *more: str) -> None:
    with tempfile.TemporaryDirectory(prefix="content-") as room:
        shutil.copytree(PROJECT / "Templates", pathlib.Path(room) / "Templates")
        if (EXAMPLES / name / "Templates").is_dir():
            shutil.copytree(EXAMPLES / name / "Templates", pathlib.Path(room) / "Templates", dirs_exist_ok=True)
        shutil.copytree(content(name), pathlib.Path(room) / "Content")
        command = [str(pathlib.Path(program).resolve()), "build", "--site", str(site), "--as-of", as_of, *more]
        run = subprocess.run(command, cwd=room, capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"{name} was not built: {run.stdout}{run.stderr}")


def main(program: str, folder: str) -> int:
    names = [FIVE_COUNCILS, HOSTILE, *sorted(example.name for example in EXAMPLES.iterdir() if example.is_dir())]
    for name in names:
        strict = ["--strict"] if name == FIVE_COUNCILS else []
        build(program, name, pathlib.Path(folder).resolve() / name, day(name), *strict)
    preview = pathlib.Path(folder).resolve() / PREVIEWS / WITH_DRAFTS
    build(program, WITH_DRAFTS, preview, day(WITH_DRAFTS), "--drafts")
    print(f"{len(names)} sites: {', '.join(names)}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
