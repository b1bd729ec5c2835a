/** “arrest”, “charged” and “Sam Lee”: the words of an update that wait for a second person. */
export function quoted(flags: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(flags.map((flag) => `“${flag}”`));
}
