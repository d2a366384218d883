"""Shows pages of the built sites narrow, large, widely spaced, in forced colours and still, and looks for loss.

Usage: check_display.py FOLDER
FOLDER holds the built sites (build_sites.py). Ends with "N passed, M failed" and exits with 1 if any failed.

- 320 px wide, every page: nothing has to be scrolled sideways but tables in a frame of their own (WCAG 1.4.10).
- Text at 200 % by the browser's own setting, the window as before (1.4.4), and a quarter of the window at 200 % of
  everything (the same as a window of half the width).
- Text spacing as in 1.4.12.
- Forced colours: what marks states, links, the focus and the boundaries of controls is still there (1.4.1, 1.4.11).
- Reduced motion: nothing moves by itself (2.3.3).
- Targets of 24 by 24 px at least, links in running text apart (2.5.8).
Loss is: words that are cut off, words that lie on other words, words that are no longer there, a page wider than its
window.
"""

import sys

from playwright.sync_api import Browser, Page, sync_playwright

from chromium import RESULTS, Site, launch, on_its_day, serve
from table import Table

LARGE = "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"

# WCAG 1.4.12: line height 1.5, paragraphs 2, letters 0.12 and words 0.16 times the size of the font.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p, li, dd, dt, h1, h2, h3, h4 { margin-bottom: 2em !important; }"""

LOSS = """() => {
  const faults = [], wide = document.scrollingElement;
  if (wide.scrollWidth > innerWidth) faults.push(`the page is ${wide.scrollWidth} px wide, its window ${innerWidth}`);
  const scrolls = (node) => node.closest(".table, .wide, pre, .contents");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const clip = parent.closest("thead, .skip, .unseen");
    if (clip && getComputedStyle(clip).position === "absolute") continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const words = text.data.trim().slice(0, 40);
      if (!scrolls(parent) && (box.right > innerWidth + 1 || box.left < -1)) faults.push(`beyond the edge: ${words}`);
      // The height of letters, not that of the font: lines of headings stand close.
      const middle = (box.top + box.bottom) / 2, half = box.height * .28;
      lines.push({ top: middle - half, bottom: middle + half, left: box.left, right: box.right, words, scrolls: scrolls(parent) });
    }
    for (let node = parent; node && node !== document.body; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (/hidden|clip/.test(style.overflowX + style.overflowY)
          && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1))
        faults.push(`cut off: ${text.data.trim().slice(0, 40)}`);
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].top < one.bottom - 1; next += 1) {
      const other = lines[next];
      if (one.scrolls !== other.scrolls || one.scrolls) continue;
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2)
        faults.push(`“${one.words}” lies on “${other.words}”`);
    }
  });
  return [...new Set(faults)];
}"""

WORDS = "document.body.innerText.split(/\\s+/).filter(Boolean).sort().join(' ').toLowerCase()"


def name(path: str) -> str:
    return path or "home page"


def check_reflow(table: Table, browser: Browser, site: Site) -> None:
    context = on_its_day(browser, site, viewport={"width": 320, "height": 256})
    page, faults, pages = context.new_page(), [], [path for path in site.pages() if not site.redirects(path)]
    for path in pages + [RESULTS]:
        site.open(page, path)
        faults += [f"{name(path)}: {fault}" for fault in page.evaluate(LOSS)]
    table.add("320 px wide (1.4.10)", faults, f"{len(pages)} pages")
    context.close()


def check_large(table: Table, browser: Browser, large: Browser, site: Site) -> None:
    """The same words, none lost, with a font twice as large."""
    for label, size in (("200 % text (1.4.4)", {"width": 1280, "height": 1024}),
                        ("200 % text on a phone (1.4.4)", {"width": 360, "height": 740})):
        rooms = [on_its_day(chosen, site, viewport=size) for chosen in (browser, large)]
        usual, twice = (room.new_page() for room in rooms)
        faults, pages = [], site.one_of_each_kind()
        for path in pages:
            usual.goto(site.address(path))
            twice.goto(site.address(path))
            sizes = [page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p, main a')).fontSize)")
                     for page in (usual, twice)]
            if sizes[1] < 1.95 * sizes[0]:
                faults.append(f"{name(path)}: text grows from {sizes[0]} to {sizes[1]} px only")
            if sorted(set(usual.evaluate(WORDS).split()) - set(twice.evaluate(WORDS).split())):
                faults.append(f"{name(path)}: words are lost")
            faults += [f"{name(path)}: {fault}" for fault in twice.evaluate(LOSS)]
        table.add(label, faults, f"{len(pages)} pages")
        for room in rooms:
            room.close()


def check_spacing(table: Table, browser: Browser, site: Site) -> None:
    """The reader's own style sheet is let in past the site's policy."""
    for label, width in (("text spacing (1.4.12)", 1200), ("text spacing, 320 px wide (1.4.12)", 320)):
        context = on_its_day(browser, site, viewport={"width": width, "height": 800}, bypass_csp=True)
        page, faults, pages = context.new_page(), [], site.one_of_each_kind()
        for path in pages:
            page.goto(site.address(path))
            before = page.evaluate("document.body.scrollHeight")
            page.add_style_tag(content=SPACED)
            if page.evaluate("document.body.scrollHeight") <= before:
                faults.append(f"{name(path)}: the spacing changes nothing")
            faults += [f"{name(path)}: {fault}" for fault in page.evaluate(LOSS)]
        table.add(label, faults, f"{len(pages)} pages")
        context.close()


FORCED = """() => {
  const faults = [], shown = (node) => node.checkVisibility();
  const transparent = (colour) => /, 0\\)$|transparent/.test(colour);
  for (const link of [...document.querySelectorAll("main a[href]")].filter(shown)) {
    const style = getComputedStyle(link), beside = getComputedStyle(link.parentElement);
    const underlined = style.textDecorationLine.includes("underline") && !transparent(style.textDecorationColor);
    if (!underlined && style.color === beside.color && style.borderBottomWidth === "0px")
      faults.push(`a link like the words around it: ${link.textContent.slice(0, 40)}`);
  }
  for (const state of [...document.querySelectorAll(".state.due, .state.passed, .state.coming-up")].filter(shown)) {
    const mark = getComputedStyle(state, "::before");
    if (!(parseFloat(mark.width) > 4) || mark.borderTopStyle === "none" || transparent(mark.borderTopColor))
      faults.push("a state without its mark");
    if (!state.textContent.trim()) faults.push("a state without words");
  }
  // The browser draws a checkbox itself, in the colours of the system.
  for (const control of [...document.querySelectorAll("button, input:not([type=checkbox]), select")].filter(shown))
    if (getComputedStyle(control).borderTopStyle === "none") faults.push(`no boundary: ${control.textContent}`);
  return faults;
}"""

STILL = """() => {
  const faults = document.getAnimations().map((one) => `something moves: ${one.effect.target?.className}`);
  for (const node of document.querySelectorAll("*"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(node, part);
      const times = [style.transitionDuration, style.animationDuration].join().split(",").map(parseFloat);
      if (times.some((time) => time > .01) || style.scrollBehavior === "smooth")
        faults.push(`${node.nodeName}.${node.className} would move`);
    }
  return [...new Set(faults)];
}"""

TARGETS = """() => {
  const faults = [];
  const inline = (node) => { // In a sentence: other words stand in its line (exception "Inline").
    const block = node.closest("p, li, dd, td, th, h1, h2, h3, h4, figcaption, caption");
    return block && getComputedStyle(node).display === "inline" && block.textContent.trim() !== node.textContent.trim();
  };
  const controls = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((node) => node.checkVisibility() && !node.classList.contains("skip") && !inline(node));
  const boxes = controls.map((node) => node.getBoundingClientRect());
  boxes.forEach((box, index) => {
    if (box.width >= 23.9 && box.height >= 23.9) return;
    // Exception "Spacing": a circle of 24 px around the middle touches no other target and no other such circle.
    const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const near = boxes.findIndex((other, number) => number !== index && (
      Math.hypot(Math.max(other.left - middle[0], 0, middle[0] - other.right),
                 Math.max(other.top - middle[1], 0, middle[1] - other.bottom)) < 12));
    if (near >= 0) faults.push(`${box.width.toFixed()} by ${box.height.toFixed()} px and close to `
      + `“${controls[near].textContent.trim().slice(0, 30)}”: ${controls[index].textContent.trim().slice(0, 30)}`);
  });
  return { faults, count: controls.length };
}"""


def check_looks(table: Table, browser: Browser, site: Site) -> None:
    context = on_its_day(browser, site, viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    page, forced, moving, small, controls = context.new_page(), [], [], [], 0
    pages = site.one_of_each_kind() + [RESULTS]
    for path in pages:
        for width in (1200, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(forced_colors="none", reduced_motion="reduce")
            site.open(page, path)
            moving += [f"{name(path)}: {fault}" for fault in page.evaluate(STILL)]
            found = page.evaluate(TARGETS)
            controls += found["count"]
            small += [f"{name(path)}, {width} px wide: {fault}" for fault in found["faults"]]
            page.emulate_media(forced_colors="active")
            forced += [f"{name(path)}: {fault}" for fault in page.evaluate(FORCED)]
    table.add("forced colours (1.4.1, 1.4.11)", forced, f"{len(pages)} pages")
    table.add("reduced motion (2.3.3)", moving, f"{len(pages)} pages")
    table.add("targets of 24 px (2.5.8)", small, f"{controls} controls")
    context.close()


def main(folder: str) -> int:
    table = Table()
    with sync_playwright() as playwright, serve(folder) as sites:
        browser, large = launch(playwright), launch(playwright, LARGE)
        for site in sites:
            table.head(f"{site.name}: no loss", "WCAG 2.2")
            check_reflow(table, browser, site)
            check_large(table, browser, large, site)
            check_spacing(table, browser, site)
            check_looks(table, browser, site)
        browser.close()
        large.close()
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
