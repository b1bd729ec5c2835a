/** A row that is there after everything. */
export interface Row {
  id: string;
  body: string;
}

/** What became of what was acknowledged. All empty is the promise of trust.md §3, crashes. */
export interface Audit {
  /** Acknowledged, and not there. */
  lost: string[];
  /** There more than once. */
  twice: string[];
  /** There, and never sent. */
  unknown: string[];
  /** Acknowledged twice with different ids: a retry did not get the first answer. */
  differed: string[];
}

/** Notes every acknowledgement, and compares them with the rows at the end. */
export class Ledger {
  readonly #acknowledged = new Map<string, string>();
  readonly #differed = new Set<string>();
  /** Acknowledgements, repeated ones included. */
  answers = 0;

  /** @param body what was posted; no two posts have the same */
  acknowledge(body: string, id: string): void {
    this.answers++;
    const first = this.#acknowledged.get(body);
    if (first !== undefined && first !== id) this.#differed.add(body);
    else this.#acknowledged.set(body, id);
  }

  get posts(): number {
    return this.#acknowledged.size;
  }

  audit(rows: readonly Row[]): Audit {
    const there = new Map<string, string[]>();
    for (const { body, id } of rows) there.set(body, [...(there.get(body) ?? []), id]);
    return {
      lost: [...this.#acknowledged].filter(([body, id]) => !there.get(body)?.includes(id)).map(([body]) => body),
      twice: [...there].filter(([, ids]) => ids.length > 1).map(([body]) => body),
      unknown: [...there.keys()].filter((body) => !this.#acknowledged.has(body)),
      differed: [...this.#differed],
    };
  }
}
