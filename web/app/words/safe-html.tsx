interface SafeHtmlProps {
  html: string;
  /** The level of the heading that the words stand under. */
  under?: 1 | 2 | 3;
}

/**
 * The words of an officer: HTML that the api made of Markdown and sanitised (`bodyHtml`), the only HTML we print as it
 * comes. Its headings come as `h4` and go one level below the one they stand under, so that none is left out.
 */
export function SafeHtml({ html, under = 3 }: SafeHtmlProps) {
  const words = under === 3 ? html : html.replace(/<(\/?)h4>/g, `<$1h${under + 1}>`);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the api, which allows a dozen plain tags.
  return <div className="app-words" dangerouslySetInnerHTML={{ __html: words }} />;
}

const ENOUGH = 320;

/** The first paragraph, cut at a word where it is long; `isWhole` where nothing was left out. */
export function beginningOf(html: string): { html: string; isWhole: boolean } {
  const first = /^<p>[\s\S]*?<\/p>/.exec(html)?.[0] ?? html;
  const plain = first
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= ENOUGH) return { html: first, isWhole: first.length === html.trim().length };
  // Cut at a space: never within a character that is written `&amp;`.
  return { html: `<p>${plain.slice(0, plain.lastIndexOf(' ', ENOUGH))}…</p>`, isWhole: false };
}
