"""Follows and presses the numbers of clauses in a browser, and reads what can be copied there.

Usage: check_citation.py FOLDER
FOLDER holds the built sites (build_sites.py); this reads that of the five protocols. Prints one line for each thing that is not as it should be and exits
with 1; else prints how many it tried.
"""

import pathlib
import sys

from playwright.sync_api import Page, sync_playwright

from build_sites import FIVE_COUNCILS
from chromium import launch, serve

FARNHAM = "farnham/member-officer-protocol/"
CITED = "Farnham Town Council, Member Officer Protocol (March 2023), "

# What a link leads to, and the citation that it gives.
FOLLOWED = {
    FARNHAM + "#3.5": CITED + "3.5",
    FARNHAM + "#3.5.item8": CITED + "3.5, eighth bullet",
    FARNHAM + "#3.6.p2": CITED + "3.6, second paragraph",
    FARNHAM + "#i.1": CITED + "I.1",
    FARNHAM + "#3": CITED + "3",
    "wallingford/member-officer-protocol/#3.1.f":
        "Wallingford Town Council, Member: Officer Protocol (16 October 2017), 3.1 f)",
    "waverley/officer-member-protocol/#2.iii": "Waverley Borough Council, Officer/Member Protocol, 2 (iii)",
    "mumbles/member-officer-relations-protocol/#councillors.item2":
        "Mumbles Community Council, Model Protocol on Member/Officer Relations, “Councillors”, second bullet",
    "northampton/member-officer-relations-policy/#6.1.f":
        "Northampton Town Council, Member/Officer Relations Policy (draft), 6.1 f",
}

# What people type, and the clause that they mean.
FORGIVEN = {
    FARNHAM + "#3.5(ITEM8)": "3.5.item8",
    FARNHAM + "#I.4.": "i.4",
    "wallingford/member-officer-protocol/#3.1(F)": "3.1.f",
    "waverley/officer-member-protocol/#2(iii)": "2.iii",
}


class Check:
    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.tried, self.wrong = 0, []

    def expect(self, what: str, found: object, wanted: object) -> None:
        self.tried += 1
        if found != wanted:
            self.wrong.append(f"{what}: {found!r} instead of {wanted!r}")

    def visit(self, path: str) -> None:
        # A page that is open already would only scroll.
        self.page.goto("about:blank")
        self.page.goto(self.base + path)

    def citation(self) -> str | None:
        return self.page.inner_text("#_citation") if self.page.is_visible(".citation") else None

    def outcome(self) -> str:
        """Copying takes a moment: the page takes back what it said, and says how it went once it knows."""
        self.page.wait_for_selector(".outcome:not(:empty)")
        return self.page.inner_text(".outcome")

    def copied(self) -> str:
        self.outcome()
        return self.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.textContent.trim().slice(0, 40)")


def check_links(check: Check) -> None:
    for path, wanted in FOLLOWED.items():
        check.visit(path)
        check.expect(f"the citation at {path}", check.citation(), wanted)
        check.expect(f"what is focused at {path}", check.page.evaluate("document.activeElement.tagName"), "BODY")
    for path, wanted in FORGIVEN.items():
        check.visit(path)
        check.page.wait_for_url(f"**#{wanted}")
        check.expect(f"the panel at {path}", check.citation() is not None, True)
    check.visit(FARNHAM + "#99.9")
    check.expect("what is said of a part that is not there", "99.9" in check.page.inner_text(".elsewhere"), True)
    check.expect("the panel at a part that is not there", check.citation(), None)
    check.visit(FARNHAM)
    check.expect("the panel before anything is followed", check.citation(), None)
    check.expect("what is said before anything is followed", check.page.is_visible(".elsewhere"), False)


def check_keyboard(check: Check) -> None:
    page = check.page
    check.visit(FARNHAM)
    page.focus("a.label[href='#3.4']")
    page.keyboard.press("Enter")
    check.expect("the address after Enter", page.url, check.base + FARNHAM + "#3.4")
    check.expect("what is focused after Enter", check.focused(), "Copy link")
    page.keyboard.press("Enter")
    check.expect("the outcome", check.outcome(), "Copied.")
    check.expect("the link", check.copied(), f"https://policies.example/{FARNHAM}#3.4")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    check.expect("the citation", check.copied(), CITED + "3.4")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    check.expect("how the words begin", check.copied()[:46], "3.4 Councillors should not involve themselves ")
    page.keyboard.press("Escape")
    check.expect("the panel after Escape", check.citation(), None)
    check.expect("what is focused after Escape", check.focused(), "3.4")
    page.keyboard.press("Enter")
    for wanted in ("3.5", "3.5, first bullet"):
        page.click(".citation button[value=next]")
        check.expect("the next part", check.citation(), CITED + wanted)
        check.expect("what is focused at the next part", check.focused(), "Next part")
    page.keyboard.press("Escape")
    check.expect("what is focused after Escape at a bullet", check.focused(), "to give strategic leadership and directi")
    page.go_back()
    check.expect("the panel after going back", check.citation(), None)


def check_words(check: Check) -> None:
    page = check.page
    check.visit(FARNHAM + "#i.5")
    page.click(".citation button[value=text]")
    check.expect(
        "the words of a clause with bullets", check.copied(),
        "I.5. This Protocol covers:\n"
        "• The respective roles and responsibilities of the councillors and the officer;\n"
        "• Relationships between councillors and officers;\n"
        "• Where/who a councillor or an officer should go to if they have concerns;\n"
        "• Who is responsible for making decisions.")
    noted = page.locator(".text .note")
    check.visit("wallingford/member-officer-protocol/")
    check.expect("notes in the text", noted.count() > 0, True)
    page.evaluate("location.hash = document.querySelector('.text .note').closest('section').id")
    page.click(".citation button[value=text]")
    check.expect("notes among the copied words", "Note by the publisher" in check.copied(), False)


def check_stillness(check: Check) -> None:
    moved = """new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 200);
    })"""
    for path in [*FOLLOWED, FARNHAM, FARNHAM + "#99.9", ""]:
        check.visit(path)
        check.expect(f"what moves while {path or 'the first page'} loads", check.page.evaluate(moved), 0)


def main(folder: str) -> int:
    with sync_playwright() as playwright, serve(pathlib.Path(folder)) as sites:
        site = next(site for site in sites if site.name == FIVE_COUNCILS)
        browser = launch(playwright)
        page = browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
        check = Check(page, site.root)
        page.on("pageerror", lambda error: check.wrong.append(f"the script says: {error}"))
        for part in (check_links, check_keyboard, check_words, check_stillness):
            part(check)
        browser.close()
    for line in check.wrong:
        print(line)
    if not check.wrong:
        print(f"citation: {check.tried} things tried in a browser, all as they should be")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
