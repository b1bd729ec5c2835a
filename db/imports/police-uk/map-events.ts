import { BODY_LIMIT, htmlOf, pageHtmlOf, type policeUk } from '@patchwork/api/seeding';
import { hasAny, keep, keys, shortened, wordsOf } from './fields.ts';
import type { MappedEvent, WrittenEvent } from './mapped.ts';
import type { Notes } from './notes.ts';
import { safeRecord } from './safe.ts';
import { instantOf } from './times.ts';
import { asLine, cutTo, markdownOf } from './words.ts';

type Event = policeUk.Said<typeof policeUk.EventShape>;

const HOUR = 3_600_000;

/** Events: public meetings to which people just come. */
export function mapEvents(events: readonly Event[], of: string, all: Notes, now: Date): MappedEvent[] {
  const keyOf = keys();
  return events.map((event, position) => {
    const title = asLine(wordsOf(event.title) ?? '');
    const where = `${of} › events › ${position + 1}${title ? ` “${cutTo(60, title)}”` : ''}`;
    const notes = all.fork();
    const record = safeRecord(event, where, notes);
    keep(notes, 'contact details of events', hasAny(record.contact_details));
    keep(notes, 'kinds of events that are no meetings', record.type && record.type !== 'meeting');
    const key = keyOf(event.title ?? '', event.start_date ?? '');
    const written = writtenEvent(record, where, notes);
    const html = written?.description ? htmlFor(record, written) : null;
    const likenesses = eventLikenesses(record, now);
    return { ...{ kind: 'EVENT', key, likenesses, position, record, where, notes: notes.all }, written, html };
  });
}

/**
 * What begins at the same time and place is the same event under another title. The same title is the same event at
 * another time, while that is to come: the next of a weekly one is another.
 */
export function eventLikenesses({ title, address, start_date, end_date }: Event, now: Date): string[] {
  const ends = instantOf(end_date) ?? instantOf(start_date);
  const where = start_date ? [`${start_date} at ${address ?? ''}`] : [];
  return [...where, ...(title && ends && ends.at > now ? [`“${title}”`] : [])];
}

/** The description as its source shaped it, below what was cut off the title. */
function htmlFor({ title, description }: Event, written: WrittenEvent): string {
  if (!description || !/<[a-z]/i.test(description)) return htmlOf(written.description ?? '');
  const whole = asLine(wordsOf(title) ?? '');
  const cut = written.title === whole || !whole ? '' : htmlOf(markdownOf(whole));
  return `${cut}${pageHtmlOf(description)}`;
}

function writtenEvent(event: Event, where: string, notes: Notes): WrittenEvent | null {
  const starts = instantOf(event.start_date);
  if (!starts) {
    const said = event.start_date ? `“${event.start_date}” is no time` : 'It has no start';
    notes.add(where, `${said}, so no meeting could be made of it. It is kept as it came.`);
    return null;
  }
  if (starts.isSkipped) notes.add(where, 'London’s clocks skip its start on that night: an hour later is meant.');
  const whole = asLine(wordsOf(event.title) ?? '');
  if (!whole) notes.add(where, 'It has no title: it is shown as “Meet the team”.');
  const title = shortened(whole || 'Meet the team', `${where} › title`, notes);
  // What was cut off a title is read first of what it is about.
  const words = [title === whole || !whole ? null : whole, wordsOf(event.description)].filter(Boolean).join('\n\n');
  return {
    title,
    description: words ? markdownOf(shortened(words, `${where} › description`, notes, BODY_LIMIT)) : null,
    address: wordsOf(event.address),
    starts_at: starts.at.toISOString(),
    ends_at: endOf(event, starts.at, where, notes).toISOString(),
  };
}

/** An hour after the start where the source gives no end that lies behind it. */
function endOf(event: Event, startsAt: Date, where: string, notes: Notes): Date {
  const ends = instantOf(event.end_date);
  if (ends && ends.at > startsAt) return ends.at;
  const why = !event.end_date ? 'It has no end' : ends ? 'It does not end after it starts' : 'Its end is no time';
  notes.add(where, `${why}: it is taken to last an hour.`);
  return new Date(startsAt.getTime() + HOUR);
}
