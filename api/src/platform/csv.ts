/**
 * A cell that a spreadsheet would take for a formula, also behind apostrophes: OWASP's list, in narrow and in wide
 * letters (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text with one apostrophe before what would be a formula. Taking one off what this matches gives it back exactly. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
