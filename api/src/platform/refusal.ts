/**
 * A no of the rules: the request was understood, and the rules say no. Returned, never thrown.
 * `message` is a full sentence for the person; `field` names the input it is about, in the input's own spelling
 * (`measures.0.value` for one inside a list).
 */
export class Refusal<Reason extends string = string> {
  constructor(
    readonly reason: Reason,
    readonly message: string,
    readonly field: string | null = null,
  ) {}
}

/** True for a rule's no; narrows what a rule or a deed answered. */
export function isRefusal<T>(value: T): value is Extract<T, Refusal> {
  return value instanceof Refusal;
}
