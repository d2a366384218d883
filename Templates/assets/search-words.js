// Words and their stems, as WordScan.swift and WordStem.swift make them for the index: whoever changes one changes
// both.

const wordShape = /(?:[a-z]-(?=[a-z]))?[\p{Alphabetic}0-9\u00ad\u0300-\u036f]+/giu;
const encoder = new TextEncoder();
const longest = new Uint8Array(16);

// A word as the index has it; a character is never cut in the middle.
function plain(word) {
  const letters = word.toLowerCase().replace(/[-\u00ad\u0300-\u036f]/g, "")
    .replace(/[à-ÿŵŷ]/g, (letter) => letter.normalize("NFD")[0]);
  return letters.slice(0, encoder.encodeInto(letters, longest).read);
}

// The words of a text that count, each with where it stands.
export function words(text) {
  return [...text.matchAll(wordShape)]
    .map((match) => ({ word: plain(match[0]), start: match.index, end: match.index + match[0].length }))
    .filter(({ word }) => word.length > 1 || /[0-9]/.test(word));
}

// Words that begin so have a stem of their own.
const keptApart = ["officer", "polite", "responsib", "communica", "authori", "localism"];
const endings = (list) => list.split(" ").map((pair) => pair.split(":"));
const longEndings = endings("ational:ate tional:tion enci:ence anci:ance izer:ize abli:able alli:al entli:ent"
  + " eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al"
  + " iviti:ive biliti:ble");
const adjectiveEndings = endings("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");
const lastEndings = ("al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize").split(" ");
const known = new Map();

// The stem of an English word.
export function stem(word) {
  if (!known.has(word)) {
    const apart = keptApart.find((start) => word.startsWith(start));
    known.set(word, apart ?? (isPlain(word) ? porter(word) : word));
  }
  return known.get(word);
}

// The stems by which the texts of an index may have a word: with Welsh texts among them, also that of a Welsh word.
export function stems(word, { welsh } = {}) {
  return welsh ? [...new Set([welshStem(word), stem(word)])] : [stem(word)];
}

const isPlain = (word) => word.length > 2 && !/[^a-z]/.test(word);

// As WelshStem.swift does it: plurals, and the letters that a word may begin with after others.
const beginnings = endings("ff:ff ngh: ng: ch: c: g: mh:b ph:b p:b b:b m:b f:b nh:d th:d dd:d t:d d:d ll:l rh:r"
  + " ha:a he:e hi:i ho:o hu:u hw:w hy:y");

export function welshStem(word) {
  if (!isPlain(word)) return word;
  const short = word.replace(/(?<=.{4})(iau|oedd|ion|au|i)$/, "");
  const found = beginnings.find(([start]) => short.startsWith(start));
  return found && short.length - found[0].length > 1 ? found[1] + short.slice(found[0].length) : short;
}

// Vowels and consonants; y is a vowel after a consonant.
function shape(word) {
  let shape = "";
  for (const [at, letter] of [...word].entries()) {
    shape += "aeiou".includes(letter) || (letter === "y" && shape[at - 1] === "c") ? "v" : "c";
  }
  return shape;
}

// How often vowels are followed by consonants.
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

// How many letters must be changed, put in or left out to make one word of the other.
export function distance(one, other) {
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
