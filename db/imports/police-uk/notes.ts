/** Something that whoever imports must know, with where it came from. */
export interface Note {
  /** "NC04 City Centre › events › 2". */
  where: string;
  /** A sentence. */
  what: string;
}

/** Notes as they gather, and how often what has no place on our pages came. */
export class Notes {
  readonly all: Note[] = [];
  /** By field: how many said something there that only `/api` serves again. */
  readonly kept: Map<string, number>;

  constructor(kept = new Map<string, number>()) {
    this.kept = kept;
  }

  /** How many were said by an earlier import, of what is the same now. */
  said = 0;

  /** Notes of one thing alone; what it keeps is counted with the rest. */
  fork(): Notes {
    return new Notes(this.kept);
  }

  add(where: string, what: string): void {
    this.all.push({ where, what });
  }

  keep(field: string): void {
    this.kept.set(field, (this.kept.get(field) ?? 0) + 1);
  }
}
