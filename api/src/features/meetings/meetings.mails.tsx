import { momentInWords, timeInWords } from '@patchwork/calendar';
import type { ReactNode } from 'react';
import type { Environment } from '#platform/environment.ts';
import { Address, letter } from '#platform/mail/letter.tsx';
import type { Mail } from '#platform/mail/mail.ts';
import { invitationFor, type MeetingEvent } from './calendar-file.ts';

type Facts = Pick<Environment, 'mode' | 'publicUrl' | 'mailFrom'>;

/** What a mail about a place tells of. */
export const Notice = {
  CONFIRMED: 'CONFIRMED',
  WAITING: 'WAITING',
  OFFERED: 'OFFERED',
  TAKEN_BACK: 'TAKEN_BACK',
  LAPSED: 'LAPSED',
  WITHDRAWN: 'WITHDRAWN',
  MOVED: 'MOVED',
  CHANGED: 'CHANGED',
  CANCELLED: 'CANCELLED',
  REMINDER: 'REMINDER',
  JOINING: 'JOINING',
  THANKS: 'THANKS',
} as const;
export type Notice = (typeof Notice)[keyof typeof Notice];

/** Somebody's place, as a mail tells of it. */
export interface ToldPlace {
  /** One address. */
  to: string;
  /** Fixed for this mail for ever: whoever gets it twice sees it once. */
  id: string;
  event: MeetingEvent;
  place: 'CONFIRMED' | 'WAITING' | 'OFFERED' | 'WITHDRAWN';
  hasCompanion: boolean;
  /** Where in the line, from 1; null outside it. */
  position: number | null;
  offerEndsAt: Date | null;
  /** The start that they were told of before. */
  startedAt: Date;
  gettingThere: string | null;
  dialIn: string | null;
}

/** The mail about a place at a meeting; with the meeting for the reader's calendar, and never with the joining link. */
export async function placeMail(facts: Facts, notice: Notice, told: ToldPlace): Promise<Mail> {
  const { subject, words } = WORDS[notice](told, `${facts.publicUrl}/meetings/${told.event.id}`);
  const mail = await letter(
    facts,
    told.to,
    subject,
    <>
      {words}
      {notice !== 'THANKS' && <Where {...told} />}
      <p>
        {FOOT[told.place] && notice !== 'CANCELLED'
          ? `The meeting’s page, where you can ${FOOT[told.place]}`
          : 'The meeting’s page'}
        : <Address url={`${facts.publicUrl}/meetings/${told.event.id}`} />
      </p>
    </>,
  );
  const calendar = invitationFor(told.event, { email: told.to, place: told.place }, facts.mailFrom, facts);
  return { ...mail, id: told.id, calendar };
}

/** What somebody can do on the meeting's page, as they stand. */
const FOOT: Partial<Record<ToldPlace['place'], string>> = {
  CONFIRMED: 'ask a question or give up your place',
  OFFERED: 'ask a question',
  WAITING: 'ask a question or leave the waiting list',
};

interface Words {
  subject: string;
  words: ReactNode;
}

const companion = ({ hasCompanion }: ToldPlace) =>
  hasCompanion ? <p>There is a place for your companion too.</p> : null;

const WORDS: Record<Notice, (told: ToldPlace, page: string) => Words> = {
  CONFIRMED: (told) => ({
    subject: `You have a place: ${told.event.title}`,
    words: (
      <>
        <p>Your place is confirmed. We look forward to seeing you.</p>
        {companion(told)}
        <p>If you cannot come, give your place up, so that the next in line can have it.</p>
      </>
    ),
  }),
  WAITING: (told) => ({
    subject: `You are on the waiting list: ${told.event.title}`,
    words: (
      <>
        <p>
          {told.hasCompanion ? 'No two places are free together.' : 'Every place is taken.'} You are number{' '}
          {told.position} on the waiting list.
        </p>
        {told.hasCompanion && (
          <p>If you would come alone, say so on the meeting’s page: one place may be free sooner.</p>
        )}
        <p>When a place becomes free we offer it to you by email, and hold it for you for some time.</p>
      </>
    ),
  }),
  OFFERED: (told, page) => ({
    subject: `A place is free for you: ${told.event.title}`,
    words: (
      <>
        <p style={{ fontWeight: 'bold' }}>
          A place is yours if you accept it by {told.offerEndsAt && momentInWords(told.offerEndsAt)}.
        </p>
        {companion(told)}
        <p>
          Accept it here: <Address url={`${page}/accept`} />
        </p>
        <p>If you do not, it goes to the next in line.</p>
      </>
    ),
  }),
  TAKEN_BACK: (told) => ({
    subject: `The place we offered is no longer free: ${told.event.title}`,
    words: (
      <p>
        The meeting has fewer places than before, so we cannot hold the one that we offered you. We are sorry. You are
        back on the waiting list, number {told.position}.
      </p>
    ),
  }),
  LAPSED: (told) => ({
    subject: `We no longer hold the place for you: ${told.event.title}`,
    words: (
      <p>
        We did not hear from you in time, so we no longer hold the place for you. While registration is open you can
        register again: that is the end of the line.
      </p>
    ),
  }),
  WITHDRAWN: (told) => ({
    subject: `You have given up your place: ${told.event.title}`,
    words: <p>You are no longer registered. Thank you for telling us: the next in line can have the place.</p>,
  }),
  MOVED: (told) => ({
    subject: `The meeting has moved to ${momentInWords(told.event.startsAt)}: ${told.event.title}`,
    words: (
      <>
        <p style={{ fontWeight: 'bold' }}>
          It was to start on {momentInWords(told.startedAt)}. It now starts on {momentInWords(told.event.startsAt)}.
        </p>
        {told.place === 'CONFIRMED' && <p>Your place is still yours. If the new time does not suit you, give it up.</p>}
        {told.offerEndsAt && <p>The place that we offered you is held until {momentInWords(told.offerEndsAt)}.</p>}
        {told.place === 'WAITING' && <p>You are still on the waiting list, number {told.position}.</p>}
      </>
    ),
  }),
  CHANGED: (told) => ({
    subject: `Details have changed: ${told.event.title}`,
    words: <p>The time stays as it was; something else about the meeting has changed. It now reads as below.</p>,
  }),
  CANCELLED: (told) => ({
    subject: `The meeting is cancelled: ${told.event.title}`,
    words: (
      <>
        <p style={{ fontWeight: 'bold' }}>The meeting of {momentInWords(told.event.startsAt)} will not take place.</p>
        <p>{told.event.cancelReason}</p>
      </>
    ),
  }),
  REMINDER: (told) => ({
    subject: `On ${momentInWords(told.event.startsAt)}: ${told.event.title}`,
    words: (
      <>
        <p>This is to remind you of the meeting that you have a place at.</p>
        {companion(told)}
        <p>If you cannot come, give your place up, so that the next in line can have it.</p>
      </>
    ),
  }),
  JOINING: (told, page) => ({
    subject: `Starting soon: ${told.event.title}`,
    words: (
      <p>
        You can join now. Sign in with this email address at <Address url={`${page}/join`} /> and choose “Join the
        meeting”. The link is for you alone.
      </p>
    ),
  }),
  THANKS: (told, page) => ({
    subject: `Thank you: ${told.event.title}`,
    words: (
      <>
        <p>If you were there: thank you for coming. What was said and agreed will be on the meeting’s page.</p>
        <p>
          Two questions, one minute: what did you think of the meeting? <Address url={`${page}/feedback`} />
        </p>
      </>
    ),
  }),
};

function Where({ event, place, gettingThere, dialIn }: ToldPlace): ReactNode {
  const isSure = place === 'CONFIRMED' && !event.isCancelled;
  return (
    <>
      <p>
        <strong>{event.title}</strong>
        <br />
        {momentInWords(event.startsAt)} until {timeInWords(event.endsAt)}
        <br />
        {event.address}
        {event.address && event.isOnline && ', and '}
        {event.isOnline && (event.address ? 'online' : 'Online')}
        {event.isOnline && isSure && ': your link is on the meeting’s page from half an hour before the start'}
      </p>
      {gettingThere && <p>{gettingThere}</p>}
      {dialIn && <p>By phone: {dialIn}</p>}
    </>
  );
}

/** What became of a question, to whoever asked it. */
export interface ToldQuestion {
  to: string;
  id: string;
  /** The words asked. */
  text: string;
  /** Where it is, or would have been, on the site. */
  path: string;
}

/** The answer, to whoever asked; `text` is the team's words without markup. */
export async function answeredMail(
  facts: Facts,
  told: ToldQuestion,
  answer: { text: string; by: string } | null,
): Promise<Mail> {
  const mail = await letter(
    facts,
    told.to,
    'The team has answered your question',
    <>
      <p>You asked:</p>
      <blockquote>{told.text}</blockquote>
      {answer ? (
        <>
          <p>{answer.by} answers:</p>
          <blockquote style={{ whiteSpace: 'pre-line' }}>{answer.text}</blockquote>
        </>
      ) : (
        <p>It was answered aloud at the meeting. The minutes will say what was said.</p>
      )}
      <p>
        Question and answer are public, without your name: <Address url={`${facts.publicUrl}${told.path}`} />
      </p>
    </>,
  );
  return { ...mail, id: told.id };
}

/** Why a question is not published, to whoever asked it. */
export async function declinedMail(facts: Facts, told: ToldQuestion, because: string): Promise<Mail> {
  const mail = await letter(
    facts,
    told.to,
    'Your question was not published',
    <>
      <p>You asked:</p>
      <blockquote>{told.text}</blockquote>
      <p>A member of the team has read it and did not publish it. {because}</p>
      <p>
        You can ask again in other words: <Address url={`${facts.publicUrl}${told.path}`} />
      </p>
    </>,
  );
  return { ...mail, id: told.id };
}

/** What the team did about a correction, to whoever asked for it. */
export async function correctionMail(facts: Facts, told: ToldQuestion, reply: string): Promise<Mail> {
  const mail = await letter(
    facts,
    told.to,
    'About the correction that you asked for',
    <>
      <p>You wrote of the minutes:</p>
      <blockquote>{told.text}</blockquote>
      <p>The team replies:</p>
      <blockquote style={{ whiteSpace: 'pre-line' }}>{reply}</blockquote>
      <p>
        The minutes: <Address url={`${facts.publicUrl}${told.path}`} />
      </p>
    </>,
  );
  return { ...mail, id: told.id };
}
