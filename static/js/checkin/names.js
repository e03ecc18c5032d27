/** Vietnamese names as `core/names.py` reads them: one spelling of the text, search without marks, filing order. */

const APOSTROPHES = "'\u2019\u2018`\u00b4\u02bc\u02b9\u2032\u201b\uff07"
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "g")
const MARKS = /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g
const UNSEEN = /([\p{L}\p{Nl}\p{No}])([\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+)(?=([\p{L}\p{Nl}\p{No}]))/gu
const CLAN_APART = /([\p{L}\p{Nl}\p{No}])' (?=[\p{L}\p{Nl}\p{No}])/gu
const TWIN = /(o|u)([ae\u00e0-\u1ef9y])(?=$|[^\p{L}\p{N}_])/gu
const TWINS = new Set(["oa", "oe", "uy"])
const TONES = "\u0300\u0309\u0303\u0301\u0323"
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/
const UNPRINTED = /\p{C}/u
const ONE_LINE = /^[^\s\x1c-\x1f\x85]+(?: [^\s\x1c-\x1f\x85]+)*$/
const PLAIN = /^[\x20-\x7e]*$/

const spaced = (text) => (ONE_LINE.test(text) ? text : text.split(SPACES).filter(Boolean).join(" "))

/** Any typed text as NFC on one line: no control, hidden or doubled white space. */
export function tidy(text) {
  if (PLAIN.test(text)) return spaced(text)
  const composed = text.normalize("NFC")
  if (!UNPRINTED.test(composed)) return spaced(composed)
  const parted = composed.replace(UNSEEN, (all, before, _unseen, after) => before + (parts(before, after) ? " " : ""))
  const shown = parted.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]/gu, " ").replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
  return spaced(shown.normalize("NFC"))
}

// A hidden sign before a capital that follows a small letter stood between two words.
const parts = (before, after) => /\p{Lowercase}/u.test(before) && /\p{Uppercase}/u.test(after)

/** The text as it is searched: lower case, no marks, one kind of apostrophe and no space behind it. */
export function fold(text) {
  let plain = tidy(text).toLowerCase()
  if (!PLAIN.test(plain)) {
    const marked = plain.replaceAll("\u0111", "d").normalize("NFD")
    plain = marked.replace(APOSTROPHE, "'").replace(MARKS, "").normalize("NFC")
  }
  return clanJoined(spaced(plain.replaceAll("`", "'")))
}

/** The text in lower case with its marks, twins of tone placement spelt one way. */
export function withMarks(text) {
  return clanJoined(tidy(text).toLowerCase().replace(APOSTROPHE, "'").replace(TWIN, toneToTheFront))
}

/** A name as it is compared with another: whoever is told apart only by marks or case goes by the same name. */
export const calledAs = (name) => fold(clean(name))

/** The words of a text: everything but letters, digits and `_` stands between them. */
export const wordsOf = (text) => text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean)

/** Text that sorts, by code point, as Vietnamese offices file people: given, family, middle. */
export function filingKey(name, convention = "family", given = "") {
  const { family, middle, given: called } = split(name, given)
  const after = convention === "middle" ? [middle, family] : [family, middle]
  return [called, ...after].map(alphabetKey).join("")
}

/** A name's three parts; `given` is what a person said it is, when the rule is wrong. */
export function split(name, given = "") {
  const words = clean(name).split(" ")
  const rest = given ? without(words, clean(given).split(" ")) : null
  if (rest) return { family: rest[0] ?? "", middle: rest.slice(1).join(" "), given: clean(given) }
  const marker = fold(words[0])
  const bare = marker.replace(/'+$/, "")
  if (bare === "h" || bare === "y") return clanLast(words, 2)
  if (marker.startsWith("h'")) return clanLast(words, 1)
  if (["ka", "k'", "k"].includes(marker) || words.length === 1) return { family: "", middle: "", given: words.join(" ") }
  if (["cil", "cill"].includes(marker) && words.length > 2) {
    return { family: words[0], middle: "", given: words.slice(1).join(" ") }
  }
  return { family: words[0], middle: words.slice(1, -1).join(" "), given: words.at(-1) }
}

const clean = (name) => tidy(name).replace(/[ .,;]+$/, "").replace(/^[ .,;]+/, "")

function clanLast(words, firstGiven) {
  if (words.length <= firstGiven) return { family: "", middle: "", given: words.join(" ") }
  return { family: words.at(-1), middle: "", given: words.slice(0, -1).join(" ") }
}

function without(words, given) {
  for (let start = words.length - given.length; start >= 0; start -= 1) {
    if (given.every((word, at) => words[start + at] === word)) {
      return [...words.slice(0, start), ...words.slice(start + given.length)]
    }
  }
  return null
}

function clanJoined(plain) {
  if (!plain.includes("' ")) return plain
  return plain.replace(CLAN_APART, (all, letter, at) => (/[\p{L}\p{N}_]$/u.test(plain.slice(0, at)) ? all : `${letter}'`))
}

function toneToTheFront(found, first, second) {
  const [base, tone, ...more] = second.normalize("NFD")
  if (more.length || !tone || !TONES.includes(tone) || !TWINS.has(first + base)) return found
  return (first + tone).normalize("NFC") + base
}

const PUNCTUATION = " _-\u2013\u2014,;:!?.\u00b7'\"\u201c\u201d\u00ab\u00bb()[]{}\u00a7@*/\\&#%^\u00b0\u00a9\u00ae+<=>|~$"
const ALPHABET = "a\u0103\u00e2bcd\u0111e\u00eafghijklmno\u00f4\u01a1pqrstu\u01b0vwxyz"
const PLACE = new Map([...PUNCTUATION, ..."0123456789", ...ALPHABET].map((letter, place) => [letter, String.fromCharCode(0x21 + place)]))
const NOWHERE = String.fromCharCode(0x21 + PLACE.size)
const END = " "
const keysOfWords = new Map()

/** Text that sorts, by code point, in Vietnamese dictionary order: all letters first, then the tones. */
export function alphabetKey(text) {
  const keys = tidy(text).toLowerCase().split(" ").map(wordKey)
  const tones = keys.map(([, tone]) => tone).join("0").replace(/0+$/, "")
  return keys.map(([letters]) => letters).join(PLACE.get(" ")) + END + tones + END
}

function wordKey(word) {
  if (!keysOfWords.has(word)) keysOfWords.set(word, keyOf(word))
  return keysOfWords.get(word)
}

function keyOf(word) {
  const spelt = word.replace(APOSTROPHE, "'").replace(TWIN, toneToTheFront)
  const loose = [...[...spelt].map((sign) => (PLACE.has(sign) ? sign : loosened(sign))).join("")]
  const letters = loose.filter((sign) => !combines(sign)).map((sign) => PLACE.get(sign) ?? NOWHERE + sign)
  const tones = loose.map((sign) => (combines(sign) ? (TONES.includes(sign) ? String(1 + TONES.indexOf(sign)) : "9") : "0"))
  return [letters.join(""), tones.join("")]
}

// A combining mark, as Unicode counts them, changes places with an overlay that follows it.
const combines = (sign) => /[\u0334-\u0338]/.test(sign) || (/\p{M}/u.test(sign) && `a${sign}\u0334`.normalize("NFD")[1] === "\u0334")

function loosened(sign) {
  const marks = [...sign.normalize("NFD")]
  const tones = marks.filter((mark) => TONES.includes(mark)).join("")
  const letter = marks.filter((mark) => !TONES.includes(mark)).join("").normalize("NFC")
  return PLACE.has(letter) ? letter + tones : marks.join("")
}
