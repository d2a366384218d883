"""Opens every page of the built sites in Chromium and looks what happens there besides reading.

Usage: check_browser.py FOLDER
FOLDER holds the built sites (build_sites.py). Ends with "N passed, M failed" and exits with 1 if any failed.

Every page is opened under a strict Content-Security-Policy (chromium.py), which its web server sends. What must
not be: a message on the console, an error of the script, a violation of the policy, a request to another host, a
request that fails, a dialog, anything that moves (Layout Instability API). What must be: one page, one style
sheet, one deferred script, and on the search page its modules; all of them at most 60 KB together.
"""

import pathlib
import re
import sys
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

from build_sites import HOSTILE
from chromium import Site, launch, on_its_day, serve
from table import Table

MOST_BYTES = 60 * 1024

# The only page with scripts of its own.
SEARCH, SEARCH_MODULES = "search/", 3

# Runs in the page before anything of it does.
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const names = entry.sources.map((source) => source.node?.className || source.node?.nodeName);
    window.moved.push(`${entry.value.toFixed(4)} by ${names}`);
  }
}).observe({ type: "layout-shift", buffered: true });
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`));
"""

# JSON-LD is data and no script.
SCRIPTS_OF_ITS_OWN = ("script:not([src], [type='application/ld+json']), script[src]:not([defer], [type=module]), "
                      "style, [style]")

TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Visit:
    """A page that is being watched: what it asked for, said and did since it was last cleared."""

    def __init__(self, context: BrowserContext):
        self.page = context.new_page()
        self.said: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self.failed: list[str] = []
        self.page.on("console", lambda message: self.said.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"script: {error}"))
        self.page.on("request", lambda request: self.asked.append((request.resource_type, request.url)))
        self.page.on("requestfailed", self.missed)
        self.page.on("response", self.heard)
        self.page.on("dialog", self.spoke)
        self.page.on("popup", lambda popup: self.said.append(f"window: {popup.url}"))

    def missed(self, request) -> None:
        """The browser asks for the icon when all else is done, and stops when the next page is opened."""
        if not (request.resource_type == "other" and request.failure == "net::ERR_ABORTED"):
            self.failed.append(f"{request.url}: {request.failure}")

    def heard(self, response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.url}: {response.status}")

    def spoke(self, dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, address: str) -> None:
        self.said, self.asked, self.failed = [], [], []
        self.page.goto(address, wait_until="load")
        self.page.evaluate(TWO_FRAMES)

    def faults(self, site: Site) -> list[str]:
        """What happened that must not."""
        others = [url for _, url in self.asked if not url.startswith(site.root)]
        return [*self.said, *self.failed, *(f"asked {url}" for url in others),
                *self.page.evaluate("moved.map((what) => `moved: ${what}`)"),
                *self.page.evaluate("violations.map((what) => `policy: ${what}`)")]


def check_pages(table: Table, context: BrowserContext, site: Site) -> None:
    table.head(f"{site.name}: nothing happens but reading",
               "Content Security Policy Level 3; Layout Instability; the design's figures")
    visit, faulty, asked = Visit(context), [], set()
    pages = [page for page in site.pages() if not site.redirects(page)]
    for page in pages:
        visit.open(site.address(page))
        faults = visit.faults(site)
        kinds = [kind for kind, url in visit.asked if kind != "image" and not url.endswith("/assets/icon.svg")]
        modules = SEARCH_MODULES if page.endswith(SEARCH) else 0
        if sorted(kinds) != ["document"] + ["script"] * (1 + modules) + ["stylesheet"]:
            faults.append(f"loads {kinds}")
        if visit.page.locator(SCRIPTS_OF_ITS_OWN).count():
            faults.append("has a script or a style of its own, or a script that is not deferred")
        asked |= {url for kind, url in visit.asked if kind in ("script", "stylesheet")}
        faulty += [f"{page or 'home page'}: {fault}" for fault in faults]
    table.add("console, requests, policy, layout shift, files", faulty, f"{len(pages)} pages")
    files = {pathlib.Path(urlsplit(url).path).name for url in asked}
    size = sum((site.folder / "assets" / name).stat().st_size for name in files)
    table.add("style sheet and script together", [] if 0 < size <= MOST_BYTES else [f"more than {MOST_BYTES} bytes"],
              f"{size} of {MOST_BYTES} bytes")
    visit.page.close()


def check_slow_script(table: Table, context: BrowserContext, site: Site) -> None:
    """What the script changes must not push what is already read."""
    table.head(f"{site.name}: nothing moves when the script comes late", "Layout Instability")

    held: list[str] = []

    def hold(route: Route) -> None:
        visit.page.wait_for_timeout(250)
        held.append(route.request.url)
        route.continue_()

    visit = Visit(context)
    visit.page.route("**/assets/*.js", hold)
    for page in site.one_of_each_kind():
        held.clear()
        visit.open(site.address(page))
        scripts = 1 + (SEARCH_MODULES if page.endswith(SEARCH) else 0)
        faults = visit.faults(site) + ([] if len(held) == scripts else ["the script was not held back"])
        table.add(page or "home page", faults)
    visit.page.close()


def check_redirects(table: Table, context: BrowserContext, plain: BrowserContext, site: Site) -> None:
    moved = [page for page in site.pages() if site.redirects(page)]
    if not moved:
        return
    table.head(f"{site.name}: pages that lead on carry the clause along", "the design: a bare redirect drops it")
    visit = Visit(context)
    without = plain.new_page()
    for page in moved:
        link = re.search(r'href="([^"]*)"[^>]*class="redirect"', site.html(page))
        without.goto(site.address(page))
        target = without.evaluate("document.querySelector('a.redirect').href")
        faults = [] if without.locator("a.redirect").is_visible() else ["without script there is no link"]
        without.click("a.redirect")
        faults += [] if without.url == target and link else [f"the link leads to {without.url}"]
        visit.said, visit.asked, visit.failed = [], [], []
        visit.page.goto(site.address(page) + "#1.2")
        visit.page.wait_for_url(target.split("#")[0] + "**", wait_until="load")
        faults += [] if visit.page.url == target.split("#")[0] + "#1.2" else [f"leads to {visit.page.url}"]
        faults += [] if visit.page.locator("h1").count() == 1 else ["leads to no page"]
        table.add(page, faults + visit.faults(site), urlsplit(visit.page.url).path)
    visit.page.close()
    without.close()


# What no page has of its own; where there is one, something of the content became markup.
STRANGE = """() => {
  const found = [...document.querySelectorAll("script:not([src*='assets/'], [type='application/ld+json']), style, iframe, object, embed, svg, "
    + "img, base, form:not([role=search]), [srcdoc], [href^='javascript:' i], [src^='javascript:' i]")].map((node) => node.outerHTML);
  for (const node of document.querySelectorAll("*"))
    for (const { name } of node.attributes) if (name.startsWith("on")) found.push(`${name} on ${node.nodeName}`);
  return found;
}"""


def check_hostile(table: Table, context: BrowserContext, site: Site) -> None:
    table.head("content that tries to be a script", "OWASP: Cross Site Scripting Prevention; dialogs are counted")
    visit = Visit(context)
    for page in site.pages():
        if site.redirects(page):
            continue
        visit.open(site.address(page))
        faults = visit.faults(site) + visit.page.evaluate(STRANGE)
        for selector in ("a.label", "summary"):
            for control in visit.page.locator(selector).all():
                control.click()
        visit.page.mouse.move(200, 200)
        table.add(page or "home page", faults + visit.said, f"{len(re.findall('alert', site.html(page)))} attempts")
    visit.open(site.address("ashby/gifts/"))
    source = (pathlib.Path(__file__).parent / "hostile/Content/ashby/gifts.md").read_text()
    title = re.search(r'^title: "(.*)"$', source, re.M)[1].replace('\\"', '"')
    shown = visit.page.locator("h1").text_content()
    table.add("the title is shown as it is typed", [] if shown == title else [f"{shown}"])
    visit.page.close()


def main(folder: str) -> int:
    table = Table()
    with sync_playwright() as playwright, serve(folder) as sites:
        browser = launch(playwright)
        plain = browser.new_context(java_script_enabled=False)
        for site in sites:
            context = on_its_day(browser, site, viewport={"width": 1200, "height": 900})
            context.add_init_script(WATCH)
            check_pages(table, context, site)
            check_slow_script(table, context, site)
            check_redirects(table, context, plain, site)
            if site.name == HOSTILE:
                check_hostile(table, context, site)
            context.close()
        browser.close()
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
