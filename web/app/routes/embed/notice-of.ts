import { londonDate, momentInWords, shortDayInWords } from '@patchwork/calendar';
import { when } from '#features/ballots/vote-words.ts';
import { latenessOf } from '#features/priorities/lateness.ts';
import { whereWords } from '#features/priorities/update.tsx';
import { dayWords } from '#words/days.ts';
import { endedWords } from '#words/ended.ts';
import { beginningOf } from '#words/safe-html.tsx';
import { type AreaShown, lastDone, quarterShown, silenceWords } from '../area/summary.ts';

/** What other sites, minutes and magazines show of an area: words and whole addresses, with their day and source. */
export interface Notice {
  title: string;
  /** One or two sentences above the list. */
  opening: string;
  priorities: { title: string; url: string; newest: string; late: string | null }[];
  /** What comes next: a vote, a meeting. */
  next: { words: string; url: string }[];
  /** "As of 24 November 2026." */
  asOf: string;
  source: { words: string; url: string };
  isDemo: boolean;
}

interface Surroundings {
  publicUrl: string;
  mode: 'demo' | 'production';
  now: Date;
}

/** An area as other sites show it. */
export function noticeOf(area: AreaShown, { publicUrl, mode, now }: Surroundings): Notice {
  const quarter = quarterShown(area);
  const isAbout = (places: readonly { id: string }[]) =>
    area.kind !== 'PLACE' || places.length === 0 || places.some(({ id }) => id === area.id);
  const url = `${publicUrl}/areas/${area.path}`;
  if (area.endedOn) return endedNotice(area, { publicUrl, mode, now });
  return {
    title: area.kind === 'FORCE' ? area.name : `What the police team of ${area.name} is working on`,
    opening: openingOf(area),
    priorities: (quarter?.priorities ?? [])
      .filter(({ places }) => isAbout(places))
      .map((priority) => ({
        title: priority.title,
        url: `${publicUrl}/priorities/${priority.id}`,
        newest: newestOf(priority.updates.nodes.find(({ withdrawnAt }) => !withdrawnAt)),
        late: lateOf(priority),
      })),
    next: nextOf(area, publicUrl),
    asOf: `As of ${shortDayInWords(londonDate(now))}.`,
    source: { words: `${area.force.name}, on Patchwork`, url },
    isDemo: mode === 'demo',
  };
}

/** What took the place of an area that has ended: a site that still shows it says so, and where to go on. */
function endedNotice(area: AreaShown, { publicUrl, mode, now }: Surroundings): Notice {
  return {
    title: area.name,
    opening: [endedWords({ ...area, endedOn: area.endedOn as string }), area.successors.length > 0 && 'Now see:']
      .filter(Boolean)
      .join(' '),
    priorities: [],
    next: area.successors.map(({ name, path }) => ({ words: name, url: `${publicUrl}/areas/${path}` })),
    asOf: `As of ${shortDayInWords(londonDate(now))}.`,
    source: { words: `${area.force.name}, on Patchwork`, url: `${publicUrl}/areas/${area.path}` },
    isDemo: mode === 'demo',
  };
}

function openingOf(area: AreaShown): string {
  if (area.kind === 'FORCE') return area.about ?? `The neighbourhood police teams of ${area.name}.`;
  const quarter = quarterShown(area);
  const silence = area.kind === 'PLACE' ? silenceWords(area) : null;
  const last = lastDone(area);
  return [
    quarter
      ? `From ${shortDayInWords(quarter.startsOn)} to ${shortDayInWords(quarter.endsOn)}.`
      : 'What it will work on has not been agreed yet.',
    silence ??
      (area.kind === 'PLACE' && last ? `What was last done here was posted on ${dayWords(last.postedAt)}.` : ''),
  ]
    .filter(Boolean)
    .join(' ');
}

type Update = AreaShown['updatesHere']['nodes'][number];

/** "3 March 2026, Girton: Speed checks on Cambridge Road." */
function newestOf(update: Pick<Update, 'postedAt' | 'places' | 'bodyHtml'> | undefined): string {
  if (!update) return 'Nothing has been posted yet.';
  return `${dayWords(update.postedAt)}, ${whereWords(update)}: ${plain(beginningOf(update.bodyHtml ?? '').html)}`;
}

function lateOf(priority: Parameters<typeof latenessOf>[0]): string | null {
  const lateness = latenessOf(priority);
  return lateness?.tone === 'LATE' || lateness?.tone === 'DUE' ? lateness.words : null;
}

function nextOf({ meetings, nextQuarter, currentQuarter }: AreaShown, publicUrl: string): Notice['next'] {
  const [meeting] = meetings.nodes.filter(({ status }) => status === 'SCHEDULED');
  const ballot = [nextQuarter?.ballot, currentQuarter?.ballot].find((each) => each?.state === 'OPEN');
  return [
    ...(ballot
      ? [
          {
            words: `Vote on what comes next, open until ${when(ballot.closesAt)}`,
            url: `${publicUrl}/ballots/${ballot.id}`,
          },
        ]
      : []),
    ...(meeting
      ? [
          {
            words: `Public meeting: ${meeting.title}, ${momentInWords(new Date(meeting.startsAt))}`,
            url: `${publicUrl}/meetings/${meeting.id}`,
          },
        ]
      : []),
  ];
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The words of HTML that the api made safe: without tags, its few signs written out. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, sign: string) => SIGNS[sign] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

const DEMO = 'Demonstration: not real police information.';

/** The notice in one paragraph, ready for minutes or a magazine. */
export function paragraphOf({ title, opening, priorities, next, asOf, source, isDemo }: Notice): string {
  const each = priorities.map(({ title: name, newest, late }, i) =>
    [`${i + 1}. ${sentence(name)}`, sentence(newest), late].filter(Boolean).join(' '),
  );
  return [
    isDemo && DEMO,
    `${title}.`,
    opening,
    ...each,
    ...next.map(({ words, url }) => `${sentence(words)} ${url}`),
    asOf,
    `Source, and the newest: ${source.words}, ${source.url}`,
  ]
    .filter(Boolean)
    .join(' ');
}

const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);
