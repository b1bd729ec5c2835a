import { micromark } from 'micromark';
import sanitizeHtml from 'sanitize-html';

/** Headings of a post would compete with those of the page it is shown on. */
const asHeading = sanitizeHtml.simpleTransform('h4', {});

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
