"""Goes through pages of the built sites with the Tab key, forwards and backwards, as people do who use no mouse.

Usage: check_keyboard.py FOLDER
FOLDER holds the built sites (build_sites.py). Ends with "N passed, M failed" and exits with 1 if any failed.

On the longest page of each kind, wide and 320 px wide: every control is reached, in the order of the text and back
again (WCAG 2.1.1, 2.1.2, 2.4.3); the focus is always in sight and nothing covers it (2.4.11, and 2.4.12 of AAA); it
is visible, counted in pixels of a clearly other colour (2.4.7, after 2.4.13 of AAA); the first control leads past
the navigation (2.4.1). Links and folded lists are opened with the keys that open them.
"""

import io
import sys

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from chromium import RESULTS, Site, launch, on_its_day, serve
from table import Table

SITES = ("five-councils", "two-councils")
SIZES = {"wide": {"width": 1280, "height": 800}, "320 px wide": {"width": 320, "height": 568}}

# Everything that Tab should reach, in the order of the document; each is given a number to be known by. Its sort is
# what it is and what it stands in, as far as a style sheet might care.
CONTROLS = """() => {
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((node) => shown(node) && node.tabIndex >= 0 && !node.disabled);
  controls.forEach((node, index) => node.dataset.number = index);
  const sort = (node, steps) => node === document.body || steps < 0 ? []
    : [[node.nodeName, ...node.classList].join("."), ...sort(node.parentElement, steps - 1)];
  return controls.map((node) => sort(node, 3).join(" in "));
}"""

# Which of them has the focus, where it lies, and what lies on top of its middle and its four corners.
FOCUS = """() => {
  const node = document.activeElement;
  if (!node || node === document.body || node.dataset.number === undefined) return null;
  const lines = [...node.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const covered = [];
  for (const box of lines) {
    const inset = Math.min(2, box.width / 4, box.height / 4);
    const [left, right, top, bottom] = [box.left + inset, box.right - inset, box.top + inset, box.bottom - inset];
    for (const [x, y] of [[(left + right) / 2, (top + bottom) / 2], [left, top], [right, top], [left, bottom],
                          [right, bottom]]) {
      const found = document.elementFromPoint(x, y);
      if (!found) covered.push("out of sight");
      else if (!node.contains(found) && !found.contains(node)) covered.push(`under ${found.nodeName}.${found.className}`);
    }
  }
  const box = node.getBoundingClientRect();
  return { number: Number(node.dataset.number), lines: lines.length, covered: [...new Set(covered)],
    tall: box.height > innerHeight * .8, words: node.textContent.trim().slice(0, 40),
    box: { x: box.x, y: box.y, width: box.width, height: box.height } };
}"""


def walk(page: Page, key: str, presses: int) -> list[dict | None]:
    stops = []
    for _ in range(presses):
        page.keyboard.press(key)
        stops.append(page.evaluate(FOCUS))
    return stops


def faults_of_order(stops: list[dict | None], wanted: list[int], names: list[str], key: str) -> list[str]:
    reached = [stop["number"] if stop else None for stop in stops]
    if reached == wanted:
        return []
    lost = [f"{key} does not reach {names[number]} {number}" for number in wanted if number not in reached]
    return lost or [f"{key} goes another way than the text: {reached[:20]}"]


def faults_of_sight(stops: list[dict | None], key: str) -> list[str]:
    return [f"{key}: “{stop['words']}” is {' and '.join(stop['covered'])}" if stop["covered"] else
            f"{key}: “{stop['words']}” has no extent" for stop in stops
            if stop and (stop["covered"] and not stop["tall"] or not stop["lines"])]


# ---------------------------------------------------------------- what the focus looks like

def luminance(colour: tuple) -> float:
    """WCAG 2.2, definition of relative luminance."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple, other: tuple) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def picture(page: Page, clip: dict) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled"))).convert("RGB")


def changed(page: Page, stop: dict) -> tuple[int, float]:
    """How many pixels change with a contrast of at least 3:1 when a control loses the focus, and how many a line of
    2 px around it would have. The place from which Tab goes on stays."""
    size, box = page.viewport_size, stop["box"]
    left, top = max(0, box["x"] - 8), max(0, box["y"] - 8)
    clip = {"x": left, "y": top, "width": min(size["width"] - left, box["width"] + 16),
            "height": min(size["height"] - top, box["height"] + 16)}
    with_focus = picture(page, clip)
    page.evaluate("document.activeElement.blur()")
    without = picture(page, clip)
    pairs = zip(with_focus.get_flattened_data(), without.get_flattened_data())
    count = sum(one != other and contrast(one, other) >= 3 for one, other in pairs)
    return count, 4 * (box["width"] + box["height"])


def faults_of_look(page: Page, names: list[str], stops: list[dict | None], seen: set[str]) -> tuple[list[str], int]:
    """One control of each sort is looked at, in light and in dark colours, on the first page that has it."""
    faults, sorts = [], {}
    for stop in stops:
        if stop and not stop["covered"] and names[stop["number"]] not in seen:
            sorts.setdefault(names[stop["number"]], stop["number"])
    seen.update(sorts)
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        for name, number in sorts.items():
            page.keyboard.press("Shift")
            page.evaluate("(number) => document.querySelector(`[data-number='${number}']`).focus("
                          "{ focusVisible: true })", number)
            count, ring = changed(page, page.evaluate(FOCUS))
            if count < ring / 2:
                faults.append(f"{name} in {colours} colours: {count} pixels change, a thin ring has {ring / 2:.0f}")
    page.emulate_media(color_scheme="light")
    return faults, len(sorts)


# ---------------------------------------------------------------- pages

def check_page(table: Table, page: Page, site: Site, path: str, size: str, seen: set[str]) -> None:
    page.set_viewport_size(SIZES[size])
    site.open(page, path)
    names = page.evaluate(CONTROLS)
    numbers = list(range(len(names)))
    forwards = walk(page, "Tab", len(names))
    backwards = walk(page, "Shift+Tab", len(names) - 1)
    faults = faults_of_order(forwards, numbers, names, "Tab")
    faults += faults_of_order(backwards, numbers[-2::-1], names, "Shift+Tab")
    faults += faults_of_sight(forwards, "Tab") + faults_of_sight(backwards, "Shift+Tab")
    looks, sorts = faults_of_look(page, names, forwards, seen)
    table.add(f"{path or 'home page'}, {size}", faults + looks, f"{len(names)} controls, {sorts} new sorts")


def check_skip_link(table: Table, page: Page, site: Site) -> None:
    faults, pages = [], [path for path in site.pages() if not site.redirects(path)]
    for path in pages:
        page.goto(site.address(path))
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.getAttribute('href')")
        seen = page.evaluate("(({ top, left, right }) => top >= 0 && left >= 0 && right <= innerWidth)"
                             "(document.activeElement.getBoundingClientRect())")
        page.keyboard.press("Enter")
        inside = page.evaluate("document.activeElement.matches('main')")
        page.keyboard.press("Tab")
        behind = page.evaluate("document.activeElement === document.body "
                               "|| !document.activeElement.closest('header.masthead, .trail, .skip')")
        if not (first == "#_main" and seen and inside and behind):
            faults.append(f"{path or 'home page'}: first {first}, seen {seen}, main {inside}, then behind {behind}")
    table.add("the first control leads to the text", faults, f"{len(pages)} pages")


def check_folded(table: Table, page: Page, site: Site) -> None:
    """Lists that fold do so with Enter and with the space bar."""
    for path in site.one_of_each_kind():
        page.goto(site.address(path))
        folded = page.locator("summary")
        faults = []
        for number in range(folded.count()):
            for key in ("Enter", "Space"):
                before = folded.nth(number).evaluate("(node) => node.parentElement.open")
                folded.nth(number).focus()
                page.keyboard.press(key)
                if folded.nth(number).evaluate("(node) => node.parentElement.open") == before:
                    faults.append(f"{key} does not fold {folded.nth(number).text_content()}")
        if folded.count():
            table.add(f"{path}: what folds", faults, f"{folded.count()} lists")


def main(folder: str) -> int:
    table = Table()
    with sync_playwright() as playwright, serve(folder) as sites:
        browser = launch(playwright)
        for site in (site for site in sites if site.name in SITES):
            table.head(f"{site.name}: with the keyboard", "WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7, 2.4.11")
            context = on_its_day(browser, site, reduced_motion="reduce")
            page = context.new_page()
            for size in SIZES:
                seen: set[str] = set()
                for path in site.one_of_each_kind() + [RESULTS]:
                    check_page(table, page, site, path, size, seen)
                if not seen:
                    table.add(f"what the focus looks like, {size}", ["nothing was looked at"])
            page.set_viewport_size(SIZES["wide"])
            check_folded(table, page, site)
            check_skip_link(table, page, site)
            context.close()
        browser.close()
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
