import { enhance } from '#ui/enhance.ts';
import { replaceParts } from '#ui/live-parts.ts';

/** How often the page is read again, in milliseconds: an alert is held for minutes, and its emails go within one. */
const AGAIN = 2_000;

/**
 * Reads the page of an alert again while it can be stopped or its emails go out, and shows how it stands. What can be
 * done with it stays under the finger until it cannot be done any more.
 */
export function keepAlertFresh(page: Document): void {
  const look = async () => {
    try {
      const answer = page.hidden
        ? null
        : await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
      if (answer?.ok) show(page, new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // The line is down: the next look tries again.
    }
    if (page.querySelector('[data-alert-moves]')) setTimeout(look, AGAIN);
  };
  setTimeout(look, AGAIN);
}

/** Puts what is new in place; whoever stood on what is gone comes to what is told instead. */
export function show(page: Document, fresh: Document): void {
  if (replaceParts(page, fresh).length > 0) enhance(page);
  const deeds = page.getElementById('deeds');
  if (!deeds?.firstElementChild || fresh.querySelector('#deeds form')) return;
  const isHeld = deeds.contains(page.activeElement);
  deeds.replaceChildren();
  if (isHeld) page.getElementById('standing')?.focus();
}
