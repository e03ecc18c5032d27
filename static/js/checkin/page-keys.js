/**
 * What this page needs to be believed: the token of its forms and the pass of its socket. Both may be old after the
 * server was restarted, or missing on a page that the service worker kept; the page itself, fetched again, brings new
 * ones.
 */
export class PageKeys {
  #page
  #answer

  /** `answer(url, how)` gives a response, or null when nobody answered. */
  constructor(page, answer) {
    this.#page = page
    this.#answer = answer
  }

  get csrf() {
    return document.querySelector("input[name=csrf_token]")?.value ?? ""
  }

  /** Brings new keys and gives them to every form; throws `{status}` of whoever would not give them (0: nobody). */
  async renew() {
    const answer = await this.#answer(this.#page, { cache: "no-store" })
    if (!answer?.ok) throw Object.assign(new Error("no keys"), { status: answer?.status ?? 0 })
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const token = page.querySelector("input[name=csrf_token]")?.value ?? ""
    const pass = page.querySelector('meta[name="ceremony-pass"]')?.content
    for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = token
    if (pass) document.querySelector('meta[name="ceremony-pass"]')?.setAttribute("content", pass)
    if (!token || !this.csrf) throw Object.assign(new Error("no keys"), { status: answer.redirected ? 401 : 0 })
    return token
  }
}
