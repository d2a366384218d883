"""Reads what the built sites publish for programs: JSON with its schemas, Atom feeds, JSON-LD, Dublin Core.

Usage: check_data.py FOLDER
FOLDER holds the built sites (build_sites.py). Ends with "N passed, M failed" and exits with 1 if any failed.

The Python package jsonschema holds each data file against the schema beside it (JSON Schema 2020-12), and must refuse
the same file once a field is missing or one too many is there. Every address in it leads to a page, every clause to
an element of that page. Atom is held against RFC 4287, section by section. No text of the content becomes markup.
"""

import copy
import html
import json
import pathlib
import re
import sys
from urllib.parse import unquote, urljoin

import jsonschema
from lxml import etree, html as lxml_html

from build_sites import HOSTILE, day
from table import Table
from trees import language

ATOM = "{http://www.w3.org/2005/Atom}"
ALL = "api/policies.json", "api/clauses.json", "api/calendar.json"


class Site:
    """A built site as files."""

    def __init__(self, folder: pathlib.Path):
        self.folder, self.name = folder, folder.name
        self.base = self.data("api/policies.json")["base_url"]
        self.known: dict[str, lxml_html.HtmlElement] = {}

    def data(self, path: str):
        return json.loads((self.folder / path).read_text())

    def page(self, path: str) -> lxml_html.HtmlElement | None:
        """The page at a path below the site, or None."""
        if path not in self.known:
            file = self.folder / path.lstrip("/") / ("index.html" if path.endswith("/") or not path else "")
            self.known[path] = lxml_html.fromstring(file.read_bytes()) if file.is_file() else None
        return self.known[path]

    def pages(self) -> list[str]:
        paths = sorted(page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html"))
        return [path.removesuffix("index.html") for path in paths]


# ---------------------------------------------------------------- JSON

def spoiled(data) -> list:
    """The same data with a field missing at its top, and with one too many in the first entry of a list."""
    lists = [name for name, value in data.items() if isinstance(value, list)]
    without, beyond = copy.deepcopy(data), copy.deepcopy(data)
    del without[lists[-1]]
    for entry in beyond[lists[-1]][:1]:
        entry["surprise"] = True
    return [without] + ([beyond] if beyond[lists[-1]] else [])


def check_schemas(table: Table, site: Site) -> None:
    versions = [file.relative_to(site.folder).as_posix() for file in sorted(site.folder.rglob("versions.json"))]
    for schema_name, files in [*((name.replace(".json", ".schema.json"), [name]) for name in ALL),
                               ("api/versions.schema.json", versions)]:
        schema = site.data(schema_name)
        jsonschema.Draft202012Validator.check_schema(schema)
        judge = jsonschema.Draft202012Validator(schema)
        faults = [f"{file}: {fault.json_path}: {fault.message[:120]}" for file in files
                  for fault in judge.iter_errors(site.data(file))]
        faults += [f"{files[0]} passes though it is spoiled" for wrong in spoiled(site.data(files[0])) if
                   judge.is_valid(wrong)]
        table.add(schema_name, faults, f"{len(files)} files")


def check_addresses(table: Table, site: Site) -> None:
    policies, clauses = site.data("api/policies.json"), site.data("api/clauses.json")
    councils = {council["council"] for council in policies["councils"]}
    faults = [f"{entry['title']}: no council {entry['council']}" for entry in policies["policies"]
              if entry["council"] not in councils]
    for entry in policies["policies"] + policies["councils"]:
        faults += [] if site.page(entry["address"]) is not None else [f"nothing is at {entry['address']}"]
        lists = entry.get("versions")
        faults += [f"no {lists}"] if lists and not (site.folder / lists.lstrip("/")).is_file() else []
    for entry in policies["policies"]:
        page = site.page(entry["address"])
        shown = page.xpath("string(//h1)") if page is not None else ""
        faults += [] if shown == entry["title"] else [f"{entry['title']!r} is {shown!r} on its page"]
    table.add("every policy is at its address, with its title", faults, f"{len(policies['policies'])} policies")

    faults, count = [], 0
    listed = {entry["address"] for entry in clauses["policies"]}
    faults += [f"{entry['address']} has no clauses" for entry in policies["policies"]
               if entry["status"] != "removed" and entry["address"] not in listed]
    for entry in clauses["policies"]:
        page = site.page(entry["address"])
        if page is None:
            faults.append(f"nothing is at {entry['address']}")
            continue
        ids = set(page.xpath("//@id"))
        given = [unquote(clause["address"]) for clause in entry["clauses"]]
        count += len(given)
        faults += [f"{entry['address']}#{clause} is not there" for clause in given if clause not in ids]
        faults += [f"{entry['address']}: twice the same"] if len(set(given)) < len(given) else []
        labels = page.xpath("//article//a[@class='label']/@href")
        labelled = {"#" + clause["address"] for clause in entry["clauses"] if "label" in clause}
        faults += [f"{entry['address']}: {label} is left out" for label in labels if label not in labelled]
    table.add("every clause is on its page, every number in the list", faults, f"{count} clauses")


# ---------------------------------------------------------------- Atom

def text_of(parent, name: str, faults: list[str], where: str, most: int = 1, least: int = 1) -> str:
    """What an element says that may be there so often; a text construct has no elements in it (§3.1.1)."""
    found = parent.findall(ATOM + name)
    if not least <= len(found) <= most:
        faults.append(f"{where}: {len(found)} of {name}")
    if any(len(node) or node.get("type", "text") != "text" for node in found):
        faults.append(f"{where}: {name} is more than text")
    return found[0].text or "" if found else ""


def check_feed(site: Site, file: pathlib.Path) -> tuple[list[str], int]:
    faults: list[str] = []
    name = file.relative_to(site.folder).as_posix()
    address = urljoin(site.base or "https://site.invalid/", name)
    feed = etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False))
    if feed.tag != ATOM + "feed":
        faults.append(f"its root is {feed.tag}")
    faults += [f"{node.tag} is not of Atom" for node in feed.iter() if not str(node.tag).startswith(ATOM)]
    # §4.1.1
    ids = [text_of(feed, "id", faults, "feed")]
    updated = [text_of(feed, "updated", faults, "feed")]
    if not text_of(feed, "title", faults, "feed").strip():
        faults.append("feed: no title")
    authors = feed.findall(f"{ATOM}author/{ATOM}name")
    faults += [] if len(authors) == 1 and authors[0].text else ["feed: its author has no name"]
    itself = [link.get("href") for link in feed.findall(ATOM + "link") if link.get("rel") == "self"]
    faults += [] if [urljoin(address, link) for link in itself] == [address] else [f"its own address is {itself}"]
    entries = feed.findall(ATOM + "entry")
    faults += [] if entries else ["no entry"]
    for entry in [feed, *entries]:
        where = "feed" if entry is feed else entry.findtext(ATOM + "id")
        links = [link for link in entry.findall(ATOM + "link") if link.get("rel") == "alternate"]
        # §4.1.1, §4.1.2: no two of one type and language, and without content one at least.
        faults += [] if len(links) == 1 else [f"{where}: {len(links)} alternate links"]
        for link in links:
            path = urljoin(address, link.get("href")).removeprefix(site.base or "https://site.invalid/").split("#")[0]
            faults += [] if site.page("/" + path) is not None else [f"{where}: nothing is at {path}"]
            faults += [] if link.get("type") == "text/html" else [f"{where}: {link.get('type')}"]
    for entry in entries:
        # §4.1.2
        ids.append(text_of(entry, "id", faults, "entry"))
        updated.append(text_of(entry, "updated", faults, ids[-1]))
        if not text_of(entry, "title", faults, ids[-1]).strip():
            faults.append(f"{ids[-1]}: no title")
        text_of(entry, "summary", faults, ids[-1], least=0)
    # §4.2.6: absolute and unlike all others; RFC 4151 §2.1 for tags. §3.3: RFC 3339 with a time.
    faults += [f"{each} is no tag" for each in ids
               if not re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9._~/%!$&'()*+,;=:@?-]+", each)]
    faults += ["two ids are the same"] if len(set(ids)) < len(ids) else []
    faults += [f"{each} is no time" for each in updated
               if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d\d:\d\d:\d\dZ", each)]
    faults += [] if updated[1:] == sorted(updated[1:], reverse=True) else ["not the newest first"]
    faults += [] if updated[0] == max(updated) else ["the feed is older than an entry"]
    faults += [f"{each} is still to come" for each in updated if each[:10] > day(site.name)]
    return [f"{name}: {fault}" for fault in faults], len(entries)


def check_feeds(table: Table, site: Site) -> None:
    files = sorted(site.folder.rglob("*.atom"))
    found = [check_feed(site, file) for file in files]
    faults = [fault for faults, _ in found for fault in faults] + ([] if files else ["there is none"])
    table.add("Atom feeds", faults, f"{len(files)} with {sum(count for _, count in found)} entries")


# ---------------------------------------------------------------- pages

def check_heads(table: Table, site: Site) -> None:
    """Every feed of the site is linked in the head of a page, every link in a head leads to a feed."""
    linked, faults = set(), []
    for path in site.pages():
        for link in site.page(path).xpath("//head/link[@rel='alternate'][@type]"):
            there = urljoin(f"https://site.invalid/{path}", link.get("href"))
            if path == "404.html" and site.base:
                there = there.replace(re.sub(r"^https?://[^/]*", "", site.base), "/", 1)
            file = there.removeprefix("https://site.invalid/")
            ending = {"text/calendar": ".ics", "application/atom+xml": ".atom"}.get(link.get("type"), "?")
            if not (site.folder / file).is_file() or not file.endswith(ending) or not link.get("title"):
                faults.append(f"{path}: {etree.tostring(link)}")
            linked.add(file)
    feeds = {file.relative_to(site.folder).as_posix() for ending in ("ics", "atom")
             for file in site.folder.rglob(f"*.{ending}")}
    # A calendar stays at an address that its policy had before, for those who subscribed to it there.
    copies = {(site.folder / feed).read_bytes() for feed in feeds & linked}
    faults += [f"{feed} is linked nowhere" for feed in sorted(feeds - linked)
               if (site.folder / feed).read_bytes() not in copies]
    table.add("feeds in the heads of pages", faults, f"{len(feeds)} feeds")


def check_languages(table: Table, site: Site) -> None:
    """Each page that names itself in other languages leads to pages in those, which lead back; and programs are told
    of just the translations that there are."""
    faults, count = [], 0
    for path in site.pages():
        named = alternates(site, path)
        count += bool(named)
        for tongue, there in named.items():
            if tongue != "x-default" and language((site.folder / there / "index.html").read_text()) != tongue:
                faults.append(f"{path}: {there} is not in {tongue}")
            if alternates(site, there) != named:
                faults.append(f"{path}: {there} does not lead back")
        if named and path not in named.values():
            faults.append(f"{path}: is not among its own languages")
    for data in ("api/policies.json", "api/clauses.json"):
        for entry in site.data(data)["policies"]:
            path = entry["address"].lstrip("/")
            told = {each["language"]: each["address"].lstrip("/") for each in entry.get("translations", [])}
            named = {tongue: there for tongue, there in alternates(site, path).items() if there != path}
            faults += [] if told == named else [f"{data}: {path}: {told}, and its page {named}"]
    table.add("languages of pages", faults, f"{count} pages in several")


def alternates(site: Site, path: str) -> dict[str, str]:
    """The paths of a page in each language, as its head names them."""
    links = site.page(path).xpath("//head/link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href").removeprefix(site.base) for link in links}


def types_in(value) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(types_in, value))
    if isinstance(value, dict):
        return {value["@type"]}.union(*map(types_in, value.values())) if "@type" in value else {"none"}
    return set()


def check_pages(table: Table, site: Site) -> None:
    faults, count = [], 0
    policies = {entry["address"].lstrip("/"): entry for entry in site.data("api/policies.json")["policies"]}
    for path in site.pages():
        page = site.page(path)
        blocks = page.xpath("//script[@type='application/ld+json']")
        core = dict(zip(page.xpath("//meta[starts-with(@name, 'dcterms.')]/@name"),
                        page.xpath("//meta[starts-with(@name, 'dcterms.')]/@content")))
        entry = policies.get(path)
        if entry and (len(blocks) != 1 or core.get("dcterms.title") != entry["title"]):
            faults.append(f"{path}: {len(blocks)} blocks, {core}")
        for block in blocks:
            count += 1
            faults += [f"{path}: a < in the data"] if "<" in block.text else []
            data = json.loads(block.text)
            strange = types_in(data) - {"WebPage", "DigitalDocument", "GovernmentOrganization"}
            faults += [f"{path}: {strange}"] if strange or data["@context"] != "https://schema.org" else []
            faults += [f"{path}: says that it expires"] if "expires" in block.text else []
            if site.base and data["url"] != site.base + path:
                faults.append(f"{path}: is said to be {data['url']}")
            if entry:
                held = [review["date"] for review in entry["reviews"] if review["outcome"] != "deferred"]
                faults += [] if data.get("lastReviewed") == (held[-1] if held else None) else [f"{path}: lastReviewed"]
                faults += [] if data["mainEntity"]["name"] == entry["title"] else [f"{path}: {data['mainEntity']}"]
    table.add("JSON-LD and Dublin Core", faults + ([] if count else ["there is none"]), f"{count} pages")


def check_hostile(table: Table, site: Site) -> None:
    source = (pathlib.Path(__file__).parent / "hostile/Content/ashby/gifts.md").read_text()
    title = re.search(r'^title: "(.*)"$', source, re.M)[1].replace('\\"', '"')
    titles = [entry["title"] for entry in site.data("api/policies.json")["policies"]]
    told = [etree.parse(file).findall(f".//{ATOM}entry/{ATOM}title") for file in site.folder.rglob("*.atom")]
    faults = [] if title in titles else [f"JSON has {titles}"]
    faults += [] if any(title in (node.text or "") for nodes in told for node in nodes) else ["Atom has another title"]
    for file in [*site.folder.rglob("*.json"), *site.folder.rglob("*.atom")]:
        if re.search("<script|<img|<iframe", file.read_text()):
            faults.append(f"{file.relative_to(site.folder)} holds markup")
        if html.unescape(file.read_text()).count("\x00"):
            faults.append(f"{file.relative_to(site.folder)} holds a control character")
    table.add("texts that try to be markup stay text", faults)


def main(folder: str) -> int:
    table = Table()
    for path in sorted(path for path in pathlib.Path(folder).iterdir() if (path / "index.html").is_file()):
        site = Site(path)
        table.head(f"{site.name}: for programs", "JSON Schema 2020-12; RFC 4287; schema.org; Dublin Core")
        check_schemas(table, site)
        check_addresses(table, site)
        check_feeds(table, site)
        check_heads(table, site)
        check_languages(table, site)
        check_pages(table, site)
        if site.name == HOSTILE:
            check_hostile(table, site)
    return table.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
