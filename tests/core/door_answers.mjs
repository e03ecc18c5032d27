/** Answers, as a door without network would, the questions on its input: JSON in, JSON out. See test_roster_alone.py. */
import { readFileSync } from "node:fs"
import { answer, isVip } from "../../static/js/checkin/deciding.js"
import { isOfAnother, read } from "../../static/js/checkin/codes.js"
import { digest } from "../../static/js/checkin/digest.js"
import { Index } from "../../static/js/checkin/finding.js"
import { calledAs, filingKey, fold, tidy, withMarks } from "../../static/js/checkin/names.js"

const indexes = new Map()

/** One index for each list, as a page has it. */
function found({ people, convention, query, limit }) {
  const key = JSON.stringify([people.length, convention])
  if (!indexes.has(key)) indexes.set(key, new Index(people, convention))
  return indexes.get(key).find(query, limit)
}

const ANSWERS = {
  answer: (asked) => Object.values(answer(asked)),
  isVip: ({ category, said }) => isVip(category, said),
  read: ({ text }) => read(text),
  isOfAnother: ({ event, ...code }) => isOfAnother(code, event),
  digest: ({ code_no, digits }) => digest(code_no, digits),
  find: ({ lists, asked }) => asked.map(({ list, query, limit }) => found({ ...lists[list], query, limit })),
  names: ({ name, given, convention }) => [tidy(name), fold(name), calledAs(name), withMarks(name), filingKey(name, convention, given)],
}

const questions = JSON.parse(readFileSync(0, "utf8"))
const answers = questions.map(([what, asked]) => ANSWERS[what](asked))
process.stdout.write(JSON.stringify(answers))
