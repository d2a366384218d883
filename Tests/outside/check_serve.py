"""Previews a portal with `portal serve` while its files are saved, spoilt, renamed and deleted.

Usage: check_serve.py PORTAL
PORTAL is the built program. Ends with "N passed, M failed" and exits with 1 if any failed.

- The server: loopback only, GET and HEAD, its own host alone, no path leads out of the site, nothing is cached.
- Pages: drafts are there and marked; the bar names the findings of the page in view with file and line; a mistake
  shows as a page, the last good one stays reachable and comes back by itself in a real browser.
- Files: saved half-way, renamed, deleted, a folder renamed, everything emptied, a template broken and mended, a style
  sheet and a document changed, and a thousand saves one after the other; in two tabs at once.
- The end: Ctrl-C at any moment leaves nothing behind, and a port that is taken is named.
- Time: from a save to the new page with 50 policies, at most five times a plain build of the same portal.
"""

import contextlib
import http.client
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from playwright.sync_api import sync_playwright

from chromium import launch
from table import Table

PROJECT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
POLICY = "Content/ashby/complaints.md"
PAGE = "/ashby/complaints/"


class Expectations(Table):
    def expect(self, what: str, is_so: bool) -> None:
        self.add(what, [] if is_so else ["it is not so"])


class Preview:
    """A small portal in a folder and a preview of it."""

    def __init__(self, program: str, folder: pathlib.Path):
        self.program, self.folder = program, folder
        shutil.copytree(PROJECT / "Tests/Fixtures/Broken/base/Content", folder / "Content")

    def build(self) -> float:
        """Seconds that a plain build takes. Not to the portal's own site: what is published must not change."""
        start = time.monotonic()
        subprocess.run([self.program, "build", "--quiet", "--site", "Published"], cwd=self.folder, env=ENVIRONMENT, check=True,
                       capture_output=True)
        return time.monotonic() - start

    @contextlib.contextmanager
    def serving(self):
        self.log = log = self.folder.parent / "serve.log"
        with open(log, "w") as output:
            process = subprocess.Popen([self.program, "serve", "--port", "0"], cwd=self.folder, env=ENVIRONMENT,
                                       stdout=output, stderr=subprocess.STDOUT)
        try:
            self.port = self.wait_for(lambda: re.search(r"127\.0\.0\.1:(\d+)/", log.read_text()), 20)
            self.port = int(self.port.group(1))
            self.process = process
            yield self
        finally:
            process.kill()
            process.wait()

    @staticmethod
    def wait_for(look, seconds: float = 10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := look():
                return found
            time.sleep(0.01)
        return None

    def ask(self, path: str, method: str = "GET", headers: dict = {}) -> tuple[int, dict, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body.decode("utf-8", "replace")

    def page(self, path: str = PAGE) -> str:
        return self.ask(path)[2]

    def read(self, path: str) -> str:
        return (self.folder / path).read_text()

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def shows(self, words: str, path: str = PAGE, seconds: float = 10) -> bool:
        return bool(self.wait_for(lambda: words in self.page(path), seconds))


def check_server(preview: Preview, table: Expectations) -> None:
    status, headers, body = preview.ask(PAGE)
    table.expect("a page of the site", status == 200 and headers["content-type"] == "text/html; charset=utf-8"
                 and "Complaints Procedure" in body)
    table.expect("nothing is cached", headers["cache-control"] == "no-store")
    status, headers, body = preview.ask(PAGE, "HEAD")
    table.expect("HEAD has a length and no body", status == 200 and int(headers["content-length"]) > 1000 and body == "")
    table.expect("POST is refused", preview.ask(PAGE, "POST")[0] == 405)
    for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "[::1]", ""]:
        table.expect(f"the host “{host}” is refused", preview.ask(PAGE, headers={"Host": host})[0] == 421)
    table.expect("localhost is this machine", preview.ask(PAGE, headers={"Host": f"localhost:{preview.port}"})[0] == 200)
    for path in ["/../Content/portal.yml", "/%2e%2e/Content/portal.yml", "/ashby/..%2f..%2f..%2fetc/passwd",
                 "//etc/passwd", "/%00", "/Content/portal.yml", "/%zz"]:
        status, _, body = preview.ask(path)
        table.expect(f"{path} leads nowhere", status in (400, 404) and "root:" not in body and "base_url" not in body)
    status, headers, _ = preview.ask(PAGE.rstrip("/"))
    table.expect("a folder without its slash leads on", status == 301 and headers["location"] == PAGE)
    table.expect("a style sheet is one", preview.ask("/assets/portal.css")[1]["content-type"].startswith("text/css"))
    others = [address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    for address in set(others) - {"127.0.0.1", "127.0.1.1"}:
        with contextlib.closing(socket.socket()) as other:
            other.settimeout(2)
            table.expect(f"not on {address}", other.connect_ex((address, preview.port)) != 0)


def check_pages(preview: Preview, table: Expectations) -> None:
    good = preview.read(POLICY)
    table.expect("the bar says that nothing is wrong", "Preview: nothing is wrong" in preview.page())
    preview.write("Content/ashby/grants.md", "---\ntitle: Grants\nstatus: draft\n---\n\n1. Who may have one.\n")
    table.expect("a draft is there and marked",
                 preview.shows("Who may have one", "/ashby/grants/") and "Draft. This is a preview" in preview.page("/ashby/grants/"))
    preview.write(POLICY, good.replace("lead_officer: clerk\n", ""))
    table.expect("a warning stands on the page that it is about, with file and line",
                 preview.shows("no lead officer") and "--&gt; Content/ashby/complaints.md:2:8" in preview.page())
    table.expect("and not on another", "no lead officer" not in preview.page("/ashby/grants/"))
    table.expect("which knows of it", "about others" in preview.page("/ashby/grants/")
                 and "no lead officer" in preview.page("/.portal/messages"))
    preview.write("Content/ashby/grants.md", "---\ntitle: Grants\nstatus: draft\n---\n\n1. Who may not have one.\n")
    said = preview.wait_for(lambda: (text := preview.log.read_text()).endswith("1 warning as before.\n") and text)
    table.expect("the terminal says a warning once, not after every save", bool(said) and said.count("no lead officer") == 1)
    preview.write(POLICY, good.replace("2027-05", "2023-05"))
    table.expect("a mistake shows as a page with file and line",
                 preview.shows("cannot be published like this") and "complaints.md:6:13" in preview.page()
                 and "review-before-adoption" in preview.page())
    table.expect("the last good page stays reachable", "in writing or by telephone" in preview.page(PAGE + "?last-good"))
    table.expect("so do style sheets", preview.ask("/assets/portal.css")[0] == 200)
    preview.write(POLICY, good)
    table.expect("the page comes back", preview.shows("Preview: nothing is wrong"))


def check_browser(preview: Preview, table: Expectations) -> None:
    good = preview.read(POLICY)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"http://127.0.0.1:{preview.port}{PAGE}")
        # A window of its own: a tab behind another one waits until somebody looks at it.
        other = browser.new_context().new_page()
        other.goto(f"http://127.0.0.1:{preview.port}{PAGE}")

        def appears(words: str, page=page) -> bool:
            with contextlib.suppress(Exception):
                page.wait_for_function("words => document.body.innerText.includes(words)", arg=words, timeout=10_000)
                return True
            return False

        preview.write(POLICY, good.replace("by telephone", "by pigeon"))
        table.expect("a browser shows what was saved by itself", appears("by pigeon"))
        table.expect("and so does another", appears("by pigeon", other))
        preview.write(POLICY, good.replace("adopted: 2024", "adopted: 204"))
        table.expect("and the mistake", appears("cannot be published like this"))
        page.get_by_role("link", name="The page as it was before").click()
        table.expect("from which a link leads to the last good page", appears("by pigeon"))
        preview.write(POLICY, good)
        table.expect("and the page when it is put right", appears("by telephone"))
        table.expect("no script stumbles", not faults)
        browser.close()


def check_files(preview: Preview, table: Expectations) -> None:
    good = preview.read(POLICY)
    file = preview.folder / POLICY
    with open(file, "w") as half:
        half.write(good[:40])
        half.flush()
        table.expect("a file saved half-way is a mistake for a moment", preview.shows("cannot be published"))
        half.write(good[40:].replace("by telephone", "by letter"))
    table.expect("and the page when it is whole", preview.shows("by letter"))
    file.rename(file.with_name("complaining.md"))
    table.expect("a renamed file has its new address", preview.shows("by letter", "/ashby/complaining/"))
    table.expect("and not its old one", preview.ask(PAGE)[0] == 404)
    file.with_name("complaining.md").rename(file)
    table.expect("renamed back", preview.shows("by letter"))
    for path in ["Content/ashby/grants.md", "Content/ashby/council.yml"]:
        (preview.folder / path).unlink()
    table.expect("a council without its file is a mistake", preview.shows("cannot be published"))
    shutil.move(preview.folder / "Content", preview.folder / "Gone")
    table.expect("so is a folder that is gone", preview.shows("there is no folder Content"))
    shutil.move(preview.folder / "Gone", preview.folder / "Content")
    preview.write("Content/ashby/council.yml", (PROJECT / "Tests/Fixtures/Broken/base/Content/ashby/council.yml").read_text())
    table.expect("both come back", preview.shows("by letter"))
    for number in range(1000):
        preview.write(POLICY, good.replace("by telephone", f"by letter {number}"))
    table.expect("after a thousand saves the last one is there", preview.shows("by letter 999", seconds=60))
    table.expect("and the preview still runs", preview.process.poll() is None)
    preview.write(POLICY, good)
    preview.shows("by telephone")


def check_folders(preview: Preview, table: Expectations) -> None:
    council, content = preview.folder / "Content/ashby", preview.folder / "Content"
    council.rename(council.with_name("ashford"))
    table.expect("a renamed folder has its new address", preview.shows("by telephone", "/ashford/complaints/"))
    table.expect("and not its old one", preview.ask(PAGE)[0] == 404)
    council.with_name("ashford").rename(council)
    table.expect("renamed back", preview.shows("by telephone"))
    aside = preview.folder / "aside"
    shutil.copytree(content, aside)
    for path in list(content.iterdir()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    table.expect("a folder that was emptied is a mistake", preview.shows("the folder Content is empty"))
    table.expect("whose last good page is reachable", "by telephone" in preview.page(PAGE + "?last-good"))
    shutil.copytree(aside, content, dirs_exist_ok=True)
    shutil.rmtree(aside)
    table.expect("filled again", preview.shows("by telephone"))


def check_looks(preview: Preview, table: Expectations) -> None:
    """Templates of the portal's own, where there were none, and documents."""
    templates = preview.folder / "Templates"
    shutil.copytree(PROJECT / "Templates", templates)
    layout = templates / "policy.mustache"
    good = layout.read_text()
    layout.write_text("<p>Our own look</p>" + good)
    table.expect("a template of one's own counts at once", preview.shows("Our own look"))
    layout.write_text("{{titel}}" + good)
    table.expect("a broken template is a mistake", preview.shows("template-field-unknown"))
    layout.write_text("<p>Mended</p>" + good)
    table.expect("and the page when it is mended", preview.shows("Mended"))
    sheet = templates / "assets/portal.css"
    sheet.write_text(sheet.read_text() + "\n.our-own { color: red }\n")
    table.expect("a style sheet that was changed", preview.shows(".our-own", "/assets/portal.css"))
    sheet.unlink()
    table.expect("and deleted, which is a mistake", preview.shows("template-missing"))
    shutil.rmtree(templates)
    table.expect("without templates the program's own", preview.shows("Preview: nothing is wrong"))

    policy, document = preview.read(POLICY), preview.folder / "Content/ashby/attachments/minutes.pdf"
    document.parent.mkdir(exist_ok=True)
    document.write_bytes(b"%PDF-1.7 first")
    preview.write(POLICY, policy.rstrip("\n") + "\n\nSee the [minutes](attachments/minutes.pdf).\n")
    table.expect("a document", preview.shows("minutes.pdf"))
    (address,) = re.findall(r'href="([^"]*minutes\.pdf)"', preview.page())[:1]
    address = urllib.parse.urljoin(PAGE, address)
    table.expect("with its own words", preview.shows("first", address) and preview.ask(address)[1]["content-type"] == "application/pdf")
    document.write_bytes(b"%PDF-1.7 second")
    table.expect("and when it is changed", preview.shows("second", address))
    document.unlink()
    table.expect("a document that is gone is a mistake", preview.shows("attachment-missing"))
    preview.write(POLICY, policy)
    document.parent.rmdir()
    table.expect("which ends with the words about it", preview.shows("Preview: nothing is wrong"))


def check_end(program: str, preview: Preview, table: Expectations) -> None:
    """Ctrl-C at moments from the start to long after it, while files are saved too."""
    before = sorted(preview.folder.rglob("*"))
    faults = []
    for moment in range(24):
        # Where these tests run in the background they hear no Ctrl-C, and would pass that on.
        process = subprocess.Popen([program, "serve", "--port", "0"], cwd=preview.folder, env=ENVIRONMENT,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.002 + moment * 0.03)
        preview.write(POLICY, preview.read(POLICY))
        process.send_signal(signal.SIGINT)
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            faults.append(f"still runs a second after Ctrl-C at moment {moment}")
    if sorted(preview.folder.rglob("*")) != before:
        faults.append("something is left behind")
    table.add("Ctrl-C ends it at once, at any moment", faults, "24 moments")
    with preview.serving():
        other = subprocess.run([program, "serve", "--port", str(preview.port)], cwd=preview.folder, env=ENVIRONMENT,
                               capture_output=True, text=True, timeout=60)
        table.expect("a port that is taken is named, with what to do", other.returncode == 74
                     and f"Port {preview.port} is taken" in other.stderr and "--port" in other.stderr)
        table.expect("and whoever has it goes on", preview.ask(PAGE)[0] == 200)


def memory(preview: Preview) -> int:
    """Kilobytes that the preview holds."""
    status = pathlib.Path(f"/proc/{preview.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))


def check_memory(preview: Preview, table: Expectations) -> None:
    good = preview.read(POLICY)
    sizes = []
    for number in range(300):
        preview.write(POLICY, good.replace("by telephone", f"by way {number}"))
        preview.shows(f"by way {number}")
        sizes.append(memory(preview))
    table.expect(f"three hundred readings leave nothing behind ({sizes[20]} KB, then {sizes[-1]} KB)",
                 sizes[-1] < sizes[20] * 1.3)
    preview.write(POLICY, good)
    preview.shows("by telephone")


def next_state(stream: http.client.HTTPResponse) -> str:
    """Waits as a browser does."""
    while line := stream.readline().decode():
        if line.startswith("data: "):
            return line
    return ""


def check_time(preview: Preview, table: Expectations, policies: int, limit: float) -> None:
    words = "".join(f"1.{number}. The council keeps to this rule and to clause 1.{number % 7 + 1}.\n\n" for number in range(1, 60))
    for number in range(policies):
        preview.write(f"Content/ashby/rule-{number}.md", f"---\ntitle: Rule {number}\n---\n\n1. Rule\n\n{words}")
    plain = []
    for number in range(7):
        preview.write("Content/ashby/rule-3.md", f"---\ntitle: Rule 3\n---\n\n1. Rule {number}\n\n{words}")
        plain.append(preview.build())
    with preview.serving():
        saves = []
        events = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=60)
        events.request("GET", "/.portal/events")
        stream = events.getresponse()
        next_state(stream)
        for number in range(7):
            start = time.monotonic()
            preview.write("Content/ashby/rule-3.md", f"---\ntitle: Rule 3\n---\n\n1. Save {number}.\n\n{words}")
            # A file that is seen while it is written is read twice.
            while next_state(stream) and f"Save {number}." not in preview.page("/ashby/rule-3/"):
                pass
            saves.append(time.monotonic() - start)
    save, build = statistics.median(saves), statistics.median(plain)
    table.expect(f"{policies} policies: {save * 1000:.0f} ms from a save to the page, {build * 1000:.0f} ms a build",
                 save <= limit * build)


def main() -> None:
    program = str(pathlib.Path(sys.argv[1]).resolve())
    table = Expectations()
    with tempfile.TemporaryDirectory() as folder:
        preview = Preview(program, pathlib.Path(folder) / "portal")
        before = sorted(path.name for path in preview.folder.iterdir())
        with preview.serving():
            check_server(preview, table)
            check_pages(preview, table)
            check_browser(preview, table)
            check_files(preview, table)
            check_folders(preview, table)
            check_looks(preview, table)
            check_memory(preview, table)
        table.expect("nothing is left behind", sorted(path.name for path in preview.folder.iterdir()) == before)
        check_end(program, preview, table)
        check_time(preview, table, 50, 5)
    sys.exit(table.end())


main()
