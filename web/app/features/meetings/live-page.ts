import { enhance } from '#ui/enhance.ts';
import { replaceParts } from '#ui/live-parts.ts';
import { watchMeeting } from './live-meeting.ts';

/** How often the page is read again while no change can be heard, in milliseconds. */
const WITHOUT_SOCKET = 30_000;

/**
 * Keeps a meeting's page fresh: hears of each change over a socket and reads the page again, or reads it now and then
 * where no socket can be opened. Not while nobody looks, and not while paused. `note` is the page's `<LiveNote>`.
 */
export function keepFresh(page: Document, note: HTMLElement): void {
  const id = note.dataset.liveMeeting as string;
  const [words, button, said] = ['words', 'button', 'said'].map((part) =>
    note.querySelector<HTMLElement>(`[data-live-${part}]`),
  );
  let [isPaused, isHeard, isStale, isReading] = [false, false, false, false];

  const read = async () => {
    if (isPaused || page.hidden || isReading) {
      isStale = true;
      return;
    }
    [isReading, isStale] = [true, false];
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
      if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // The line is down: the next change, or the next look, tries again.
    } finally {
      isReading = false;
    }
    if (isStale) void read();
  };
  const show = (fresh: Document) => {
    const changes = replaceParts(page, fresh);
    if (changes.length === 0) return;
    enhance(page);
    if (said) said.textContent = [...new Set(changes)].join(' ');
  };
  const tell = () => {
    note.hidden = false;
    if (words) words.textContent = isPaused ? 'Paused: this page stays as it is.' : WORDS[isHeard ? 'heard' : 'asking'];
    if (button) button.textContent = isPaused ? 'Keep it fresh again' : 'Pause';
  };

  watchMeeting(id, {
    changed: () => void read(),
    hears: (now) => {
      isHeard = now;
      tell();
    },
  });
  setInterval(() => {
    if (!isHeard) void read();
  }, WITHOUT_SOCKET);
  page.addEventListener('visibilitychange', () => {
    if (!page.hidden && isStale) void read();
  });
  button?.addEventListener('click', () => {
    isPaused = !isPaused;
    tell();
    if (!isPaused) void read();
  });
  tell();
}

const WORDS = {
  heard: 'This page shows what is new by itself.',
  asking: 'This page looks for what is new every half minute.',
} as const;
