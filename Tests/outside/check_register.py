"""Reads every register.csv of the built sites with Python's own csv, and the auditors' pages beside them with lxml.

Usage: check_register.py FOLDER
FOLDER holds the built sites (build_sites.py). RFC 4180 by the bytes, no cell that a spreadsheet would take for a
formula, and the same policies with the same dates in the same order as on the page. The file of the whole site holds
the rows of all councils. Ends with "N passed, M failed" and exits with 1 if any failed.
"""

import csv
import io
import pathlib
import sys

from lxml import html

from table import Table
from trees import tree_of, trees

FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def read(file: pathlib.Path) -> list[dict]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def faults_of_file(file: pathlib.Path) -> list[str]:
    data, faults = file.read_bytes(), []
    if not data.startswith(b"\xef\xbb\xbf"):
        faults.append("Excel takes it for another encoding")
    if not data.endswith(b"\r\n"):
        faults.append("the last row does not end in CRLF")
    for row in read(file):
        if None in row or None in row.values():
            faults.append(f"a row has more or fewer cells than the head: {row}")
        faults += [f"{name} is a formula: {cell}" for name, cell in row.items() if cell and cell.startswith(FORMULA)]
    return faults


def without_mark(cell: str) -> str:
    """An apostrophe stands in front of what would be a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def words(text: str) -> str:
    return " ".join(text.split())


def of_file(row: dict) -> list[str]:
    dates = [row[name] for name in ("adopted", "first_published", "last_review", "next_review")]
    return [words(without_mark(row["title"])), *dates, row["lead_officer"] or "Not stated"]


def of_page(row) -> list[str]:
    """What stands in a row of the page's table: title, dates, lead officer."""
    cells = row.xpath("./th | ./td")
    for hidden in row.xpath(".//*[@aria-hidden='true']"):
        hidden.drop_tree()
    dates = [cell.xpath("string(.//time/@datetime)") for cell in cells[2:6]]
    title = cells[0].xpath("string(./a)")
    return [words(title), *dates, words(cells[6].text_content())]


def faults_of_page(page: pathlib.Path, file: pathlib.Path) -> list[str]:
    rows = html.parse(page).getroot().xpath("//table[contains(@class, 'register')]/tbody/tr")
    shown, written = [of_page(row) for row in rows], [of_file(row) for row in read(file)]
    if len(shown) != len(written):
        return [f"{len(shown)} rows on the page, {len(written)} in the file"]
    return [f"the page says {one}, the file {other}" for one, other in zip(shown, written) if one != other]


def check_tree(table: Table, whole: pathlib.Path, pages: list[pathlib.Path], folder: pathlib.Path) -> None:
    """The file of all councils, and those of each beside their pages."""
    table.add(str(whole.relative_to(folder)), faults_of_file(whole), f"{len(read(whole))} policies")
    parts = []
    for page in pages:
        file = page.parent.parent / "register.csv"
        parts += read(file)
        name = file.relative_to(folder)
        table.add(str(name), faults_of_file(file) + faults_of_page(page, file), f"{len(read(file))} policies")
    lost = [] if parts == read(whole) and pages else ["it is not the rows of all councils"]
    table.add(f"{whole.parent.relative_to(folder)}: all councils in one file", lost, f"{len(pages)} councils")


def main(folder: str) -> int:
    table = Table()
    for site in sorted(path for path in pathlib.Path(folder).iterdir() if (path / "index.html").is_file()):
        table.head(site.name, "RFC 4180, and the page beside the file")
        audits = sorted(site.glob("**/audit/index.html"))
        for tree in trees(site):
            pages = [page for page in audits if tree_of(page.relative_to(site).as_posix(), site) == tree]
            check_tree(table, site / tree / "register.csv", pages, pathlib.Path(folder))
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
