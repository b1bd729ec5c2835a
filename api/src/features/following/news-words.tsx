import { dayInWords, londonDate, momentInWords } from '@patchwork/calendar';
import { ranked } from '@patchwork/tally';
import { Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Area } from '#features/areas/area.entity.ts';
import type { Ballot } from '#features/ballots/ballot.entity.ts';
import type { BallotResult } from '#features/ballots/sealed.entity.ts';
import type { Decision } from '#features/decisions/decision.entity.ts';
import type { Meeting } from '#features/meetings/meeting.entity.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import type { Priority } from '#features/priorities/priority.entity.ts';
import { Measure, type ProgressUpdate } from '#features/priorities/progress-update.entity.ts';
import type { Alert } from './alert.entity.ts';

/** News in words. */
export interface NewsWords {
  /** One line. */
  title: string;
  /** Safe HTML. */
  html: string;
  /** Its page, from the root of the service. */
  path: string;
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** Words as safe HTML: what is put in is text. */
const html = (words: ReactNode) => renderToStaticMarkup(words);

/** Who says it: “Sam Hill, PCSO”; the title alone where the name is withheld, the name alone where it says the title. */
function who(officer: Officer): string {
  const name = officer.publicName();
  if (!name) return officer.title;
  return name.includes(officer.title) ? name : `${name}, ${officer.title}`;
}

/** What was done. The update with its priority, quarter, area, places, figures and author. */
export function updateNews(update: ProgressUpdate): NewsWords {
  const priority = update.priority.unwrap();
  const areaId = priority.quarter.unwrap().area.id;
  const places = update.places.getItems().filter(({ id }) => id !== areaId);
  const measures = update.measures.getItems();
  return {
    title: `What was done: ${priority.title}`,
    path: `/priorities/${priority.id}`,
    html: `${update.bodyHtml ?? ''}${html(
      <>
        {measures.length > 0 && (
          <ul>
            {measures.map((measure) => (
              <li key={measure.id}>{Measure.inWords(measure)}</li>
            ))}
          </ul>
        )}
        <p>
          {places.length > 0 && `Where: ${named(places)}. `}By {who(update.author.unwrap())}.
        </p>
      </>,
    )}`,
  };
}

/** That a vote is open, and on what. The vote with its quarter, area and options. */
export function voteNews(ballot: Ballot): NewsWords {
  const quarter = ballot.quarter.unwrap();
  return {
    title: `Vote: what should the team work on in ${quarter.inWords()}?`,
    path: `/ballots/${ballot.id}`,
    html: html(
      <>
        <p>
          Whoever lives in {quarter.area.unwrap().name} can vote until {momentInWords(ballot.closesAt)}. The choices:
        </p>
        <ul>
          {ballot.options.getItems().map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
        <p>The vote advises: the team decides, and says why where it decides otherwise.</p>
      </>,
    ),
  };
}

/** That a vote closes in three days, told of votes of a week and more. The vote with its quarter, area and options. */
export function closingNews(ballot: Ballot): NewsWords {
  const { title, path, html: choices } = voteNews(ballot);
  return {
    title: `The vote closes on ${dayInWords(londonDate(ballot.closesAt))}`,
    path,
    html: html(
      <>
        <p>If you have voted already, thank you: there is nothing more to do. You can still change your choice.</p>
        <p>{title}</p>
      </>,
    ).concat(choices),
  };
}

/** That a vote was counted: how many took part, and in which order it put its options. With its quarter, area and options. */
export function resultNews(ballot: Ballot, { voters, counts }: Pick<BallotResult, 'voters' | 'counts'>): NewsWords {
  const months = ballot.quarter.unwrap().inWords();
  const titles = new Map(ballot.options.getItems().map(({ id, title }) => [id, title]));
  return {
    title: `The vote on ${months} is counted`,
    path: `/ballots/${ballot.id}`,
    html: html(
      <>
        <p>
          {voters === 1 ? '1 person' : `${number.format(voters)} people`} took part. What they put first comes first:
        </p>
        <p>
          {ranked(counts.options, ballot.tieSeed).map(({ id, rank, isTied }, i) => (
            <Fragment key={id}>
              {i > 0 && <br />}
              {rank}. {titles.get(id)}
              {isTied && ' (as many as another)'}
            </Fragment>
          ))}
        </p>
        <p>Anyone can check the count. The team decides next, and says why where it decides otherwise.</p>
      </>,
    ),
  };
}

/** That a meeting is to be held, or at another time. With its area. */
export function meetingNews(meeting: Meeting): NewsWords {
  const moved = meeting.movedFrom ? `It was to start on ${momentInWords(meeting.movedFrom)}. ` : '';
  return {
    title: meeting.movedFrom ? `Moved: ${meeting.title}` : `Public meeting: ${meeting.title}`,
    path: `/meetings/${meeting.id}`,
    html: `${html(
      <>
        <p>
          <strong>{momentInWords(meeting.startsAt)}</strong>, {where(meeting)}. {moved}
        </p>
        <p>Register on the meeting’s page, and ask what you want answered there.</p>
      </>,
    )}${meeting.descriptionHtml ?? ''}`,
  };
}

function where({ mode, address }: Meeting): string {
  const there = address ? address.replace(/\s*\n\s*/g, ', ') : 'in person';
  return { ONLINE: 'online', IN_PERSON: there, BOTH: `${there}, and online` }[mode];
}

/** That a meeting is off. */
export function cancelledNews(meeting: Meeting): NewsWords {
  return {
    title: `Cancelled: ${meeting.title}`,
    path: `/meetings/${meeting.id}`,
    html: html(
      <p>
        The meeting on {momentInWords(meeting.startsAt)} will not be held. {meeting.cancelReason}
      </p>,
    ),
  };
}

/** What was said and may have been taken back. */
interface Said {
  withdrawnAt?: Date | null;
  withdrawnReason?: string | null;
}

/** What is left of words that were taken back: that they were, when, and why; nothing for what stands. */
export function stubOf(
  { title }: NewsWords,
  said: Said | undefined,
): (Omit<NewsWords, 'path'> & { changedAt: Date }) | null {
  if (!said?.withdrawnAt) return null;
  return {
    title: `Withdrawn: ${title}`,
    changedAt: said.withdrawnAt,
    html: html(
      <p>
        The team took this back on {dayInWords(londonDate(said.withdrawnAt))}.
        {said.withdrawnReason && ` The reason it gave: “${said.withdrawnReason}”`}
      </p>,
    ),
  };
}

/** What was said at a meeting. With its minutes. */
export function minutesNews(meeting: Meeting): NewsWords {
  return {
    title: `Minutes: ${meeting.title}`,
    path: `/meetings/${meeting.id}`,
    html: meeting.minutes?.unwrap().bodyHtml ?? '',
  };
}

/** What was agreed. The decision with its quarter, and the priorities that it made, in their order. */
export function decisionNews(decision: Decision, priorities: readonly Priority[]): NewsWords {
  const months = decision.quarter.unwrap().inWords();
  return {
    title: `What the team will work on in ${months}`,
    path: `/decisions/${decision.id}`,
    html: html(
      <>
        <ul>
          {priorities.map(({ id, title, promise }) => (
            <li key={id}>
              <strong>{title}</strong>
              {promise && `: ${promise}`}
            </li>
          ))}
        </ul>
        <p>{decision.differs ? 'The page says where this is not what the vote put first, and why.' : ''}</p>
      </>,
    ),
  };
}

/** An alert, who it is from and who sent it. With its area, places and writer. */
export function alertNews(alert: Alert): NewsWords {
  const area = alert.area.unwrap();
  const places = alert.places.getItems().filter(({ id }) => id !== area.id);
  return {
    title: alert.title ?? '',
    path: `/alerts/${alert.id}`,
    html: `${alert.bodyHtml ?? ''}${html(
      <p>
        {places.length > 0 && `Where: ${named(places)}. `}
        {alert.validUntil && `This matters until ${momentInWords(alert.validUntil)}. `}
        From: {fromOf(area)}. Sent by: {who(alert.writtenBy.unwrap())}.
      </p>,
    )}`,
  };
}

/** In whose name an alert goes: the team of its neighbourhood, or the force. */
export function fromOf(area: Area): string {
  return area.kind === 'FORCE' ? area.name : `${area.name} neighbourhood team`;
}

const list = new Intl.ListFormat('en-GB');
const named = (areas: readonly Area[]) => list.format(areas.map(({ name }) => name));
