// Asks the search index of the site, the small files below search/ that the portal writes (SearchIndex.swift).
// A query reads one list of where everything is, a file for each of its words, and the clauses it may show.
import { distance, stem, stems, words } from "./search-words.js";

// The page to search on lies in the folder of its index: each language has its own.
const folder = new URL("./", location.href);
const files = new Map();

// A file of the index, read once.
function load(name) {
  if (!files.has(name)) {
    files.set(name, fetch(new URL(`${name}.json`, folder)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${name}`);
      return answer.json();
    }));
    files.get(name).catch(() => files.delete(name));
  }
  return files.get(name);
}

// What a query finds: policies, then clauses, those that answer best first; so many clauses at least are put in
// order. `goal` is the one clause that was asked for by its number.
export async function search(text, settings, most) {
  const index = await load("index");
  const query = readQuery(text, index);
  const limits = limitsOf(settings, query, index);
  await Promise.all(query.concepts.map(async (concept) => { concept.terms = await expand(concept, index); }));
  const question = { ...query, concepts: query.concepts.filter(({ terms }) => terms.size) };
  const labelled = await findLabels(query, index, limits);
  const [policyHits, clauseHits] = await choose(question, index, limits, labelled);
  const [policies, clauses] = await Promise.all([
    Promise.all(policyHits.slice(0, most / 2).map((hit) => readPolicy(hit, index))),
    // A few more than are shown are read, and put in order by how near the words stand to each other.
    Promise.all(clauseHits.slice(0, most + (question.phrases.length ? 20 : 8)).map((hit) => readClause(hit, index))),
  ]);
  const best = group(clauses.map((hit) => judge(hit, question)).filter((hit) => hit.hasPhrases).sort(inOrder));
  const quoted = policies.filter(({ title, purpose }) => question.phrases.every((phrase) => (
    holds(plainWords(`${title} ${purpose}`), phrase))));
  const isOneGoal = labelled.length === 1 || labelled[0]?.score > labelled[1]?.score;
  return {
    policies: quoted, clauses: best, concepts: question.concepts,
    count: question.phrases.length ? quoted.length + best.length : policyHits.length + clauseHits.length,
    hasMore: clauseHits.length > most,
    goal: isOneGoal ? labelled[0] : undefined,
    suggestions: query.concepts.flatMap(({ word, near }) => (near ?? []).map((other) => [word, other])),
  };
}

// What is asked

// A text as a pattern: what has a meaning there is escaped, and nothing else may be.
export const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
// In Welsh each under its English name, which the addresses have.
const welshUnits = {
  adran: "section", atodiad: "appendix", atodlen: "schedule", cymal: "clause", erthygl: "article",
  paragraff: "paragraph", rhan: "part",
};
const units = ["clause|section|paragraph|para|article|part|schedule|appendix|annex|s|cl", ...Object.keys(welshUnits)]
  .join("|");
const labelShape = new RegExp(`(?:\\b(${units})s?[.\\s]+|§\\s*)?((?:[a-z]\\.?)?\\d+(?:\\.\\d+)*|[ivxl]+(?:\\.\\d+)+)`
  + "((?:[.\\s]*\\([a-z0-9]{1,5}\\)|\\s*[a-z]{1,4}\\)|\\.[a-z]{1,4}\\b)*)[.:]?\\s*$", "i");
const plainWords = (text) => words(text).map(({ word }) => word);

// Parts a query into phrases between quotation marks, a council, a clause's number at its end, and concepts: what is
// left, word by word.
function readQuery(text, index) {
  const phrases = [];
  let rest = text.replace(/["“”]([^"“”]+)["“”]?/g, (_, phrase) => {
    phrases.push(plainWords(phrase));
    return ` ${phrase} `;
  });
  // A council's name says whose texts are meant, and is looked for in none.
  const named = index.councils.length > 1 ? index.councils.findIndex((council) => namePattern(council).test(rest)) : -1;
  if (named >= 0) rest = rest.replace(namePattern(index.councils[named]), " ");
  const label = readLabel(rest);
  if (label) rest = rest.slice(0, label.start);
  const passed = new Set(index.passed.split(" "));
  const found = words(rest);
  const concepts = new Map();
  for (const [at, { word, end }] of found.entries()) {
    const kin = stems(word, index);
    if (passed.has(word) || concepts.has(kin[0])) continue;
    const isOpen = at === found.length - 1 && end === rest.length && !/\s$/.test(text);
    concepts.set(kin[0], { word, stem: kin[0], stems: kin, welsh: index.welsh, isOpen });
  }
  return {
    phrases, named, labels: label?.addresses ?? [], concepts: [...concepts.values()],
    asked: found.map(({ word }) => word),
  };
}

function namePattern([slug, name]) {
  return new RegExp(`(?<![\\p{Alphabetic}0-9])(?:${escaped(name)}|${slug.replaceAll("-", "[- ]")})`
    + "(?:['’]s)?(?![\\p{Alphabetic}0-9])", "iu");
}

// A plain number behind other words, such as a year, is none.
function readLabel(text) {
  const match = text.match(labelShape);
  if (!match) return undefined;
  const [, unit, number, places] = match;
  if (!unit && !/[.)]/.test(number + places) && text.slice(0, match.index).trim()) return undefined;
  const address = [number, ...places.split(/[^a-z0-9]+/i)].filter(Boolean).join(".").toLowerCase();
  const name = unit?.toLowerCase();
  return { start: match.index, addresses: unit ? [`${welshUnits[name] ?? name}-${address}`, address] : [address] };
}

// A council that is named counts for more than the one from whose pages the reader comes.
function limitsOf(settings, { named }, index) {
  const inView = index.councils.findIndex(([slug]) => slug === settings.council);
  return {
    council: named < 0 ? inView : named, only: settings.only && inView >= 0,
    // In the order of SearchedPolicy.Standing.
    standings: { force: [0], proposed: [1], old: [2] }[settings.texts] ?? [0, 1],
  };
}

// Terms

async function termFile(index, term) {
  let [low, high] = [0, index.terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.terms[middle] <= term) low = middle + 1; else high = middle;
  }
  return new Map(Object.entries(low > 0 ? await load(`terms/${low - 1}`) : {}));
}

// The terms that stand for what was asked, each with how much it counts: the word itself, words of the same
// meaning, and while a word is still being typed those it may become.
async function expand(concept, index) {
  const own = await termFile(index, concept.stem);
  const terms = new Map();
  for (const stem of concept.stems) {
    const entry = (await termFile(index, stem)).get(stem);
    if (entry) terms.set(stem, { weight: 1, entry });
  }
  if (!terms.size && concept.isOpen && concept.word.length > 2) {
    const longer = [...own]
      .filter(([term, [word]]) => term.startsWith(concept.stem) || (word || term).startsWith(concept.word))
      .sort(([, one], [, other]) => other[3] - one[3]);
    for (const [term, entry] of longer.slice(0, 6)) terms.set(term, { weight: 0.9, entry });
  }
  for (const other of index.synonyms.filter((group) => concept.stems.some((stem) => group.includes(stem))).flat()) {
    const entry = terms.has(other) ? undefined : (await termFile(index, other)).get(other);
    if (entry) terms.set(other, { weight: 0.75, entry });
  }
  if (!terms.size) concept.near = nearest(concept, own);
  return terms;
}

// Words of the texts for which this one may have been meant.
function nearest(asked, terms) {
  const most = asked.word.length > 7 ? 3 : asked.word.length > 4 ? 2 : 1;
  return [...terms].filter(([term]) => !term.startsWith("#"))
    .map(([term, [word]]) => ({
      word: word || term, steps: Math.min(distance(asked.word, word || term), distance(asked.stem, term)),
    }))
    .filter(({ steps }) => steps <= most)
    .sort((one, other) => one.steps - other.steps).slice(0, 3).map(({ word }) => word);
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const values = new Map([...digits].map((digit, value) => [digit, value]));

// As PostingList.swift codes them.
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

// Hits

const inOrder = (one, other) => other.met - one.met || other.inView - one.inView || other.score - one.score
  || one.number - other.number;

// The policies and the clauses that have most of the concepts, the likeliest first.
async function choose({ concepts, labels, named }, index, limits, labelled) {
  const [policies, clauses] = ["policies", "clauses"]
    .map((kind) => limit(collect(concepts, kind, index[kind]), index, kind, limits).sort(inOrder));
  if (!concepts.length && named >= 0 && !labels.length) {
    const all = Array.from({ length: index.policies }, (_, number) => ({ number, score: 0, met: 0 }));
    return [limit(all, index, "policies", { ...limits, only: true }), []];
  }
  const most = Math.max(clauses[0]?.met ?? 0, policies[0]?.met ?? 0);
  const full = clauses.filter(({ met }) => met === most);
  const others = (full.length < 5 ? clauses.filter(({ met }) => met >= Math.max(1, most - 1)) : full)
    .filter(({ number }) => !labelled.some((hit) => hit.number === number));
  return [labelled.length ? [] : policies.filter(({ met }) => met === most), [...labelled, ...others]];
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
function limit(hits, index, kind, limits) {
  const first = kind === "policies" ? 2 : 3;
  return hits.filter((hit) => {
    const [standing, council] = index.sections.findLast((section) => section[first] <= hit.number);
    hit.inView = council === limits.council ? 1 : 0;
    return limits.standings.includes(standing) && !(limits.only && council !== limits.council);
  });
}

async function findLabels(query, index, limits) {
  for (const label of query.labels) {
    const term = `#${label}`.slice(0, 16);
    const entry = (await termFile(index, term)).get(term);
    const hits = [];
    forEachPosting(entry?.[4] ?? "", (number) => hits.push({ number, score: 0, met: 99, isLabel: true }));
    const kept = limit(hits, index, "clauses", { ...limits, only: limits.only || query.named >= 0 });
    if (!kept.length) continue;
    // Words beside the label say which policy is meant.
    const read = await Promise.all(kept.sort(inOrder).slice(0, 12).map((hit) => readClause(hit, index)));
    for (const hit of read) {
      const title = plainWords(hit.policy).flatMap((word) => stems(word, index));
      hit.score = query.concepts.filter((concept) => title.includes(concept.stem)).length;
    }
    return read.sort(inOrder);
  }
  return [];
}

async function record(kind, number, size) {
  const { heads, records } = await load(`${kind}/${Math.floor(number / size)}`);
  return { heads, fields: records[number % size] };
}

// Where all texts are one council's, it need not be named.
const councilOf = (number, { councils }) => (councils.length > 1 ? councils[number][1] : "");

async function readPolicy({ number }, index) {
  const { fields } = await record("policies", number, index.blocks[0]);
  const [title, link, council, remark, purpose, aliases, language] = fields;
  return { title, link, council: councilOf(council, index), remark, purpose, aliases, language };
}

async function readClause(hit, index) {
  const { heads, fields: [head, label, heading, ...rest] } = await record("clauses", hit.number, index.blocks[1]);
  const pieces = [];
  for (let at = 0; at < rest.length; at += 2) pieces.push({ address: rest[at], text: rest[at + 1] });
  const [policy, link, council, remark, language] = heads[head];
  return { ...hit, label, heading, pieces, policy, link, council: councilOf(council, index), remark, language };
}

// How well they answer

// Where to begin reading, and how well that place answers: the words as they were typed before their kin, all
// in one place before scattered ones, near each other before far apart, in the order of the question before all.
function judge(hit, { concepts, asked, phrases }) {
  const whole = concepts.reduce((sum, { rarity }) => sum + rarity, 0);
  let best = 0;
  let place = { piece: hit.pieces[0], marks: [] };
  const texts = [];
  for (const piece of [{ text: hit.heading, isHeading: true }, ...hit.pieces]) {
    const found = words(piece.text);
    const plain = found.map(({ word }) => word);
    texts.push(plain);
    const marks = marksIn(found, concepts);
    const met = new Map();
    for (const { concept, worth } of marks) met.set(concept, Math.max(worth, met.get(concept) ?? 0));
    let worth = [...met].reduce((sum, [concept, worth]) => sum + worth * concept.rarity, 0) / whole;
    if (met.size > 1) worth += 0.3 * inTurn(marks, concepts) + 0.5 / (1 + (span(marks, met.size) - met.size) / 4);
    if (asked.length > 1 && holds(plain, asked)) worth += 0.6;
    worth *= worth / (1 + found.length / 120);
    if (worth > best) {
      best = worth;
      if (!piece.isHeading) place = { piece, marks };
    }
  }
  return {
    ...hit, ...place, score: best * Math.sqrt(hit.score),
    hasPhrases: phrases.every((phrase) => texts.some((text) => holds(text, phrase))),
    stems: new Set(texts.slice(1).flat().map(stem)),
  };
}

// The words that answer to one of the concepts, each with how well.
export function marksIn(found, concepts) {
  return found.flatMap((word, position) => {
    const kin = stems(word.word, concepts[0]);
    const concept = concepts.find(({ terms }) => kin.some((term) => terms.has(term)));
    if (!concept) return [];
    const term = kin.find((term) => concept.terms.has(term));
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

// Clauses that say the same stand together, the others behind the first.
function group(hits) {
  const groups = [];
  for (const hit of hits) {
    const first = groups.find((other) => isSame(hit, other));
    if (first) first.others.push(hit); else groups.push({ ...hit, others: [] });
  }
  return groups;
}

function isSame(one, other) {
  if (one.stems.size < 5) return false;
  const common = [...one.stems].filter((stem) => other.stems.has(stem)).length;
  return 2 * common >= 0.9 * (one.stems.size + other.stems.size);
}
