import { micromark } from 'micromark';
import sanitizeHtml from 'sanitize-html';

/** Headings of a post would compete with those of the page it is shown on. */
const asHeading = sanitizeHtml.simpleTransform('h4', {});

/** Where the links and the pictures of Markdown lead, as typed; those too that `htmlOf` leaves out. */
export function addressesIn(markdown: string): { links: string[]; pictures: string[] } {
  const whole = micromark(markdown, { allowDangerousProtocol: true });
  const all = (pattern: RegExp) => [...whole.matchAll(pattern)].map(([, address = '']) => asText(address));
  return { links: all(/<a href="([^"]*)"/g), pictures: all(/<img src="([^"]*)"/g) };
}

/** Safe HTML as the words that are seen, a line for each block; words in bold stay part of the word they are in. */
export function wordsOf(html: string): string {
  return asText(html.replace(/<\/?(?:strong|em|code|a)\b[^>]*>/g, '').replace(/<[^>]*>/g, '\n'));
}

/** What micromark and sanitize-html write for the few characters that HTML has its own use for. */
function asText(html: string): string {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(?:39|x27);/g, "'")
    .replace(/&amp;/g, '&');
}

/**
 * Markdown as HTML that is safe on any page. HTML that was typed is shown as typed; links go to http, https, mailto or
 * tel only and pass no rank; pictures are left out.
 */
export function htmlOf(markdown: string): string {
  return sanitizeHtml(micromark(markdown), {
    allowedTags: ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a', 'blockquote', 'code', 'pre', 'h4', 'hr'],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    transformTags: {
      a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }),
      h1: asHeading,
      h2: asHeading,
      h3: asHeading,
      h5: asHeading,
      h6: asHeading,
    },
  });
}
