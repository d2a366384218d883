// The search page: asks the index while the reader types, and shows what is found as text, never as markup.
import { escaped, marksIn, search } from "./search-index.js";
import { words } from "./search-words.js";

const form = document.querySelector("form.search");
const sayings = form.dataset;
const site = new URL("..", import.meta.url);
const status = document.querySelector("[role=status]");
const suggestions = document.querySelector(".suggestions");
const policyList = document.querySelector("#_policies");
const clauseList = document.querySelector("#_clauses");
const more = clauseList.querySelector("button");
const perPage = 10;
// Milliseconds. Who has waited for so long is told that the search goes on.
const patience = 1000;
let shown = perPage;
let current = 0;
let waiting;

// Shows what the form asks for; gives the address of the one clause that was asked for by its number.
async function run() {
  const turn = ++current;
  const { q, council, only, texts } = form.elements;
  const text = q.value.trim();
  if (!text) return show();
  wait();
  try {
    const found = await search(text, { council: council?.value, only: only?.checked, texts: texts.value }, shown);
    if (turn !== current) return undefined;
    show(found, messageFor(found.count, text), text);
    return found.goal && linkTo(found.goal);
  } catch (error) {
    console.error(error);
    if (turn === current) show(undefined, sayings.failed);
    return undefined;
  }
}

// What stands there answers an older question until the new answer comes.
function wait() {
  setBusy(true);
  waiting ??= setTimeout(() => { status.textContent = sayings.wait; }, patience);
}

function setBusy(isBusy) {
  for (const section of [policyList, clauseList]) section.setAttribute("aria-busy", isBusy);
}

function messageFor(count, text) {
  if (count === 0) return sayings.none.replace("{query}", () => text);
  if (count === 1) return sayings.one;
  return sayings.many.replace("{count}", () => count.toLocaleString(document.documentElement.lang));
}

function show(found = { policies: [], clauses: [] }, message = "", text = "") {
  clearTimeout(waiting);
  waiting = undefined;
  setBusy(false);
  fill(policyList, found.policies.map((policy) => policyItem(policy, found.concepts)));
  fill(clauseList, found.clauses.slice(0, shown).map((clause) => clauseItem(clause, found.concepts)));
  more.hidden = !found.hasMore;
  status.textContent = message;
  const near = found.count < 3 ? found.suggestions : [];
  suggestions.hidden = !near.length;
  suggestions.replaceChildren(near.length ? `${sayings.suggest} ` : "", ...near.flatMap(([word, other], at) => {
    const better = text.replace(new RegExp(escaped(word), "i"), () => other);
    const link = new URL(location.href);
    link.searchParams.set("q", better);
    return [at ? ", " : "", make("a", { href: link.href }, better)];
  }));
}

function fill(section, items) {
  section.hidden = !items.length;
  section.querySelector("ol").replaceChildren(...items);
}

// What is found

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const linkTo = ({ link, isLabel, pieces, piece }) => new URL(`${link}#${(isLabel ? pieces[0] : piece).address}`, site).href;
const joined = (parts, sign) => parts.filter(Boolean).join(sign);
const withMarks = (text, concepts) => excerpt(text, marksIn(words(text), concepts));

// Of a text that is not in the language of the page.
const spoken = (language) => (language ? { lang: language } : {});

function policyItem({ title, link, council, remark, purpose, aliases, language }, concepts) {
  const named = aliases.filter((alias) => marksIn(words(alias), concepts).length);
  return make("li", {},
    make("a", { className: "title", href: new URL(link, site).href, ...spoken(language) }, ...withMarks(title, concepts)),
    make("span", { className: "of" }, joined([council, remark, ...named], " · ")),
    ...purpose ? [make("p", spoken(language), ...withMarks(purpose, concepts))] : []);
}

function clauseItem(hit, concepts) {
  const title = hit.heading || (hit.label ? "" : hit.policy);
  return make("li", {},
    make("a", { className: "title", href: linkTo(hit), ...spoken(hit.language) },
      ...hit.label ? [make("span", { className: "label" }, hit.label), " "] : [],
      ...title ? withMarks(title, concepts) : [hit.policy]),
    make("span", { className: "of" }, joined([joined([hit.policy, hit.council], ", "), hit.remark], " · ")),
    ...hit.piece.text ? [make("p", spoken(hit.language), ...excerpt(hit.piece.text, hit.marks))] : [],
    ...hit.others.length ? [make("p", { className: "also" }, `${sayings.same} `, ...hit.others.flatMap((other, at) => [
      at ? "; " : "", make("a", { href: linkTo(other) },
        joined([joined([other.policy, other.council], ", "), other.label], " "))]))] : []);
}

// A text with its marks; of a long one what stands around the first of them.
function excerpt(text, marks) {
  const length = 280;
  let [from, to] = [0, text.length];
  if (text.length > length) {
    from = Math.max(0, (marks[0]?.start ?? 0) - 70);
    if (from > 0) from = text.indexOf(" ", from) + 1;
    to = Math.min(text.length, from + length);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  }
  const pieces = from > 0 ? ["… "] : [];
  let at = from;
  for (const { start, end } of marks) {
    if (start < at || end > to) continue;
    pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at, to), to < text.length ? " …" : ""];
}

// The address carries the query; going back brings the one before.

function address() {
  const link = new URL(location.pathname, location.href);
  for (const [name, value] of new FormData(form)) if (value) link.searchParams.set(name, value);
  return link.href;
}

function readAddress() {
  const asked = new URL(location.href).searchParams;
  const { q, council, only, texts } = form.elements;
  q.value = asked.get("q") ?? "";
  for (const list of [council, texts]) {
    if (!list) continue;
    list.value = asked.get(list.name) ?? "";
    if (list.selectedIndex === -1) list.value = "";
  }
  if (only) only.checked = asked.has("only");
  shown = perPage;
}

form.addEventListener("input", () => {
  history.replaceState(null, "", address());
  shown = perPage;
  run();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (address() !== location.href) history.pushState(null, "", address());
  const goal = await run();
  if (goal) location.assign(goal);
});
more.addEventListener("click", async () => {
  const { children } = clauseList.querySelector("ol");
  const before = children.length;
  shown += perPage;
  await run();
  children[before]?.querySelector("a").focus();
});
addEventListener("popstate", () => { readAddress(); run(); });

readAddress();
const isBack = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
run().then((goal) => {
  // Who typed a clause's number on another page goes straight there, and comes back past this page.
  if (goal && !isBack) location.replace(goal);
});
