import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '../../cannot-start.ts';

/** How we behave towards somebody else's machine. */
export interface Manners {
  /** At most so many requests begin in a second. */
  perSecond: number;
  /** How often a request is tried that met 429, 5xx or no answer. */
  tries: number;
  /** How long the first wait between two tries is, in milliseconds; each is twice the one before. */
  firstWait: number;
  /** How long an answer may take, in milliseconds. */
  patience: number;
  /** Waits; a test's may be shorter. */
  wait(milliseconds: number): Promise<unknown>;
}

/** data.police.uk allows 15 a second in the mean; we stay well below. */
export const MANNERS: Manners = { perSecond: 10, tries: 5, firstWait: 1_000, patience: 60_000, wait: pause };

/** A `Retry-After` of longer than so is no wait any more, in milliseconds: run it again then. */
const LONGEST_WAIT = 5 * 60_000;

/**
 * Asks one address after the other, never more than so many a second however many ask at once. 429, 5xx and no answer
 * are tried again, each time after a longer wait or the one that `Retry-After` names, during which nobody asks at all.
 * Answers null for a 404.
 *
 * @throws CannotStart with the address and the reason where there is no answer in the end
 */
export function politely(manners: Manners): (url: string) => Promise<string | null> {
  const gap = 1_000 / manners.perSecond;
  let free = 0;
  const turn = async () => {
    const now = Date.now();
    const at = Math.max(now, free);
    free = at + gap;
    if (at > now) await manners.wait(at - now);
  };
  return async (url) => {
    for (let tried = 1; ; tried += 1) {
      await turn();
      const met = await askOnce(url, manners.patience);
      if ('text' in met) return met.text;
      if (!met.isPassing || tried === manners.tries) {
        throw new CannotStart(`${url}: ${met.why}${tried > 1 ? `, ${tried} times` : ''}.`);
      }
      const wait = met.retryAfter ?? manners.firstWait * 2 ** (tried - 1);
      if (wait > LONGEST_WAIT) {
        throw new CannotStart(`${url}: ${met.why}, and asks to be left alone for ${Math.ceil(wait / 60_000)} minutes.`);
      }
      free = Math.max(free, Date.now() + wait);
    }
  };
}

type Met = { text: string | null } | { why: string; isPassing: boolean; retryAfter: number | null };

async function askOnce(url: string, patience: number): Promise<Met> {
  try {
    const headers = { accept: 'application/json', 'user-agent': 'Patchwork import (neighbourhood policing)' };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(patience) });
    if (response.ok) return { text: (await response.text()).replace(/^\uFEFF/, '') };
    await response.body?.cancel();
    const { status } = response;
    if (status === 404) return { text: null };
    return {
      why: `it answers ${status}${response.statusText ? ` ${response.statusText}` : ''}`,
      isPassing: status === 429 || status >= 500,
      retryAfter: millisecondsOf(response.headers.get('retry-after'), Date.now()),
    };
  } catch (error) {
    return { why: `there is no whole answer (${reasonOf(error)})`, isPassing: true, retryAfter: null };
  }
}

/** `Retry-After` in milliseconds from now: seconds, or a date (RFC 9110 §10.2.3). Null where it says nothing. */
export function millisecondsOf(header: string | null, now: number): number | null {
  if (!header) return null;
  const at = /^\s*\d+\s*$/.test(header) ? now + Number(header) * 1_000 : Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function reasonOf(error: unknown): string {
  const { cause, message, name } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return 'it took too long';
  return cause?.code ?? cause?.message ?? message;
}
