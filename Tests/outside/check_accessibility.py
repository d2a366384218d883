"""Asks axe-core about every page of the built sites, and looks at their structure with and without script.

Usage: check_accessibility.py FOLDER
FOLDER holds the built sites (build_sites.py). Ends with "N passed, M failed" and exits with 1 if any failed.

axe-core (inside axe-playwright-python) with its rules for WCAG 2.2 A and AA and its best practices: all of them on
a wide page in light colours and on one 320 px wide, those about colour in dark colours and in forced colours too.
What axe cannot decide is counted as well; UNDECIDED says what of it is tolerated and why.

Structure: landmarks, one h1, no skipped level of headings, names, language, titles (WCAG 1.3.1, 2.4.1, 2.4.2, 2.4.6,
3.1.1, 4.1.2). Where scripts are off, axe cannot run; there the browser's accessibility tree is held against that of
the same page with script.
"""

import collections
import html as markup
import re
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, sync_playwright

from chromium import RESULTS, Site, launch, on_its_day, serve
from table import Table

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Rule of axe and what it could not decide, with the reason why a person need not look at it again.
UNDECIDED = {
    ("color-contrast", "Element content is too short to determine if it is actual text content"):
        "a cell of a table with one letter in it has the colours of all cells",
    ("color-contrast", "Element's background color could not be determined because it's partially obscured by "
     "another element"): "a cell of a table that is scrolled sideways, partly out of sight; its colours are those "
                         "of the other cells",
}

# What each look is, how it is set up, and whether it asks the rules about colour alone.
WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 320, "height": 640}
LOOKS = [
    ("light", WIDE, {"color_scheme": "light"}, False),
    ("320 px wide", NARROW, {"color_scheme": "light"}, False),
    ("dark", WIDE, {"color_scheme": "dark"}, True),
    ("forced colours", WIDE, {"forced_colors": "active"}, True),
]

ASK = """(colours) => axe.run(document, {
  runOnly: colours ? { type: "rule", values: ["color-contrast", "link-in-text-block"] }
    : { type: "tag", values: TAGS },
  rules: { "target-size": { enabled: !colours } },
  resultTypes: ["violations", "incomplete"],
}).then((found) => {
  const plain = (rules) => rules.flatMap((rule) => rule.nodes.map((node) =>
    [rule.id, node.target.join(" "), node.any.concat(node.all, node.none).map((part) => part.message).join("; ")]));
  return { violations: plain(found.violations), incomplete: plain(found.incomplete), passes: found.passes.length };
})""".replace("TAGS", str(TAGS))


def check_axe(table: Table, context: BrowserContext, site: Site, undecided: collections.Counter) -> None:
    table.head(f"{site.name}: axe-core", "WCAG 2.2 A and AA, and axe's best practices")
    page = context.new_page()
    faults: dict = collections.defaultdict(list)
    rules: dict = collections.defaultdict(set)
    for path in [path for path in site.pages() if not site.redirects(path)] + [RESULTS]:
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light", forced_colors="none")
        site.open(page, path)
        page.evaluate(Axe().axe_script)
        for look, size, media, colours in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", **media})
            found = page.evaluate(ASK, colours)
            rules[look].add(found["passes"])
            for rule, target, message in found["violations"]:
                faults[look].append(f"{path or 'home page'}: {rule}: {target}: {message[:160]}")
            for rule, target, message in found["incomplete"]:
                reason = UNDECIDED.get((rule, message))
                if reason:
                    undecided[f"{look}: {rule}: {reason}"] += 1
                else:
                    faults[look].append(f"{path or 'home page'}: undecided: {rule}: {target}: {message[:160]}")
    for look, *_ in LOOKS:
        count = max(rules[look], default=0)
        table.add(look, faults[look] + ([] if count else ["no rule had anything to look at"]),
                  f"{count} rules had something")
    page.close()


# ---------------------------------------------------------------- structure

STRUCTURE = """() => {
  const faults = [], all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  if (all("h1").length !== 1) faults.push(`${all("h1").length} headings of level 1`);
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
    const next = Number(heading.nodeName[1]);
    if (next > level + 1) faults.push(`level ${next} after ${level}: ${heading.textContent.slice(0, 60)}`);
    if (!heading.textContent.trim()) faults.push("a heading without words");
    level = next;
  }
  for (const selector of ["main", "body > header", "body > footer"])
    if (all(selector).length !== 1) faults.push(`${all(selector).length} of ${selector}`);
  const outside = all("body > *").filter((node) => !node.matches(
    "header, nav, main, footer, .skip, script, dialog, [role=status], [role=region], .preview"));
  if (outside.length) faults.push(`outside of every landmark: ${outside.map((node) => node.outerHTML.slice(0, 60))}`);
  const skip = all("body a")[0];
  if (skip?.getAttribute("href") !== "#" + document.querySelector("main")?.id) faults.push("no skip link at the start");
  if (!document.documentElement.lang) faults.push("no language");
  if (!document.title.trim()) faults.push("no title");
  if (!document.querySelector("meta[name=viewport]")?.content.match(/^width=device-width, initial-scale=1$/))
    faults.push("the viewport is missing or hinders zooming");
  for (const node of all("[tabindex]")) if (Number(node.getAttribute("tabindex")) > 0) faults.push("tabindex above 0");
  for (const node of all("time")) if (!node.dateTime) faults.push(`a time without a date: ${node.textContent}`);
  for (const node of all("table")) {
    if (!node.caption && !node.closest("[role=region][aria-label], [role=region][aria-labelledby]"))
      faults.push("a table without a name");
    for (const cell of node.querySelectorAll("thead th, tbody th"))
      if (!cell.scope) faults.push(`a heading of a table without scope: ${cell.textContent}`);
  }
  return faults;
}"""

# Roles that a reader moves between or acts on; each needs a name (WCAG 4.1.2, 2.4.6).
NAMED = {"link", "button", "heading", "navigation", "region", "textbox", "searchbox", "combobox", "image",
         "checkbox", "radio", "dialog", "DisclosureTriangle"}


def tree(page: Page) -> list[tuple[str, str]]:
    """What the browser tells assistive technology, in order: the role and the name of everything not ignored."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    told = {node["nodeId"]: node for node in nodes}
    found: list[tuple[str, str]] = []

    def walk(node: dict) -> None:
        role = node.get("role", {}).get("value", "")
        if not node.get("ignored") and role not in ("none", "generic", "InlineTextBox"):
            found.append((role, " ".join(node.get("name", {}).get("value", "").split())))
        for child in node.get("childIds", []):
            if child in told:
                walk(told[child])

    walk(nodes[0])
    return found


def missing(wanted: list, given: list) -> list:
    """What of `wanted` does not stand in `given` in the same order."""
    place, lost = 0, []
    for item in wanted:
        if item in given[place:]:
            place = given.index(item, place) + 1
        else:
            lost.append(item)
    return lost


def told_without_script(html: str) -> str:
    """The words of a page for readers without script."""
    told = re.sub(r"<[^>]*>", "", " ".join(re.findall(r"<noscript>(.*?)</noscript>", html, re.S)))
    return " ".join(markup.unescape(told).split())


def check_structure(table: Table, context: BrowserContext, plain: BrowserContext, site: Site) -> None:
    table.head(f"{site.name}: structure", "WCAG 1.3.1, 2.4.1, 2.4.2, 2.4.6, 3.1.1, 4.1.2; the tree of CDP")
    page, without = context.new_page(), plain.new_page()
    structure, unnamed, untold, titles, added = [], [], [], collections.Counter(), 0
    for path in site.pages():
        name = path or "home page"
        without.goto(site.address(path))
        bare = tree(without)
        unnamed += [f"{name}: {role}" for role, words in bare if role in NAMED and not words]
        titles[without.title()] += not site.redirects(path)
        if site.redirects(path):
            continue
        page.goto(site.address(path))
        structure += [f"{name}: {fault}" for fault in page.evaluate(STRUCTURE)]
        scripted = tree(page)
        unnamed += [f"{name}: {role} by script" for role, words in scripted if role in NAMED and not words]
        instead = told_without_script(site.html(path))
        kept = [(role, words) for role, words in bare if not instead or words and words not in instead]
        untold += [f"{name}: {role} {words!r}" for role, words in missing(kept, scripted)]
        added += len(scripted) - len(bare)
    count = sum(titles.values())
    table.add("landmarks, headings, language, tables, skip link", structure, f"{count} pages")
    table.add("everything has a name", unnamed)
    table.add("every page has a title of its own", [title for title, number in titles.items() if number > 1])
    table.add("with script, all that is told without it", untold, f"script adds {added}")
    page.close()
    without.close()


def main(folder: str) -> int:
    table, undecided = Table(), collections.Counter()
    with sync_playwright() as playwright, serve(folder) as sites:
        browser = launch(playwright)
        plain = browser.new_context(java_script_enabled=False)
        for site in sites:
            context = on_its_day(browser, site)
            check_axe(table, context, site, undecided)
            check_structure(table, context, plain, site)
            context.close()
        browser.close()
    print(f"\nundecided by axe and tolerated: {sum(undecided.values())}")
    for what, count in undecided.most_common():
        print(f"  {count} times {what}")
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
