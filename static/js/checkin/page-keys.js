/**
 * What this page needs to be believed: the token of its forms and the pass of its socket. Both may be old after the
 * server was restarted, or missing on a page that the service worker kept; the page itself, fetched again, brings new
 * ones.
 */
export class PageKeys {
  #fetchPage

  /** `fetchPage(patienceMs)` gives `{status, text, redirected}`. */
  constructor(fetchPage) {
    this.#fetchPage = fetchPage
  }

  get token() {
    return document.querySelector("input[name=csrf_token]")?.value ?? ""
  }

  /** Gives new keys to every form of the page. Returns 200, or the status of whoever would not give them; 0: nobody. */
  async renew(patienceMs) {
    const { status, text, redirected } = await this.#fetchPage(patienceMs)
    if (status !== 200) return status
    const page = new DOMParser().parseFromString(text, "text/html")
    const token = page.querySelector("input[name=csrf_token]")?.value ?? ""
    const pass = page.querySelector('meta[name="ceremony-pass"]')?.content
    for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = token
    if (pass) document.querySelector('meta[name="ceremony-pass"]')?.setAttribute("content", pass)
    if (token && !redirected) return 200
    return redirected ? 401 : 0
  }
}
