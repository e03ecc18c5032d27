/** Codes as scanners and fingers give them, read as forgivingly as `core/codes.py` reads them. */

const LONGEST = 600
const VERSION = "1"
const EVENTS = 10_000
const FULL = 24
const HAND = 6

const DAMM = [
  "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
]

const LOOKS_LIKE = { O: "0", o: "0", Q: "0", I: "1", i: "1", l: "1", L: "1", "|": "1", "!": "1", S: "5", s: "5", Z: "2", z: "2", B: "8" }

const VIETNAMESE_KEYS = {
  "a\u0306": "1", "a\u0302": "2", "e\u0302": "3", "o\u0302": "4", "\u0300": "5",
  "\u0309": "6", "\u0303": "7", "\u0301": "8", "\u0323": "9", "\u0111": "0",
}
const VIETNAMESE_KEY = new RegExp(Object.keys(VIETNAMESE_KEYS).join("|"), "g")

const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
const AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g")
const SCANNER_MARK = /^\][A-Za-z][0-9]/
const BETWEEN = new RegExp(
  `[${SPACE}.,;:_/\\u00b7\\u2022*'"()\\[\\]{}\\-\\u2010-\\u2015\\u2212\\u00ad\\u200b-\\u200f\\u2060\\ufeff]+`, "g",
)

/** `{kind: "full" | "hand", digits}` of the code that was meant, or null: a name, or a slip the check digits show. */
export function read(text) {
  for (const digits of readings(text)) {
    if (digits.length === FULL && checks(digits)) return { kind: "full", digits }
    if (digits.length === HAND && damm(digits) === "0") return { kind: "hand", digits }
  }
  return null
}

/** Whether a code itself says that it was made for another event than the one with these digits in its codes. */
export function isOfAnother({ kind, digits }, codeNo) {
  return kind === "full" && digits[0] === VERSION && Number(digits.slice(1, 5)) !== codeNo % EVENTS
}

function readings(text) {
  if ([...text].length > LONGEST) return []
  const said = text.replace(AROUND, "").replace(SCANNER_MARK, "").split("#").at(-1)
  const keys = [...said.toLowerCase()].map((sign) => sign.normalize("NFD")).join("")
  return [inDigits(said), inDigits(keys.replace(VIETNAMESE_KEY, (key) => VIETNAMESE_KEYS[key]))].filter(Boolean)
}

/** The text as digits only, or nothing if it is not a number a little misspelt. */
function inDigits(text) {
  const plain = [...text.normalize("NFKC").replace(BETWEEN, "")].map(plainDigit)
  const digits = plain.map((sign) => LOOKS_LIKE[sign] ?? sign).join("")
  const surely = plain.filter((sign) => /^[0-9]$/.test(sign)).length
  return /^[0-9]+$/.test(digits) && surely * 2 >= digits.length ? digits : ""
}

// Every script's ten digits stand together, and the first of them follows something that is no digit. The mathematical
// ones, five rows without a gap, are plain digits already by NFKC.
function plainDigit(sign) {
  if (!/^\p{Nd}$/u.test(sign)) return sign
  let value = 0
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(sign.codePointAt(0) - value - 1))) value += 1
  return String(value)
}

function checks(digits) {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

function damm(digits) {
  let interim = "0"
  for (const digit of digits) interim = DAMM[interim][digit]
  return interim
}
