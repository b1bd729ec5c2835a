/** Words cut at a word so that they have at most so many characters, the ellipsis counted. */
export function cutTo(limit: number, text: string): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const head = characters.slice(0, limit - 1).join('');
  const atWord = head.replace(/\s+\S*$/, '');
  // A word of half a line and more is cut itself.
  const kept = [...atWord].length >= limit / 2 ? atWord : head;
  return `${kept.replace(/[\s,;:.–-]+$/, '')}…`;
}

/** Words as one line. */
export function asLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What PostgreSQL and our own checks take in no text: controls, and what turns the reading direction around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** Without the characters that cannot be shown. */
export function showable(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNFIT, '');
}

/** Plain text as Markdown that shows it letter for letter, each line on a line of its own. */
export function markdownOf(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/[\\`*_[\]<>]/g, '\\$&')
        .replace(/&(?=#?\w+;)/g, '\\&')
        .replace(/^([-+#=~]|:(?=-))/, '\\$1')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n')
    .replace(/([^\n])\n(?=[^\n])/g, '$1\\\n');
}
