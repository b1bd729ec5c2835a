type Refused<Result> = Extract<Result, { __typename: `${string}Refusal` }>;

/** Whether a mutation's answer is its feature's refusal. The document must ask `__typename message reason field`. */
export function isRefusal<Result extends { __typename: string }>(result: Result): result is Refused<Result> {
  return result.__typename.endsWith('Refusal');
}
