"""Prints pages of the built sites to PDF and reads what comes out, sheet by sheet.

Usage: check_print.py FOLDER
FOLDER holds the built sites (build_sites.py). Ends with "N passed, M failed" and exits with 1 if any failed.

Chromium prints the longest page of each kind from a dark screen, tagged and with an outline (PDF/UA, ISO 14289-1,
section 7.1; WCAG techniques PDF2, PDF9, PDF17, PDF18). pdfinfo, pdftotext and pikepdf read the file: A4 on white,
the page's title and language, its headings as tags and as bookmarks, the addresses of its links, no navigation; on every sheet of a policy its
title, council, standing and address, in a preview also that it is a draft, and on every sheet its number; no
heading or number of a clause left alone at the foot.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import pikepdf
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from build_sites import PREVIEWS
from chromium import Site, launch, on_its_day, serve
from table import Table

LETTERS = r"[^\W\d]+"
A4 = "594.96 x 841.92 pts (A4)"
# For a table that is too wide for a sheet that stands.
A4_LYING = "841.92 x 594.96 pts (A4)"

# What of the page is to be on paper, and what is not.
PRINTED = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
  const plain = (node) => node.textContent.trim().replace(/\\s+/g, " ");
  return {
    title: document.title, language: document.documentElement.lang,
    headings: shown("h1, h2, h3, h4, h5, h6").map((node) => [Number(node.nodeName[1]), plain(node)]),
    labels: shown("a.label").map(plain),
    navigation: shown("nav, .skip, .subscription, .colophon, .letters, button").map(plain),
    outside: [...document.querySelectorAll(".text a[rel=external][href^=http]")].map((link) => link.getAttribute("href")),
    sheet: shown(".sheet").map((node) => node.innerText.replace(/\\s+/g, " ").trim()),
    document: [...shown(".policy h1, .policy .council, .policy .status, body > .preview").map(plain),
      document.querySelector(".policy") && document.querySelector("link[rel=canonical]")?.href].filter(Boolean),
    policy: document.querySelector(".policy .status, .policy .sheet") !== null,
  };
}"""

# The words of the text itself, whatever a style sheet makes of them; what the publisher adds may stay off paper.
TEXT = """() => {
  const text = document.querySelector(".text")?.cloneNode(true);
  for (const node of text?.querySelectorAll("[data-not-source]") ?? []) node.remove();
  for (const node of text?.querySelectorAll("td, th, p, li, h2, h3, h4, h5, h6, br, sup") ?? []) node.after(" ");
  return text?.textContent ?? "";
}"""


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def bookmarks(items, depth: int = 1) -> list[str]:
    found = []
    for item in items:
        found.append(" ".join(str(item.title).split()))
        found += bookmarks(item.children, depth + 1)
    return found


def squeezed(text: str) -> str:
    """Without spaces, which a line's end or a wide letter may move."""
    return re.sub(r"[\s\u00ad]+", "", text)


def faults_of_sheets(sheets: list[str], printed: dict) -> list[str]:
    foot = squeezed(printed["sheet"][0]) if printed["sheet"] else ""
    faults = [f"the foot of the sheets does not say: {words}" for words in printed["document"]
              if printed["policy"] and squeezed(words) not in foot]
    alone = {squeezed(words) for _, words in printed["headings"]} | {squeezed(words) for words in printed["labels"]}
    for number, sheet in enumerate(sheets, 1):
        lines = [squeezed(line) for line in sheet.split("\n") if line.strip()]
        if not lines or lines[-1] != f"{number}/{len(sheets)}":
            faults.append(f"sheet {number}: its number is missing")
            continue
        body = "".join(lines[:-1])
        if printed["policy"] and not (foot and body.endswith(foot)):
            faults.append(f"sheet {number}: title, standing and address are not at its foot")
        rest, left = lines[:-1], foot
        while rest and left and left.endswith(rest[-1]):
            left = left.removesuffix(rest.pop())
        if rest and rest[-1] in alone and number < len(sheets):
            faults.append(f"sheet {number}: “{rest[-1]}” stands alone at the foot")
    return faults


def faults_of_tags(file: pathlib.Path, printed: dict) -> list[str]:
    structure = subprocess.run(["pdfinfo", "-struct", file], capture_output=True, text=True).stdout
    tags = re.findall(r"^\s*(\w+)", structure, re.M)
    faults = []
    for level in range(1, 7):
        wanted = sum(one == level for one, _ in printed["headings"])
        if tags.count(f"H{level}") != wanted:
            faults.append(f"{tags.count(f'H{level}')} tags H{level} for {wanted} headings")
    return faults


def faults_of_bookmarks(marks: list[str], headings: list[str]) -> list[str]:
    """Where a heading stands close to a sheet's end, Chromium paints it for both sheets and puts each piece of it
    into its bookmark twice; the bookmark leads to the right place. Nothing in the page can be done about it."""
    once = lambda words: re.sub(r"(.{2,})\1", r"\1", squeezed(words))
    faults = [f"bookmark {mark} for heading {words}" for mark, words in zip(marks, headings)
              if squeezed(mark) != squeezed(words) and once(mark) != once(words)]
    return faults + ([] if len(marks) == len(headings) else [f"{len(marks)} bookmarks, {len(headings)} headings"])


def check_page(table: Table, page: Page, site: Site, path: str, room: pathlib.Path) -> None:
    file = room / "page.pdf"
    page.goto(site.address(path))
    page.emulate_media(media="print", color_scheme="dark")
    printed = page.evaluate(PRINTED)
    page.emulate_media(media=None, color_scheme="dark")
    page.pdf(path=file, tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
    facts = dict(line.split(":", 1) for line in run("pdfinfo", file).split("\n") if ":" in line)
    facts = {name: value.strip() for name, value in facts.items()}
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        marks = bookmarks(outline.root)
        language = str(pdf.Root.get("/Lang", ""))
    text = run("pdftotext", "-layout", file, "-")
    sheets = text.split("\f")[:-1]
    faults = [] if facts.get("Tagged") == "yes" else ["it is not tagged"]
    sheet = A4_LYING if 'class="wide"' in site.html(path) else A4
    faults += [] if facts.get("Page size") == sheet else [f"its sheets are {facts.get('Page size')}"]
    faults += [] if facts.get("Title") == printed["title"] else [f"its title is {facts.get('Title')}"]
    faults += [] if language == printed["language"] else [f"its language is {language!r}"]
    faults += faults_of_bookmarks(marks, [words for _, words in printed["headings"]])
    faults += [f"there is navigation on paper: {words[:40]}" for words in printed["navigation"]]
    lost = set(re.findall(LETTERS, page.evaluate(TEXT))) - set(re.findall(LETTERS, text))
    faults += [f"words are lost: {sorted(lost)[:8]}"] if lost else []
    faults += [f"the address is not on paper: {address}" for address in printed["outside"]
               if squeezed(address) not in squeezed(text)]
    faults += faults_of_sheets(sheets, printed) + faults_of_tags(file, printed)
    subprocess.run(["pdftoppm", "-r", "20", "-f", "1", "-l", "1", "-png", "-singlefile", file, room / "sheet"], check=True)
    if Image.open(room / "sheet.png").convert("L").getpixel((3, 3)) < 250:
        faults.append("the paper is not white")
    table.add(path or "home page", faults, f"{len(sheets)} sheets, {len(marks)} bookmarks")


def main(folder: str) -> int:
    table = Table()
    with (sync_playwright() as playwright, serve(folder) as sites, serve(f"{folder}/{PREVIEWS}") as previews,
          tempfile.TemporaryDirectory(prefix="print-") as room):
        browser = launch(playwright)
        for site in sites:
            table.head(f"{site.name}: on paper", "ISO 14289-1, 7.1; WCAG techniques PDF2, PDF9, PDF17, PDF18")
            context = on_its_day(browser, site)
            page = context.new_page()
            for path in site.one_of_each_kind():
                check_page(table, page, site, path, pathlib.Path(room))
            context.close()
        for site in previews:
            table.head(f"{site.name} with its drafts: on paper", "the design: every printed sheet says Draft")
            context = on_its_day(browser, site)
            page = context.new_page()
            for path in site.pages():
                if 'class="sheet"' in site.html(path):
                    check_page(table, page, site, path, pathlib.Path(room))
            context.close()
        browser.close()
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
