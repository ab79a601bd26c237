const SECONDS = 30;

/** How many events come, by type and by second. */
export class EventRates {
  #total = 0;
  #byType = new Map();
  /** Events in each of the last seconds; the key is the second. */
  #bySecond = new Map();
  #firstAt = null;
  #lastAt = 0;

  count(type, now) {
    this.#total++;
    this.#byType.set(type, (this.#byType.get(type) ?? 0) + 1);
    const second = Math.floor(now / 1000);
    this.#bySecond.set(second, (this.#bySecond.get(second) ?? 0) + 1);
    for (const old of this.#bySecond.keys()) if (old <= second - SECONDS) this.#bySecond.delete(old);
    this.#firstAt ??= now;
    this.#lastAt = now;
  }

  /** Whether what was counted still changes with time alone. */
  isMoving(now) {
    return this.#total > 0 && now - this.#lastAt < SECONDS * 1000;
  }

  read(now) {
    const second = Math.floor(now / 1000);
    const history = Array.from({ length: SECONDS }, (_, i) => this.#bySecond.get(second - SECONDS + 1 + i) ?? 0);
    const span = this.#firstAt === null ? 0 : (this.#lastAt - this.#firstAt) / 1000;
    return {
      total: this.#total,
      average: span > 0 ? this.#total / Math.max(1, span) : this.#total,
      peak: Math.max(0, ...history),
      history,
      byType: [...this.#byType].sort((a, b) => b[1] - a[1]),
    };
  }
}
