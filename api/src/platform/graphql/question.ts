export type Variables = Record<string, unknown>;

/** A request of one operation, as its body says it. */
export interface Question {
  readonly query: string;
  readonly variables: Variables;
  readonly operationName: string | null;
}

const KEYS = new Set(['query', 'variables', 'operationName']);

/** What a body asks, where it is plain; null where the ordinary way has to look at it: with anything else beside it. */
export function operationIn(body: unknown): Question | null {
  if (!isObject(body) || !Object.keys(body).every((key) => KEYS.has(key))) return null;
  const { query, variables, operationName = null } = body;
  if (typeof query !== 'string' || !isObject(variables)) return null;
  return operationName === null || typeof operationName === 'string' ? { query, variables, operationName } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
