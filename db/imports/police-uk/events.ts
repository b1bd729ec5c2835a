import { randomInt } from 'node:crypto';
import { eventLikenesses } from './map-events.ts';
import type { MappedEvent, WrittenEvent } from './mapped.ts';
import { changesOf, reconcile, type Stored } from './reconcile.ts';
import type { Work } from './work.ts';

interface MeetingRow {
  id: string;
  title: string;
  description: string | null;
  address: string | null;
  starts_at: Date;
  ends_at: Date;
  cancelled_at: Date | null;
}

/** contract.md: how many places there can be; where nobody registers they are not counted. */
const ALL = 10_000;
/** Without letters and digits that look like others. Nobody registers, so nobody checks in: a column must be filled. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** The meetings that events of this force became, by id. */
export async function meetingsOf(work: Work): Promise<Map<string, MeetingRow>> {
  const rows = await work.rows<MeetingRow>(
    `select m.id, m.title, m.description, m.address, m.starts_at, m.ends_at, m.cancelled_at from meeting m
     join police_uk_record r on r.meeting_id = m.id where r.force_id = $1`,
    work.forceId,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The events of a neighbourhood: public meetings to which people just come. */
export async function importEvents(
  work: Work,
  mapped: readonly MappedEvent[],
  { stored, areaId, meetings }: { stored: readonly Stored[]; areaId: string; meetings: Map<string, MeetingRow> },
): Promise<void> {
  const { known, fresh, gone } = reconcile(stored, mapped, (record) =>
    eventLikenesses(record as Record<string, never>, work.now),
  );
  for (const { stored: before, mapped: event, isSame } of known) {
    if (isSame) await work.leave(before, event);
    else await change(work, before, event, areaId, meetings.get(before.meeting_id ?? ''));
  }
  for (const event of fresh) {
    await work.remember(event, areaId, { meeting_id: await scheduled(work, event, areaId) });
  }
  for (const before of gone) await cancel(work, before, meetings.get(before.meeting_id ?? ''));
}

async function scheduled(work: Work, { written, html }: MappedEvent, areaId: string): Promise<string | null> {
  if (!written) return null;
  const id = await work.insert('meeting', {
    ...written,
    ...{ area_id: areaId, mode: 'IN_PERSON', is_open_door: true, capacity: ALL, description_html: html },
    ...{ reminder_minutes: [], sequence: 0, next_in_line: 1, changed_at: work.now, timed_at: work.now },
    check_in_code: Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
    scheduled_by_id: await work.author(),
  });
  work.untold.push(id);
  return id;
}

async function change(
  work: Work,
  before: Stored,
  event: MappedEvent,
  areaId: string,
  meeting?: MeetingRow,
): Promise<void> {
  const { written } = event;
  if (!meeting) return work.renew(before, event, { meeting_id: await scheduled(work, event, areaId) });
  if (!written) {
    await callOff(work, meeting, event.where);
    return work.renew(before, event, { meeting_id: null });
  }
  const { columns, overridden } = changesOf(before.written, written, oursOf(meeting));
  const isMoved = 'starts_at' in columns || 'ends_at' in columns;
  await work.update('meeting', meeting.id, {
    ...columns,
    // Both ends of a meeting are one thing: an end of ours with a start of theirs could lie before it.
    ...(isMoved && { starts_at: written.starts_at, ends_at: written.ends_at, timed_at: work.now }),
    ...('starts_at' in columns && { moved_from: meeting.starts_at }),
    ...(('description' in columns || 'title' in columns) && { description_html: event.html }),
    changed_at: work.now,
  });
  await work.rows('update meeting set sequence = sequence + 1 where id = $1', meeting.id);
  work.untold.push(meeting.id);
  work.noteOverridden(event.where, overridden);
  if (meeting.cancelled_at) work.notes.add(event.where, 'It was cancelled here: it stays so.');
  await work.renew(before, event);
}

function oursOf({ title, description, address, starts_at, ends_at }: MeetingRow): WrittenEvent {
  return { title, description, address, starts_at: starts_at.toISOString(), ends_at: ends_at.toISOString() };
}

/** What is to come and listed no more does not take place; what is over has just passed out of the list. */
async function cancel(work: Work, before: Stored, meeting?: MeetingRow): Promise<void> {
  if (meeting && meeting.ends_at > work.now) await callOff(work, meeting, `The event “${meeting.title}”`);
  await work.forget(before);
}

async function callOff(work: Work, meeting: MeetingRow, where: string): Promise<void> {
  if (meeting.cancelled_at) return;
  await work.update('meeting', meeting.id, {
    cancelled_at: work.now,
    cancel_reason: 'The police force no longer lists it on data.police.uk.',
    changed_at: work.now,
  });
  await work.rows('update meeting set sequence = sequence + 1 where id = $1', meeting.id);
  work.untold.push(meeting.id);
  work.notes.add(where, 'The source lists it no more: the meeting is shown as cancelled.');
}
