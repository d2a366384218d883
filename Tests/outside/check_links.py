"""Follows every internal link and fragment of the built sites, with a parser that is not ours.

Usage: check_links.py FOLDER
FOLDER holds the built sites (build_sites.py). Each is read as it stands below its own path of a web server, so that
a link which leaves that path is broken too. Full addresses that begin with the site's own count as internal: those
of canonical pages, of the site map and of calendar feeds. What the list of redirects names must be there as well.
Ends with "N passed, M failed" and exits with 1 if any failed.
"""

import pathlib
import re
import sys
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from build_sites import base_path
from table import Table

HOST = "https://site.invalid"


class Site:
    """What can be reached on a site, by its address."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.root = HOST + base_path(folder)
        self.pages = {self.address(page): html.parse(page).getroot() for page in sorted(folder.rglob("*.html"))}
        self.files = {self.root + path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        self.names = {address: set(page.xpath("//@id")) for address, page in self.pages.items()}
        # The home page names its own full address; a site that has none knows no base_url.
        self.public = self.pages[self.root].xpath("string(//link[@rel='canonical']/@href)")
        self.followed = 0

    def address(self, page: pathlib.Path) -> str:
        """The address under which a web server gives a page."""
        path = page.relative_to(self.folder).as_posix()
        return self.root + (path.removesuffix("index.html") if path.endswith("index.html") else path)

    def here(self, link: str) -> str:
        """A link as it is on the test's own host."""
        for start in (self.public, re.sub("^https?:", "webcal:", self.public)):
            if start and link.startswith(start):
                return self.root + link.removeprefix(start)
        return link

    def fault(self, page: str, link: str) -> list[str]:
        """Nothing for a link that leads to where it says, or off the site."""
        target = urljoin(page, self.here(link))
        if not target.startswith(HOST):
            return []
        self.followed += 1
        parts = urlsplit(target)
        plain = parts._replace(fragment="", query="").geturl()
        if plain not in self.pages and unquote(plain) not in self.files:
            return [f"{page}: {link} leads to no page"]
        if parts.fragment and unquote(parts.fragment) not in self.names.get(plain, set()):
            return [f"{page}: {link} leads to no place in its page"]
        return []


def faults_of_pages(site: Site) -> list[str]:
    faults = []
    for address, page in site.pages.items():
        identities = page.xpath("//@id")
        faults += [f"{address}: the id {name} stands twice" for name in site.names[address] if identities.count(name) > 1]
        for link in page.xpath("//@href | //@src | //meta[@property='og:url']/@content"):
            faults += site.fault(address, link)
    return faults


def faults_of_lists(site: Site) -> list[str]:
    """The site map, the list of redirects, and the pages that calendar entries name."""
    faults, folder = [], site.folder
    if (folder / "sitemap.xml").is_file():
        for place in etree.parse(folder / "sitemap.xml").iterfind(".//{*}loc"):
            faults += site.fault("sitemap.xml", place.text)
    if (folder / "_redirects").is_file():
        for line in (folder / "_redirects").read_text().splitlines():
            old, new, _ = line.split()
            faults += site.fault(site.root, old) + site.fault(site.root, new)
    for feed in folder.rglob("*.ics"):
        for link in re.findall(r"^(?:URL|SOURCE)[^:]*:(\S+)$", feed.read_text().replace("\n ", ""), re.M):
            faults += site.fault(site.address(feed), link)
    return faults


def main(folder: str) -> int:
    table = Table()
    table.head("links and fragments", "the design: addresses are printed in minutes and never break")
    for place in sorted(path for path in pathlib.Path(folder).iterdir() if (path / "index.html").is_file()):
        site = Site(place)
        faults = faults_of_pages(site) + faults_of_lists(site)
        table.add(place.name, faults, f"{len(site.pages)} pages, {site.followed} links")
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
