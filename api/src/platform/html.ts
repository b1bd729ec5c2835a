import { convert } from 'html-to-text';
import sanitizeHtml from 'sanitize-html';

/** What words of other people's sites may wear: shape and links. No pictures (they tell who reads), styles or scripts. */
const SAFE: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'p',
      'br',
      'div',
      'span',
      'strong',
      'b',
      'em',
      'i',
      'u',
      's',
      'small',
      'sub',
      'sup',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
    ],
    ...['dd', 'a', 'blockquote', 'code', 'pre', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'target', 'rel'],
    ol: ['start'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
};

/** Leaves everything in and is written by the same hand: what differs from it was left out. */
const WHOLE: sanitizeHtml.IOptions = {
  allowedTags: false,
  allowedAttributes: false,
  allowedSchemesAppliedToAttributes: [],
  allowVulnerableTags: true,
};

/** Text as HTML, to stand between tags: within one, quotes would end it. */
export function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * HTML of somebody else, safe to show. Letter for letter as it came where nothing in it is unsafe, whatever way it
 * writes its entities; else with what is unsafe left out.
 */
export function safeHtmlOf(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const safe = sanitizeHtml(html, SAFE);
  // Browsers end comments and declarations where our parser does not: none is let through as it came.
  return /<[!?%]|<\/[^a-z]/i.test(html) || sanitizeHtml(html, WHOLE) !== safe ? safe : html;
}

/** HTML of somebody else for a page of ours: safe, its headings below those of the page, its links without rank. */
export function pageHtmlOf(html: string): string {
  const heading = sanitizeHtml.simpleTransform('h4', {});
  return sanitizeHtml(html, {
    ...SAFE,
    allowedAttributes: { ...SAFE.allowedAttributes, a: ['href', 'rel'] },
    transformTags: {
      ...Object.fromEntries(['h1', 'h2', 'h3', 'h5', 'h6'].map((tag) => [tag, heading])),
      a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }),
    },
  });
}

/** The words of HTML or of plain text: no tags, entities as the characters they stand for, a blank line between blocks. */
export function plainTextOf(html: string): string {
  const block = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
  const heading = { options: { uppercase: false, ...block } };
  const text = convert(html, {
    wordwrap: false,
    preserveNewlines: !/<[a-z/]/i.test(html),
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      { selector: 'img', format: 'skip' },
      { selector: 'ul', options: { itemPrefix: '- ', ...block } },
      { selector: 'ol', options: block },
      ...[1, 2, 3, 4, 5, 6].map((rank) => ({ selector: `h${rank}`, ...heading })),
    ],
  });
  return text
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
