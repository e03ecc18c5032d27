import assert from "node:assert/strict"
import { test } from "node:test"
import { Refused } from "../../static/js/core/http.js"
import { Admissions } from "../../static/js/checkin/admissions.js"

const answer = (html) => ({ text: async () => html })
const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)))

/** A door whose server answers from a list: a string is an answer, an error is thrown. */
function door(...answers) {
  const [sent, news] = [[], []]
  const admissions = new Admissions(
    (word) => news.push(word),
    async (url, body) => {
      sent.push(body)
      const next = answers.shift()
      if (next instanceof Error) throw next
      return answer(next)
    },
  )
  return { admissions, sent, states: () => news.map(({ state }) => state), news }
}

test("a question that was not answered is asked again with the same body until it is", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const { admissions, sent, states } = door(new TypeError("away"), new TypeError("away"), "MỜI VÀO")
  const body = { nonce: "n1" }
  admissions.ask("/checkins", body)
  for (let turn = 0; turn < 2; turn += 1) {
    await settled()
    t.mock.timers.tick(1000)
  }
  await settled()
  assert.deepEqual(sent, [body, body, body])
  assert.deepEqual(states(), ["sending", "trying", "trying", "answered", "idle"])
})

test("the next guest waits behind the one still being asked about", async () => {
  const { admissions, sent, states } = door("một", "hai")
  admissions.ask("/checkins", "n1")
  admissions.ask("/checkins", "n2")
  await settled()
  await settled()
  assert.deepEqual(sent, ["n1", "n2"])
  assert.deepEqual(states(), ["sending", "answered", "sending", "answered", "idle"])
})

test("cancelling stops the asking, and the next guest is asked about afresh", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const { admissions, sent } = door(new TypeError("away"), "hai")
  admissions.ask("/checkins", "n1")
  await settled()
  admissions.cancel()
  t.mock.timers.tick(1000)
  await settled()
  admissions.ask("/checkins", "n2")
  await settled()
  assert.deepEqual(sent, ["n1", "n2"])
})

test("a refusal is said once and never sent again", async () => {
  const { admissions, sent, news } = door(new Refused(403, "Máy này chưa được phép."))
  admissions.ask("/checkins", "n1")
  await settled()
  assert.deepEqual(sent, ["n1"])
  assert.equal(news.find(({ state }) => state === "failed").message, "Máy này chưa được phép.")
})

test("a gateway that is still starting counts as no answer", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const { admissions, states } = door(new Refused(503, ""), "MỜI VÀO")
  admissions.ask("/checkins", "n1")
  await settled()
  t.mock.timers.tick(1000)
  await settled()
  assert.deepEqual(states(), ["sending", "trying", "answered", "idle"])
})
