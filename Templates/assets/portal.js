// What pages can do beyond being read. Without this script they say what was true when they were built, and the
// number of each clause is a plain link to it. Pages wait for it before they show (blocking="render"), so that
// nothing moves once it is seen.

// Today: what bears data-from shows from that day on, what bears data-until until the day before it.
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  .map((number) => String(number).padStart(2, "0")).join("-");
for (const element of document.querySelectorAll("[data-from], [data-until]")) {
  const { from, until } = element.dataset;
  element.hidden = (from && today < from) || (until && today >= until) || false;
}

// Contents stand beside a text on wide screens (see the style sheet), and are folded away where they would stand
// before it.
const contents = document.querySelector(".contents > details");
if (contents && matchMedia("(max-width: 65.99rem)").matches) contents.open = false;

// Another language of the page opens at the same clause, and with the same search.
for (const link of document.querySelectorAll(".language a")) {
  for (const event of ["pointerenter", "focus"]) {
    link.addEventListener(event, () => { [link.search, link.hash] = [location.search, location.hash]; });
  }
}

// Citation: at the part of a text that a link leads to, one panel copies its link, its citation or its words.
const text = document.querySelector(".policy .text");
const panel = document.querySelector(".citation");
if (text && panel) setUpCitation(text, panel);

function setUpCitation(text, panel) {
  const [title, outcome] = panel.querySelectorAll("#_citation, .outcome");
  const announcement = document.querySelector(".unseen[role=status]");
  const elsewhere = document.querySelector(".elsewhere");
  const words = panel.dataset;
  const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  let part = null;

  text.addEventListener("click", (event) => {
    const label = event.target.closest("a.label");
    if (!label || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    location.hash = label.hash;
    follow();
    panel.querySelector("button").focus({ preventScroll: true });
  });
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.value === "close") close();
    else if (button.value === "next") goOn(button);
    else copy(button.value);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && part) close(); });
  addEventListener("hashchange", follow);
  follow();

  /** Opens the panel at the part that the address of the page names, or says that it is not here. */
  function follow() {
    const fragment = decoded(location.hash.slice(1));
    const target = document.getElementById(fragment);
    const typed = target || !fragment ? null : forgiven(fragment);
    elsewhere.hidden = !fragment || Boolean(target || typed);
    elsewhere.querySelector("b").textContent = fragment;
    if (typed) location.replace("#" + encodeURIComponent(typed.id));
    else open(target && citable(target));
  }

  /** `3.1(A)` means `3.1.a`: what counts are the letters and digits, and where one run of them ends. */
  function forgiven(fragment) {
    const plain = (id) => id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ".").replace(/^\.|\.$/g, "");
    const wanted = plain(fragment);
    return wanted ? [...text.querySelectorAll("[id]")].find((element) => plain(element.id) === wanted) : null;
  }

  /** A second address of a clause is an empty element before it. Footnotes have no place of their own. */
  function citable(target) {
    while (target?.matches("span:empty")) target = target.nextElementSibling;
    return target && text.contains(target) && !target.closest(".footnotes, .mark, .citation") ? target : null;
  }

  function open(target) {
    if (part === target) return;
    part?.classList.remove("cited");
    part = target;
    panel.hidden = !part;
    outcome.textContent = "";
    if (!part) return;
    part.classList.add("cited");
    title.textContent = citation();
    announcement.textContent = `${announcement.dataset.opened} ${citation()}`;
    const opening = part.matches("section, .clause") ? part.firstElementChild : part;
    const list = opening.matches("li") && opening.querySelector(":scope > :is(ul, ol)");
    if (list) list.before(panel);
    else if (opening.matches("li")) opening.append(panel);
    else {
      let last = opening;
      while (last.nextElementSibling?.matches("[data-not-source]")) last = last.nextElementSibling;
      last.after(panel);
    }
  }

  /** To the next paragraph, bullet or heading: not all of them have a number that could be pressed. */
  function goOn(button) {
    const parts = [...text.querySelectorAll("[id]")].filter((element) => element === citable(element));
    const next = parts[parts.indexOf(part) + 1] ?? parts[0];
    location.replace("#" + encodeURIComponent(next.id));
    follow();
    button.focus({ preventScroll: true });
  }

  /** The reader is led back to the number of the clause, or to the words where it has none. */
  function close() {
    const target = part;
    const had = panel.contains(document.activeElement);
    open(null);
    if (!had) return;
    const back = label(target) ?? target;
    if (back === target) target.tabIndex = -1;
    back.focus({ preventScroll: true });
  }

  async function copy(what) {
    const copied = { link, citation, text: () => wording(part) }[what]();
    outcome.textContent = "";
    try {
      await navigator.clipboard.writeText(copied);
      outcome.textContent = outcome.dataset.copied;
    } catch {
      outcome.textContent = `${outcome.dataset.notCopied} ${copied}`;
    }
  }

  function link() { return `${page}#${encodeURIComponent(part.id)}`; }

  function citation() { return [words.document, ...names(part)].join(", "); }

  /** "3.5", "eighth bullet": the nearest official number, and from there the position. */
  function names(part) {
    if (!part) return [];
    const number = label(part);
    if (number) return [(number.getAttribute("aria-label") ?? number.textContent).replace(/\.$/, "")];
    const heading = part.matches("section") && part.querySelector(":is(h2, h3, h4, h5, h6)");
    if (heading) return [words.heading.replace("{title}", heading.textContent.trim())];
    const [, kind, position] = part.id.match(/(?:^|\.)(p|item)(\d+)(?:-\d+)?$/) ?? [];
    const above = names(part.parentElement.closest("section[id], .clause, li[id]"));
    if (!kind) return above;
    const ordinal = words.ordinals.split(" ")[position - 1] ?? words.beyond.replace("{count}", position);
    return [...above, words[kind === "p" ? "paragraph" : "bullet"].replace("{ordinal}", ordinal)];
  }

  function label(part) {
    const opening = part.matches("section, .clause") ? part.firstElementChild : part;
    return opening.querySelector(":scope > a.label");
  }

  /** The adopted words as lines of plain text: no notes, no footnote marks, nothing that the site adds. */
  function wording(part) {
    return lines(part).replace(/[ \t]*\n\s*/g, "\n").trim();
  }

  function lines(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".citation, .mark, [data-not-source]")) return "";
    const inner = [...node.childNodes].map(lines).join("");
    if (node.matches("li")) return `\n${bullet(node)} ${inner.trim()}\n`;
    if (node.matches("td, th")) return `${inner.trim()}\t`;
    return node.matches("p, h2, h3, h4, h5, h6, pre, tr, caption, br") ? `\n${inner}\n` : inner;
  }

  function bullet(item) {
    const list = item.parentElement;
    return list.matches("ol") ? `${list.start + [...list.children].indexOf(item)}.` : "•";
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
