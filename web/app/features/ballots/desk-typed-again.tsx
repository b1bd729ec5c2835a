/** What was typed, as a form sends it: hidden boxes, for a page between a form and its deed. */
export function TypedAgain({ typed, except }: { typed: Record<string, unknown>; except: readonly string[] }) {
  return (
    <>
      {pairsOf(typed)
        .filter(([name]) => !except.includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  );
}

/** Each box by its name in the form: `options[0].places[1]`. */
export function pairsOf(typed: unknown, name = ''): [string, string][] {
  if (typed === null || typed === undefined) return [];
  if (Array.isArray(typed)) return typed.flatMap((each, at) => pairsOf(each, `${name}[${at}]`));
  if (typeof typed !== 'object') return [[name, String(typed)]];
  return Object.entries(typed).flatMap(([key, each]) => pairsOf(each, name ? `${name}.${key}` : key));
}
