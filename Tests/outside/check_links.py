"""Follows every internal link and fragment of a built site, with a parser that is not ours.

Usage: check_links.py SITE
Prints one line for each link that leads nowhere and exits with 1; else prints how many it followed.
"""

import pathlib
import sys
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

HERE = "https://site.invalid/"


def address(site: pathlib.Path, page: pathlib.Path) -> str:
    """The address under which a web server gives a page."""
    path = page.relative_to(site).as_posix()
    return HERE + (path.removesuffix("index.html") if path.endswith("index.html") else path)


def main(folder: str) -> int:
    site = pathlib.Path(folder)
    pages = {address(site, page): html.parse(page).getroot() for page in sorted(site.rglob("*.html"))}
    files = {HERE + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    names = {page: {name for name in root.xpath("//@id")} for page, root in pages.items()}
    broken, followed = [], 0
    for page, root in pages.items():
        identities = root.xpath("//@id")
        broken += [f"{page}: the id {name} stands twice" for name in names[page] if identities.count(name) > 1]
        own = root.xpath("string(//link[@rel='canonical']/@href)")
        for link in root.xpath("//@href | //@src"):
            target = urljoin(page, link)
            if own and link.startswith(own):
                continue
            if not target.startswith(HERE):
                continue
            followed += 1
            parts = urlsplit(target)
            plain = parts._replace(fragment="", query="").geturl()
            if plain not in pages and unquote(plain) not in files:
                broken.append(f"{page}: {link} leads to no page")
            elif parts.fragment and unquote(parts.fragment) not in names.get(plain, set()):
                broken.append(f"{page}: {link} leads to no place in its page")
    for line in broken:
        print(line)
    print(f"{len(pages)} pages, {followed} internal links, {len(broken)} broken")
    return 1 if broken or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
