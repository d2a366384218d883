// Searches the site by clause, from the small files below search/ that the portal writes (SearchIndex.swift).
// A query reads one list of where everything is, a file for each of its words, and the clauses it shows.
// Nothing that is found is ever put on the page as markup.
const form = document.querySelector("form.search");
const { root, one, many, none, suggest, same, failed } = form.dataset;
const base = new URL(root, location.href);
const status = document.querySelector("[role=status]");
const suggestions = document.querySelector(".suggestions");
const policyList = document.querySelector("#_policies");
const clauseList = document.querySelector("#_clauses");
const more = clauseList.querySelector("button");
const perPage = 10;

// Files

const files = new Map();
function load(name) {
  if (!files.has(name)) {
    files.set(name, fetch(new URL(`search/${name}.json`, base)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${name}`);
      return answer.json();
    }));
    files.get(name).catch(() => files.delete(name));
  }
  return files.get(name);
}

// Words, as WordScan.swift and WordStem.swift have them

const wordShape = /(?:[a-z]-(?=[a-z]))?[\p{Alphabetic}0-9\u00ad\u0300-\u036f]+/giu;
const encoder = new TextEncoder();

function plain(word) {
  const letters = word.toLowerCase().replace(/[-\u00ad\u0300-\u036f]/g, "")
    .replace(/[à-ÿŵŷ]/g, (letter) => letter.normalize("NFD")[0]);
  if (letters.length < 6) return letters;
  let [kept, size] = ["", 0];
  for (const letter of letters) {
    size += encoder.encode(letter).length;
    if (size > 16) break;
    kept += letter;
  }
  return kept;
}

function words(text) {
  return [...text.matchAll(wordShape)]
    .map((match) => ({ word: plain(match[0]), start: match.index, end: match.index + match[0].length }))
    .filter(({ word }) => word.length > 1 || /[0-9]/.test(word));
}

const endings = (list) => list.split(" ").map((pair) => pair.split(":"));
const longEndings = endings("ational:ate tional:tion enci:ence anci:ance izer:ize abli:able alli:al entli:ent"
  + " eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al"
  + " iviti:ive biliti:ble");
const adjectiveEndings = endings("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");
const lastEndings = ("al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize").split(" ");
const stems = new Map();
let keptApart = [];

function stem(word) {
  if (!stems.has(word)) {
    const apart = keptApart.find(([start]) => word.startsWith(start));
    stems.set(word, apart ? apart[1] : word.length < 3 || /[^a-z]/.test(word) ? word : porter(word));
  }
  return stems.get(word);
}

function shape(word) {
  let shape = "";
  for (const [at, letter] of [...word].entries()) {
    shape += "aeiou".includes(letter) || (letter === "y" && shape[at - 1] === "c") ? "v" : "c";
  }
  return shape;
}
const measure = (word) => (shape(word).match(/vc/g) ?? []).length;
const endsShort = (word) => /cvc$/.test(shape(word)) && !/[wxy]$/.test(word);

function replaceEnding(word, list) {
  const found = list.find(([old]) => word.endsWith(old));
  if (!found) return word;
  const rest = word.slice(0, -found[0].length);
  return measure(rest) > 0 ? rest + found[1] : word;
}

function porter(word) {
  if (/(ss|i)es$/.test(word)) word = word.slice(0, -2);
  else if (/[^s]s$/.test(word)) word = word.slice(0, -1);
  const past = word.match(/(eed|ed|ing)$/);
  if (past) {
    const rest = word.slice(0, past.index);
    if (past[0] === "eed") {
      if (measure(rest) > 0) word = word.slice(0, -1);
    } else if (shape(rest).includes("v")) {
      word = rest;
      if (/(at|bl|iz)$/.test(word)) word += "e";
      else if (/([^aeioulsz])\1$/.test(word)) word = word.slice(0, -1);
      else if (measure(word) === 1 && endsShort(word)) word += "e";
    }
  }
  if (/y$/.test(word) && shape(word.slice(0, -1)).includes("v")) word = word.slice(0, -1) + "i";
  word = replaceEnding(replaceEnding(word, longEndings), adjectiveEndings);
  const last = lastEndings.find((ending) => word.endsWith(ending));
  if (last) {
    const rest = word.slice(0, -last.length);
    if (measure(rest) > 1 && (last !== "ion" || /[st]$/.test(rest))) word = rest;
  }
  if (word.endsWith("e")) {
    const rest = word.slice(0, -1);
    if (measure(rest) > 1 || (measure(rest) === 1 && !endsShort(rest))) word = rest;
  }
  if (word.endsWith("ll") && measure(word.slice(0, -1)) > 1) word = word.slice(0, -1);
  return word;
}

// What is asked

const escaped = (text) => text.replace(/[^\p{Alphabetic}0-9\s]/gu, "\\$&");
const labelShape = new RegExp("(?:\\b(clause|section|paragraph|para|article|part|schedule|appendix|annex|s|cl)s?[.\\s]+|§\\s*)?"
  + "((?:[a-z]\\.?)?\\d+(?:\\.\\d+)*|[ivxl]+(?:\\.\\d+)+)((?:[.\\s]*\\([a-z0-9]{1,5}\\)|\\s*[a-z]{1,4}\\)|\\.[a-z]{1,4}\\b)*)[.:]?\\s*$", "i");

function readQuery(text, index) {
  const query = { phrases: [], concepts: [], named: undefined, labels: [] };
  let rest = text.replace(/["“”]([^"“”]+)["“”]?/g, (_, phrase) => {
    query.phrases.push(words(phrase).map(({ word }) => word));
    return ` ${phrase} `;
  });
  // A council's name says whose texts are meant, and is looked for in none.
  for (const [number, [slug, name]] of index.councils.entries()) {
    const pattern = new RegExp(`(?<![\\p{Alphabetic}0-9])(?:${escaped(name)}|${escaped(slug).replaceAll("\\-", "[- ]")})`
      + "(?:['’]s)?(?![\\p{Alphabetic}0-9])", "iu");
    if (index.councils.length > 1 && pattern.test(rest)) {
      query.named = number;
      rest = rest.replace(pattern, " ");
      break;
    }
  }
  const label = rest.match(labelShape);
  if (label) {
    const before = rest.slice(0, label.index);
    if (label[1] || /[.)]/.test(label[2] + label[3]) || !before.trim()) {
      const parts = [label[2], ...label[3].split(/[^a-z0-9]+/i)].filter((part) => part);
      const address = parts.join(".").toLowerCase();
      query.labels = label[1] ? [`${label[1].toLowerCase()}-${address}`, address] : [address];
      rest = before;
    }
  }
  const passed = new Set(index.passed.split(" "));
  const found = words(rest);
  for (const [at, { word, end }] of found.entries()) {
    if (passed.has(word) || query.concepts.some((concept) => concept.stem === stem(word))) continue;
    const isOpen = at === found.length - 1 && end === rest.length && !/\s$/.test(text);
    query.concepts.push({ word, stem: stem(word), isOpen });
  }
  query.asked = found.map(({ word }) => word);
  return query;
}

// Terms and where they stand

async function termFile(index, term) {
  let [low, high] = [0, index.terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.terms[middle] <= term) low = middle + 1; else high = middle;
  }
  return low > 0 ? load(`terms/${low - 1}`) : {};
}

// The terms that stand for what was asked, each with how much it counts: the word itself, words of the same
// meaning, and while a word is still being typed those it may become.
async function expand(concept, index) {
  const own = await termFile(index, concept.stem);
  const terms = new Map();
  if (Object.hasOwn(own, concept.stem)) {
    terms.set(concept.stem, { weight: 1, entry: own[concept.stem] });
  } else if (concept.isOpen && concept.word.length > 2) {
    const longer = Object.keys(own)
      .filter((term) => term.startsWith(concept.stem) || (own[term][0] || term).startsWith(concept.word))
      .sort((a, b) => own[b][3] - own[a][3]).slice(0, 6);
    for (const term of longer) terms.set(term, { weight: 0.9, entry: own[term] });
  }
  for (const group of index.synonyms.filter((group) => group.includes(concept.stem))) {
    for (const other of group.filter((other) => !terms.has(other))) {
      const file = await termFile(index, other);
      if (Object.hasOwn(file, other)) terms.set(other, { weight: 0.75, entry: file[other] });
    }
  }
  if (!terms.size) concept.near = nearest(concept, own);
  return terms;
}

function nearest(concept, file) {
  return Object.entries(file).filter(([term]) => !term.startsWith("#"))
    .map(([term, [word]]) => ({ word: word || term, steps: steps(concept.word, word || term) }))
    .filter(({ word, steps }) => steps <= (word.length > 7 ? 3 : word.length > 4 ? 2 : 1))
    .sort((a, b) => a.steps - b.steps).slice(0, 3).map(({ word }) => word);
}

// How many letters must be changed, put in or left out to make one word of the other.
function steps(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [at, wanted] of [...other].entries()) {
      next.push(Math.min(row[at] + (letter === wanted ? 0 : 1), row[at + 1] + 1, next[at] + 1));
    }
    row = next;
  }
  return row.at(-1);
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const values = new Map([...digits].map((digit, value) => [digit, value]));

function forEachPosting(coded, visit) {
  for (const [place, level] of coded.split(" ").entries()) {
    let [number, step, shift] = [-1, 0, 0];
    for (const digit of level) {
      const value = values.get(digit);
      step |= (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        number += step + 1;
        visit(number, 8 - place);
        [step, shift] = [0, 0];
      }
    }
  }
}

// Every policy or clause that has any of the concepts: how many of them, and how much it is about them.
function collect(concepts, kind, count) {
  const place = kind === "policies" ? 1 : 3;
  const hits = new Map();
  for (const concept of concepts) {
    const total = Math.max(...[...concept.terms.values()].map(({ entry }) => entry[place]));
    concept.rarity = Math.log(1 + (count - total + 0.5) / (total + 0.5));
    const best = new Map();
    for (const { weight, entry } of concept.terms.values()) {
      forEachPosting(entry[place + 1], (number, level) => {
        if (weight * level > (best.get(number) ?? 0)) best.set(number, weight * level);
      });
    }
    for (const [number, score] of best) {
      const hit = hits.get(number) ?? { number, score: 0, met: 0 };
      hit.score += score * concept.rarity;
      hit.met += 1;
      hits.set(number, hit);
    }
  }
  return [...hits.values()];
}

// Whose a policy or clause is, and where that text stands, follow from its number alone.
function section(index, number, kind) {
  const place = kind === "policies" ? 2 : 3;
  return index.sections.findLast((section) => section[place] <= number);
}

function limit(hits, index, kind, limits) {
  const kept = [];
  for (const hit of hits) {
    const [standing, council] = section(index, hit.number, kind);
    if (!limits.standings.includes(standing)) continue;
    if (limits.only && council !== limits.council) continue;
    hit.inView = council === limits.council || council === limits.named ? 1 : 0;
    kept.push(hit);
  }
  return kept;
}

const inOrder = (a, b) => b.met - a.met || b.inView - a.inView || b.score - a.score || a.number - b.number;

async function record(kind, number, index) {
  const size = index.blocks[kind === "policies" ? 0 : 1];
  const { heads, records } = await load(`${kind}/${Math.floor(number / size)}`);
  return { heads, fields: records[number % size] };
}

async function readClause(hit, index) {
  const { heads, fields } = await record("clauses", hit.number, index);
  const [head, label, heading, ...rest] = fields;
  const pieces = [];
  for (let at = 0; at < rest.length; at += 2) pieces.push({ address: rest[at], text: rest[at + 1] });
  const [policy, link, council, remark] = heads[head];
  return Object.assign(hit, { label, heading, pieces, policy, link, council, remark });
}

// Where to begin reading, and how well that place answers: the words as they were typed before their kin, all
// in one place before scattered ones, near each other before far apart, in the order of the question before all.
function judge(hit, { concepts, asked, phrases }) {
  Object.assign(hit, { piece: hit.pieces[0], marks: [] });
  const whole = concepts.reduce((sum, { rarity }) => sum + rarity, 0);
  let best = 0;
  for (const piece of [{ text: hit.heading, isHeading: true }, ...hit.pieces]) {
    const found = words(piece.text);
    const marks = marksIn(found, concepts);
    const met = new Map();
    for (const { concept, worth } of marks) met.set(concept, Math.max(worth, met.get(concept) ?? 0));
    let worth = [...met].reduce((sum, [concept, worth]) => sum + worth * concept.rarity, 0) / whole;
    if (met.size > 1) worth += 0.3 * inTurn(marks, concepts) + 0.5 / (1 + (span(marks, met.size) - met.size) / 4);
    if (asked.length > 1 && holds(found.map(({ word }) => word), asked)) worth += 0.6;
    worth *= worth / (1 + found.length / 120);
    if (worth > best) {
      best = worth;
      Object.assign(hit, piece.isHeading ? {} : { piece, marks });
    }
  }
  hit.score = best * Math.sqrt(hit.score);
  const texts = [hit.heading, ...hit.pieces.map(({ text }) => text)].map((text) => words(text).map(({ word }) => word));
  hit.hasPhrases = phrases.every((phrase) => texts.some((text) => holds(text, phrase)));
  hit.stems = new Set(texts.slice(1).flat().map(stem));
  return hit;
}

// The words that answer to one of the concepts, each with how well.
function marksIn(found, concepts) {
  return found.flatMap((word, position) => {
    const term = stem(word.word);
    const concept = concepts.find(({ terms }) => terms.has(term));
    if (!concept) return [];
    const isTyped = word.word === concept.word || word.word === `${concept.word}s` || `${word.word}s` === concept.word;
    return [{ ...word, position, concept, worth: isTyped ? 1 : concept.terms.get(term).weight * 0.9 }];
  });
}

// How many of the concepts follow soon after the one before, as they were asked.
function inTurn(marks, concepts) {
  const follows = concepts.slice(1).filter((concept, at) => marks.some((mark) => mark.concept === concepts[at]
    && marks.some((next) => next.concept === concept && next.position > mark.position
      && next.position - mark.position < 6)));
  return follows.length / (concepts.length - 1);
}

// The fewest words in a row that hold so many of the concepts.
function span(marks, wanted) {
  let shortest = Infinity;
  for (const [from, { position }] of marks.entries()) {
    const seen = new Set();
    for (const mark of marks.slice(from)) {
      seen.add(mark.concept);
      if (seen.size === wanted) {
        shortest = Math.min(shortest, mark.position - position + 1);
        break;
      }
    }
  }
  return shortest;
}

const holds = (text, phrase) => text.some((_, at) => phrase.every((word, offset) => text[at + offset] === word));

function isSame(one, other) {
  if (one.stems.size < 5) return false;
  const common = [...one.stems].filter((stem) => other.stems.has(stem)).length;
  return 2 * common >= 0.9 * (one.stems.size + other.stems.size);
}

async function answer(text, settings) {
  const index = await load("index");
  keptApart = index.apart;
  const query = readQuery(text, index);
  const council = index.councils.findIndex(([slug]) => slug === settings.council);
  const limits = {
    council: council < 0 ? query.named : council, named: query.named, only: settings.only && council >= 0,
    standings: { force: [0], proposed: [1], old: [2] }[settings.texts] ?? [0, 1],
  };
  await Promise.all(query.concepts.map(async (concept) => { concept.terms = await expand(concept, index); }));
  const concepts = query.concepts.filter(({ terms }) => terms.size);
  let policies = limit(collect(concepts, "policies", index.policies), index, "policies", limits).sort(inOrder);
  let clauses = limit(collect(concepts, "clauses", index.clauses), index, "clauses", limits).sort(inOrder);
  if (!query.concepts.length && query.named !== undefined && !query.labels.length) {
    policies = limit(Array.from({ length: index.policies }, (_, number) => ({ number, score: 0, met: 0 })),
      index, "policies", { ...limits, only: true, council: query.named });
  }
  const most = Math.max(clauses[0]?.met ?? 0, policies[0]?.met ?? 0);
  policies = policies.filter(({ met }) => met === most);
  const full = clauses.filter(({ met }) => met === most);
  clauses = full.length < 5 ? clauses.filter(({ met }) => met >= Math.max(1, most - 1)) : full;
  const labelled = await findLabels(query, index, limits);
  if (labelled.length) policies = [];
  clauses = [...labelled, ...clauses.filter(({ number }) => !labelled.some((hit) => hit.number === number))];
  return { index, policies, clauses, labelled, question: { ...query, concepts },
    suggestions: query.concepts.flatMap(({ word, near }) => (near ?? []).map((other) => [word, other])) };
}

async function findLabels(query, index, limits) {
  for (const label of query.labels) {
    const term = plainLabel(label);
    const file = await termFile(index, term);
    if (!Object.hasOwn(file, term)) continue;
    const hits = [];
    forEachPosting(file[term][4], (number) => hits.push({ number, score: 0, met: 99, isLabel: true }));
    const kept = limit(hits, index, "clauses", { ...limits, only: limits.only || query.named !== undefined });
    if (!kept.length) continue;
    // Words beside the label say which policy is meant.
    const read = await Promise.all(kept.sort(inOrder).slice(0, 12).map((hit) => readClause(hit, index)));
    for (const hit of read) {
      const title = words(hit.policy).map(({ word }) => stem(word));
      hit.score = query.concepts.filter(({ stem }) => title.includes(stem)).length;
    }
    return read.sort(inOrder);
  }
  return [];
}

function plainLabel(label) {
  const term = `#${label}`;
  return term.slice(0, 16);
}

// What is shown

function make(name, settings = {}, ...children) {
  const { href, ...rest } = settings;
  const element = Object.assign(document.createElement(name), rest);
  if (href) element.setAttribute("href", href);
  element.append(...children);
  return element;
}

function marked(text, marks) {
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
  pieces.push(text.slice(at, to), to < text.length ? " …" : "");
  return pieces;
}

const linkTo = (hit) => new URL(`${hit.link}#${hit.isLabel ? hit.pieces[0].address : hit.piece.address}`, base).href;
const councilName = (index, number) => index.councils.length > 1 ? `, ${index.councils[number][1]}` : "";

function showPolicy({ fields }, concepts, index) {
  const withMarks = (text) => marked(text, marksIn(words(text), concepts));
  const [title, link, council, remark, purpose, aliases] = fields;
  const named = aliases.filter((alias) => marksIn(words(alias), concepts).length);
  return make("li", {},
    make("a", { className: "title", href: new URL(link, base).href }, ...withMarks(title)),
    make("span", { className: "of" }, [index.councils.length > 1 ? index.councils[council][1] : "", remark, ...named]
      .filter((text) => text).join(" · ")),
    ...purpose ? [make("p", {}, ...withMarks(purpose))] : []);
}

function showClause(hit, concepts, index) {
  const title = hit.heading || (hit.label ? "" : hit.policy);
  return make("li", {},
    make("a", { className: "title", href: linkTo(hit) },
      ...hit.label ? [make("span", { className: "label" }, hit.label), " "] : [],
      ...title ? marked(title, marksIn(words(title), concepts)) : [hit.policy]),
    make("span", { className: "of" }, hit.policy + councilName(index, hit.council)
      + (hit.remark ? ` · ${hit.remark}` : "")),
    ...hit.piece.text ? [make("p", {}, ...marked(hit.piece.text, hit.marks))] : [],
    ...hit.others.length ? [make("p", { className: "also" }, `${same} `, ...hit.others.flatMap((other, at) => [
      at ? "; " : "", make("a", { href: linkTo(other) },
        `${other.policy}${councilName(index, other.council)}${other.label ? ` ${other.label}` : ""}`)]))] : []);
}

let current = 0;
let shown = perPage;

async function run() {
  const turn = ++current;
  const text = form.elements.q.value.trim();
  const settings = {
    council: form.elements.council?.value, only: form.elements.only?.checked, texts: form.elements.texts.value,
  };
  if (!text) return show([], [], "");
  try {
    const found = await answer(text, settings);
    const { index, question } = found;
    const policies = await Promise.all(found.policies.slice(0, shown / 2).map((hit) => record("policies", hit.number, index)));
    // A few more than are shown are read, and put in order by how near the words stand to each other.
    const window = question.phrases.length ? shown + 30 : shown + 8;
    const read = await Promise.all(found.clauses.slice(0, window).map((hit) => readClause(hit, index)));
    if (turn !== current) return undefined;
    const clauses = [];
    for (const hit of read.map((hit) => judge(hit, question)).sort(inOrder)) {
      if (!hit.hasPhrases) continue;
      const like = clauses.find((other) => isSame(hit, other));
      if (like) like.others.push(hit); else clauses.push(Object.assign(hit, { others: [] }));
    }
    const isPhrase = question.phrases.length > 0;
    const policyHits = isPhrase
      ? policies.filter(({ fields }) => question.phrases.every((phrase) => holds(words(`${fields[0]} ${fields[4]}`).map(({ word }) => word), phrase)))
      : policies;
    const count = isPhrase ? policyHits.length + clauses.length : found.policies.length + found.clauses.length;
    show(policyHits.map((hit) => showPolicy(hit, question.concepts, index)),
      clauses.slice(0, shown).map((hit) => showClause(hit, question.concepts, index)),
      count === 0 ? none.replace("{query}", () => text)
        : count === 1 ? one : many.replace("{count}", () => count.toLocaleString(document.documentElement.lang)),
      count < 3 ? found.suggestions : [], text, found.clauses.length > shown);
    return found.labelled.length && (found.labelled.length === 1 || found.labelled[0].score > found.labelled[1].score)
      ? linkTo(found.labelled[0]) : undefined;
  } catch (error) {
    console.error(error);
    if (turn === current) show([], [], failed);
    return undefined;
  }
}

function show(policies, clauses, message, near = [], text = "", hasMore = false) {
  for (const [list, hits] of [[policyList, policies], [clauseList, clauses]]) {
    list.hidden = hits.length === 0;
    list.querySelector("ol").replaceChildren(...hits);
  }
  more.hidden = !hasMore;
  status.textContent = message;
  suggestions.hidden = near.length === 0;
  suggestions.replaceChildren(near.length ? `${suggest} ` : "", ...near.flatMap(([word, other], at) => {
    const better = text.replace(new RegExp(escaped(word), "i"), other);
    const link = new URL(location.href);
    link.searchParams.set("q", better);
    return [at ? ", " : "", make("a", { href: link.href }, better)];
  }));
}

// The address carries the query; going back brings the one before.

function address() {
  const link = new URL(location.pathname, location.href);
  for (const [name, value] of new FormData(form)) if (value) link.searchParams.set(name, value);
  return link.href;
}

function fill() {
  const asked = new URL(location.href).searchParams;
  for (const name of ["q", "council", "texts"]) if (form.elements[name]) form.elements[name].value = asked.get(name) ?? "";
  if (form.elements.council?.selectedIndex === -1) form.elements.council.value = "";
  if (form.elements.texts.selectedIndex === -1) form.elements.texts.value = "";
  if (form.elements.only) form.elements.only.checked = asked.has("only");
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
  const list = clauseList.querySelector("ol");
  const before = list.children.length;
  shown += perPage;
  await run();
  list.children[before]?.querySelector("a").focus();
});
addEventListener("popstate", () => { fill(); run(); });

fill();
const isBack = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
run().then((goal) => {
  // Who typed a clause's number on another page goes straight there, and comes back past this page.
  if (goal && !isBack) location.replace(goal);
  else if (!form.elements.q.value) form.elements.q.focus();
});
