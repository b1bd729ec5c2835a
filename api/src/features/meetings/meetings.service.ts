import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { endedRefusal } from '#features/areas/ended.queries.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import { Clock } from '#platform/clock.ts';
import { idOf } from '#platform/ids.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { Live } from '#platform/live/live.ts';
import { htmlOf } from '#platform/markdown.ts';
import { type Attempt, once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { TITLE_LIMIT, wordsFor } from '#platform/words.ts';
import { LineService } from './line.service.ts';
import { AgendaItem, Meeting, type MeetingMode } from './meeting.entity.ts';
import { mustRun, mustServe } from './meeting.policy.ts';
import {
  agendaFor,
  capacityFor,
  linkRefusal,
  type MeetingRefusalReason,
  meetingWordsFor,
  type TypedWords,
  timesFor,
  windowFor,
} from './meeting.rules.ts';
import { heldUntil, overRefusal } from './registration.rules.ts';
import { TELL_QUEUE } from './telling.ts';

type No = Refusal<MeetingRefusalReason>;
type Answer = Meeting | No;

/** What an inspector says of a meeting to come. */
export interface NewMeeting extends TypedWords {
  areaPath: string;
  quarterId?: string | null;
  startsAt: Date;
  endsAt: Date;
  mode: MeetingMode;
  capacity: number;
  agenda?: string[] | null;
  registrationFrom?: Date | null;
  registrationUntil?: Date | null;
  clientKey?: string | null;
}

/** Where and when a meeting is to be instead; what is left out stays. */
export interface Move {
  meetingId: string;
  startsAt: Date;
  endsAt: Date;
  mode?: MeetingMode | null;
  address?: string | null;
  joinUrl?: string | null;
  clientKey?: string | null;
}

/** What a meeting says instead; what is left out stays. */
export interface MeetingChange extends Partial<TypedWords> {
  meetingId: string;
  agenda?: string[] | null;
  registrationFrom?: Date | null;
  registrationUntil?: Date | null;
  clientKey?: string | null;
}

/** Letters and digits that nobody mistakes for one another on a sheet of paper across the room. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** An inspector's deeds around a meeting. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly em: EntityManager,
    private readonly line: LineService,
    private readonly jobs: Jobs,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  /** Schedules a meeting of a neighbourhood. Throws Forbidden for another's. */
  schedule(viewer: Viewer, input: NewMeeting): Promise<Answer> {
    const attempt = { viewer, deed: 'scheduleMeeting', key: input.clientKey };
    return this.em.transactional((em) => onceOnly(em, attempt, () => this.#schedule(em, viewer, input)));
  }

  async #schedule(em: EntityManager, viewer: Viewer, input: NewMeeting): Promise<Answer> {
    const area = await em.findOne(Area, { path: Area.pathOf(input.areaPath) });
    if (!area) return new Refusal('UNKNOWN_AREA', 'There is no area at this path. Check its spelling.', 'areaPath');
    mustRun(viewer, area.path);
    if (area.kind !== 'NEIGHBOURHOOD') {
      return new Refusal('WRONG_KIND', `Meetings belong to a neighbourhood, and ${area.name} is none.`, 'areaPath');
    }
    const now = this.clock.now();
    const gone = await endedRefusal(em, [area], now, 'areaPath');
    if (gone) return gone;
    const times = timesFor(input.startsAt, input.endsAt, now);
    if (isRefusal(times)) return times;
    const capacity = capacityFor(input.capacity);
    if (isRefusal(capacity)) return capacity;
    const words = meetingWordsFor(input);
    if (isRefusal(words)) return words;
    const window = windowFor(input.registrationFrom, input.registrationUntil, times.startsAt, now);
    if (isRefusal(window)) return window;
    const agenda = agendaFor(input.agenda);
    if (isRefusal(agenda)) return agenda;
    const no = linkRefusal(words.joinUrl, { agenda: agenda.join('\n') });
    if (no) return no;
    const quarter = await quarterFor(em, input.quarterId, area);
    if (isRefusal(quarter)) return quarter;
    const meeting = em.create(Meeting, {
      area,
      quarter,
      ...times,
      ...words,
      ...window,
      descriptionHtml: words.description && htmlOf(words.description),
      mode: input.mode,
      capacity,
      changedAt: now,
      timedAt: now,
      checkInCode: codeToType(),
      scheduledBy: em.getReference(Officer, viewer.officerId as string),
    });
    setAgenda(em, meeting, agenda);
    await em.flush();
    return meeting;
  }

  /** Moves a meeting; everyone with a place, an offer or a place in the line is told the old and the new time. */
  move(viewer: Viewer, input: Move): Promise<Answer> {
    return this.#change(viewer, 'moveMeeting', input, async (em, meeting, now) => {
      if (meeting.hasStarted(now)) {
        return new Refusal('STARTED', 'This meeting has begun, so it cannot be moved. Schedule another one.');
      }
      const times = timesFor(input.startsAt, input.endsAt, now);
      if (isRefusal(times)) return times;
      const words = meetingWordsFor({ ...meeting, ...given(input, ['address', 'joinUrl']) });
      if (isRefusal(words)) return words;
      const no = linkRefusal(words.joinUrl, { joinUrl: await agendaOf(meeting) });
      if (no) return no;
      const mode = input.mode ?? meeting.mode;
      const before = { startsAt: meeting.startsAt, endsAt: meeting.endsAt, mode: meeting.mode, ...placeOf(meeting) };
      // Nothing to tell anybody: a second tap, or a form that was sent as it was.
      if (isDeepStrictEqual(before, { ...times, mode, ...placeOf(words) })) return meeting;
      const later = times.startsAt.getTime() - meeting.startsAt.getTime();
      const moved = (instant: Date | null | undefined) => instant && new Date(instant.getTime() + later);
      // What was set by the day goes with the day; registration that is open, or opens in time, stays so.
      const until = moved(meeting.registrationUntil);
      const registrationUntil = until && until > now ? until : null;
      const from = meeting.registrationFrom;
      const registrationFrom = from && from >= (registrationUntil ?? times.startsAt) ? moved(from) : from;
      const hasMoved = later !== 0;
      em.assign(meeting, {
        ...times,
        address: words.address,
        joinUrl: words.joinUrl,
        mode,
        registrationFrom,
        registrationUntil,
        ...(hasMoved && { movedFrom: meeting.startsAt, timedAt: now }),
      });
      // Offers are held as long as at the new time; whoever was checked in for the old one has a place like before.
      const held = heldUntil(times.startsAt, now);
      await em.execute(
        `update registration set offer_ends_at = least(offer_ends_at, ?) where meeting_id = ? and status = 'OFFERED'`,
        [held, meeting.id],
      );
      await em.execute(
        `update registration set status = 'CONFIRMED', attended_at = null where meeting_id = ? and status = 'ATTENDED'`,
        [meeting.id],
      );
      await this.#tellOfChange(em, meeting, now);
      return meeting;
    });
  }

  /** Puts right what a meeting says. A new title, address or way of meeting is told to everyone with a place. */
  change(viewer: Viewer, input: MeetingChange): Promise<Answer> {
    return this.#change(viewer, 'changeMeeting', input, async (em, meeting, now) => {
      const names = ['title', 'description', 'address', 'gettingThere', 'dialIn', 'joinUrl'] as const;
      const words = meetingWordsFor({ ...meeting, ...given(input, names) });
      if (isRefusal(words)) return words;
      const from = input.registrationFrom === undefined ? meeting.registrationFrom : input.registrationFrom;
      const until = input.registrationUntil === undefined ? meeting.registrationUntil : input.registrationUntil;
      // One that closed long ago stays as it is while something else is put right.
      const isSame = until?.getTime() === meeting.registrationUntil?.getTime();
      const window = windowFor(from, until, meeting.startsAt, isSame ? new Date(0) : now);
      if (isRefusal(window)) return window;
      const agenda = agendaFor(input.agenda);
      if (isRefusal(agenda)) return agenda;
      const points = input.agenda === undefined ? await agendaOf(meeting) : agenda.join('\n');
      const no = linkRefusal(words.joinUrl, { agenda: points });
      if (no) return no;
      const isNews = words.title !== meeting.title || words.address !== (meeting.address ?? null);
      em.assign(meeting, { ...words, ...window, descriptionHtml: words.description && htmlOf(words.description) });
      if (input.agenda !== undefined) await resetAgenda(em, meeting, agenda);
      if (isNews) await this.#tellOfChange(em, meeting, now);
      return meeting;
    });
  }

  /** More or fewer places. More go to the line; with fewer nobody is dropped, and nobody is confirmed until it fits. */
  setCapacity(viewer: Viewer, meetingId: string, capacity: number): Promise<Answer> {
    return this.#change(viewer, 'setCapacity', { meetingId }, async (em, meeting, now) => {
      const places = capacityFor(capacity, meeting);
      if (isRefusal(places)) return places;
      meeting.capacity = places;
      await em.flush();
      await this.line.settle(em, meeting, now);
      return meeting;
    });
  }

  /** Cancels a meeting for a reason that everyone with a place is told and everybody can read. */
  cancel(viewer: Viewer, meetingId: string, reason: string): Promise<Answer> {
    return this.#change(viewer, 'cancelMeeting', { meetingId }, async (em, meeting, now) => {
      const cancelReason = wordsFor(reason, 'reason', 'The reason', TITLE_LIMIT * 4);
      if (isRefusal(cancelReason)) return cancelReason;
      const no = linkRefusal(meeting.joinUrl, { reason: cancelReason });
      if (no) return no;
      em.assign(meeting, { cancelledAt: now, cancelReason });
      await this.#tellOfChange(em, meeting, now);
      return meeting;
    });
  }

  /** Says which point of the agenda is spoken of now; null for none. The page of a meeting under way shows it at once. */
  speakOf(viewer: Viewer, meetingId: string, position: number | null): Promise<Answer> {
    return this.line.inTurn(this.em, { whose: 'team', meetingId }, async (em) => {
      const meeting = await this.line.lock(em, meetingId);
      mustServe(viewer, meeting.area.unwrap().path);
      const over = overRefusal(meeting, this.clock.now());
      if (over) return over;
      const items = await meeting.agenda.loadItems();
      if (position !== null && !items.some((item) => item.position === position)) {
        return new Refusal('BAD_AGENDA', 'The agenda has no such point.', 'position');
      }
      meeting.agendaAt = position;
      await em.flush();
      await this.live.tell(em, `meeting:${meeting.id}`);
      return meeting;
    });
  }

  /** A deed on a meeting that is to come or under way, under its lock. */
  #change(
    viewer: Viewer,
    deed: string,
    { meetingId, clientKey }: { meetingId: string; clientKey?: string | null },
    act: (em: EntityManager, meeting: Meeting, now: Date) => Promise<Answer>,
  ): Promise<Answer> {
    const change = async (em: EntityManager) => {
      const meeting = await this.line.lock(em, meetingId);
      mustRun(viewer, meeting.area.unwrap().path);
      const now = this.clock.now();
      const over = overRefusal(meeting, now);
      if (over) return over;
      const answer = await act(em, meeting, now);
      if (isRefusal(answer)) return answer;
      await em.flush();
      await this.live.tell(em, `meeting:${meeting.id}`);
      return answer;
    };
    return this.line.inTurn(this.em, { whose: 'team', meetingId }, (em) =>
      onceOnly(em, { viewer, deed, key: clientKey }, () => change(em)),
    );
  }

  /** Calendars hear of it by the sequence, people by a job that pages through them. */
  async #tellOfChange(em: EntityManager, meeting: Meeting, now: Date): Promise<void> {
    em.assign(meeting, { sequence: meeting.sequence + 1, changedAt: now });
    await em.flush();
    await this.jobs.send(em, TELL_QUEUE, { meetingId: meeting.id });
  }
}

/** Does a deed about a meeting once for a key. */
function onceOnly(em: EntityManager, attempt: Attempt, act: () => Promise<Answer>): Promise<Answer> {
  return once(em, attempt, act, (id) => em.findOneOrFail(Meeting, id));
}

async function quarterFor(em: EntityManager, id: string | null | undefined, area: Area): Promise<Quarter | null | No> {
  if (!id) return null;
  const quarter = await em.findOne(Quarter, { id: idOf(id, 'This quarter'), area });
  return quarter ?? new Refusal('UNKNOWN_QUARTER', `${area.name} has no such quarter.`, 'quarterId');
}

/** The points of the agenda, as one text. */
async function agendaOf(meeting: Meeting): Promise<string> {
  return (await meeting.agenda.loadItems()).map(({ title }) => title).join('\n');
}

/** What of a meeting's whereabouts people are told of. */
function placeOf({ address, joinUrl }: { address?: string | null; joinUrl?: string | null }) {
  return { address: address ?? null, joinUrl: joinUrl ?? null };
}

function setAgenda(em: EntityManager, meeting: Meeting, titles: readonly string[]): void {
  for (const [i, title] of titles.entries()) {
    meeting.agenda.add(em.create(AgendaItem, { meeting, position: i + 1, title }));
  }
}

async function resetAgenda(em: EntityManager, meeting: Meeting, titles: readonly string[]): Promise<void> {
  await meeting.agenda.loadItems();
  meeting.agenda.removeAll();
  meeting.agendaAt = null;
  // The old points go first: a new one takes an old one's number.
  await em.flush();
  setAgenda(em, meeting, titles);
}

/** Those of the fields that somebody gave, null included. */
function given<T extends object, K extends keyof T>(input: T, names: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(
    names.filter((name) => input[name] !== undefined).map((name) => [name, input[name]]),
  ) as Partial<Pick<T, K>>;
}

function codeToType(): string {
  return Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
