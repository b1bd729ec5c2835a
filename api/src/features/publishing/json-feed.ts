import type { NewsFeed } from './news-feed.ts';

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). The same news always give the same bytes. */
export function jsonFeedOf({ title, description, pageUrl, selfUrl, entries }: NewsFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title, description, home_page_url: pageUrl, feed_url: selfUrl, language: 'en-GB' },
    items: entries.map((entry) => ({
      ...{ id: entry.id, url: entry.url, title: entry.title, content_html: entry.html },
      ...{ date_published: entry.publishedAt, date_modified: entry.updatedAt },
      authors: [{ name: entry.from }],
      tags: [entry.about],
    })),
  });
}
