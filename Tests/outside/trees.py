"""The trees of a site in several languages: the portal's own language at the root, each other in a folder of its name."""

import pathlib
import re


def trees(site: pathlib.Path) -> list[str]:
    """The folders of the trees, the root's first: "", "cy/"."""
    folders = sorted(page.parent.name for page in site.glob("*/index.html")
                     if f'<html lang="{page.parent.name}">' in page.read_text()[:200])
    return ["", *(f"{folder}/" for folder in folders)]


def tree_of(path: str, site: pathlib.Path) -> str:
    """The tree in which a file of the site lies."""
    return next((tree for tree in trees(site)[1:] if path.startswith(tree)), "")


def language(page: str) -> str:
    """What a page says its language is."""
    return re.search(r'<html lang="([^"]*)"', page)[1]
