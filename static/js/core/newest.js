/** Which picture stays up: the newest of this run; another run, or the first after connecting, starts over. */
export class Newest {
  #run
  #seq

  constructor(run = null, seq = 0) {
    this.#run = run
    this.#seq = Number(seq) || 0
  }

  /** True when the picture should go up; from then on it is the one to beat. */
  takes({ run, seq }, first = false) {
    if (!first && run === this.#run && seq <= this.#seq) return false
    this.#run = run
    this.#seq = seq
    return true
  }
}
