import { addressesIn, htmlOf, wordsOf } from '#platform/markdown.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { BODY_LIMIT, isUnseen, lineFor, TITLE_LIMIT, WordsReason, wordsFor } from '#platform/words.ts';
import { linkElsewhere } from './alert-links.rules.ts';

export const AlertRefusalReason = {
  ...WordsReason,
  UNKNOWN_AREA: 'UNKNOWN_AREA',
  AREA_ENDED: 'AREA_ENDED',
  UNKNOWN_PLACE: 'UNKNOWN_PLACE',
  PLACE_ELSEWHERE: 'PLACE_ELSEWHERE',
  PLACE_MISSING: 'PLACE_MISSING',
  LINK_ELSEWHERE: 'LINK_ELSEWHERE',
  PICTURE: 'PICTURE',
  BAD_TIME: 'BAD_TIME',
  NO_RECIPIENTS: 'NO_RECIPIENTS',
  NOT_WAITING: 'NOT_WAITING',
  SAME_PERSON: 'SAME_PERSON',
  STOPPED: 'STOPPED',
  ALREADY_SENT: 'ALREADY_SENT',
  NOT_SENT: 'NOT_SENT',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type AlertRefusalReason = (typeof AlertRefusalReason)[keyof typeof AlertRefusalReason];

type No = Refusal<AlertRefusalReason>;

/** Above so many recipients a second person looks at an alert before it goes (contract.md, Settled). */
export const RECIPIENTS_FOR_ONE = 500;
/** How long a reason may be, in characters. */
export const REASON_LIMIT = TITLE_LIMIT * 4;

/** The words of an alert, checked: a title that is one line, and Markdown that says something and links where links may. */
export function alertWordsFor(
  typed: { title: string; body: string },
  ours: readonly string[],
): { title: string; body: string } | No {
  const title = lineFor(typed.title, 'title', 'The title', TITLE_LIMIT);
  if (isRefusal(title)) return title;
  const body = wordsFor(typed.body, 'body', 'The alert', BODY_LIMIT);
  if (isRefusal(body)) return body;
  if (addressesIn(body).pictures.length > 0) return new Refusal('PICTURE', NO_PICTURES, 'body');
  if (isUnseen(wordsOf(htmlOf(body)))) {
    return new Refusal('TEXT_MISSING', 'The alert says nothing that can be read. Write something first.', 'body');
  }
  const [inTitle, inBody] = [linkElsewhere(title, '', ours), linkElsewhere('', body, ours)];
  if (inTitle !== null) return linkRefusal(inTitle, 'title');
  return inBody === null ? { title, body } : linkRefusal(inBody, 'body');
}

const NO_PICTURES =
  'An alert carries no picture: many could not see it. Take out the part that begins with “![”, and say in words what it shows.';

function linkRefusal(link: string, field: string): No {
  const shown = [...link].length > 80 ? `${[...link].slice(0, 80).join('')}…` : link;
  const message = `“${shown}” reads as a link, and an alert links only to police.uk, gov.uk, nhs.uk, Crimestoppers, Fearless, your force’s own sites and Patchwork. Take it out; where it is no link, put a space after the full stop.`;
  return new Refusal('LINK_ELSEWHERE', message, field);
}

/** Until when it matters: open, or later than it would go out. */
export function validUntilFor(validUntil: Date | null | undefined, goesAt: Date): Date | null | No {
  if (!validUntil) return null;
  if (validUntil > goesAt) return validUntil;
  const message =
    'The time until which this matters has passed, or comes before the alert would go out. Choose a later one.';
  return new Refusal('BAD_TIME', message, 'validUntil');
}

/** Why an alert goes at once and unseen; null for one that is not urgent. An urgent one without a reason is refused. */
export function urgentReasonFor(
  urgent: boolean | null | undefined,
  reason: string | null | undefined,
): string | null | No {
  return urgent ? wordsFor(reason ?? '', 'urgentReason', 'The reason why it cannot wait', REASON_LIMIT) : null;
}

/** True where a second person looks at it first: it goes to many, or mentions somebody. */
export function needsSecondPerson(recipients: number, flags: readonly string[]): boolean {
  return recipients > RECIPIENTS_FOR_ONE || flags.length > 0;
}

/** When an alert goes that nobody has to look at any more, unless it is stopped. */
export function goesAt(now: Date, holdSeconds: number): Date {
  return new Date(now.getTime() + holdSeconds * 1_000);
}
