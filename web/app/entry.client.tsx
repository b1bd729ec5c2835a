/**
 * All the JavaScript of a public page: govuk-frontend's own touches on a page that works without them. React comes
 * only where a page is live (`<Page live>`), which alone lays out the router's context.
 */
import { enhance, foldMenu } from '#ui/enhance.ts';

if ('__reactRouterContext' in window) {
  foldMenu(document);
  // Not before the parts of the page are there, which the router's own script brings and which loading waits for.
  if (document.readyState === 'complete') void import('./hydrate.tsx');
  else addEventListener('load', () => void import('./hydrate.tsx'));
} else enhance(document);

// A form whose draft is kept on the device, or the page after posting it.
if (document.querySelector('[data-draft], [data-draft-done]')) {
  void import('#forms/draft.ts').then(({ keepDrafts }) => keepDrafts(document, localStorage));
}

// A meeting that is not over: its page shows what is new by itself.
const live = document.querySelector<HTMLElement>('[data-live-meeting]');
if (live) void import('#features/meetings/live-page.ts').then(({ keepFresh }) => keepFresh(document, live));

// A suggestion being typed: what is like it already appears below.
const similar = document.querySelector<HTMLElement>('[data-similar]');
if (similar)
  void import('#features/suggestions/similar-live.ts').then(({ showSimilar }) => showSimilar(document, similar));

// An alert that can still be stopped, or whose emails go out.
if (document.querySelector('[data-alert-moves]')) {
  void import('#features/alerts/alert-fresh.ts').then(({ keepAlertFresh }) => keepAlertFresh(document));
}

// Where somebody votes, and where their receipts are.
if (document.querySelector('[data-choose-up-to], [data-keep-receipts]')) {
  void import('#features/ballots/vote-page.ts').then(({ easeVoting }) => easeVoting(document));
}
