import { momentInWords, shortDayInWords } from '@patchwork/calendar';
import type { BallotOnQuarterFragment, BallotState, QuarterDatesFragment, QuarterStage } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';

/** A quarter to come, with the vote on it; null where there is none yet. */
export type Coming = QuarterDatesFragment & {
  ballot: BallotOnQuarterFragment | null;
  /** What was agreed for it already. */
  decision?: { id: string } | null;
};

/** What comes next: the road to the next quarter with its dates, and where it stands now. */
export function ComingQuarter({ quarter }: { quarter: Coming }) {
  return (
    <ol className="app-road">
      {stepsOf(quarter).map(({ name, words, isNow, link }) => (
        <li key={name} className={`app-road__step${isNow ? ' app-road__step--now' : ''}`}>
          <strong>{name}</strong> {words}
          {isNow && <span className="app-road__now">Now</span>}
          {link && (
            <>
              {' '}
              <a className="govuk-link app-no-print" href={link.href}>
                {link.text}
              </a>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

interface Step {
  name: string;
  words: string;
  isNow: boolean;
  link?: { href: string; text: string };
}

/** Where the vote's page leads, in the state that it is in. */
const voteLinks: Record<BallotState, { text: string; page: string }> = {
  PLANNED: { text: 'See what you can choose', page: '' },
  OPEN: { text: 'See what you can choose, and vote', page: '' },
  CLOSED: { text: 'See what could be chosen', page: '' },
  SEALED: { text: 'See the result', page: '/result' },
};

/** The next thing a resident can do or wait for, in one sentence: for those who read nothing else. */
export function nextStepWords({
  stage,
  suggestFrom,
  voteFrom,
  voteUntil,
  startsOn,
  name,
  ballot,
  decision,
}: Coming): string {
  if (decision) return `What comes next is agreed. The team starts on ${shortDayInWords(startsOn)}.`;
  if (stage === 'PLANNED' && suggestFrom) return `Suggestions for the next months open on ${dayWords(suggestFrom)}.`;
  if (stage === 'SUGGESTING') {
    return voteFrom
      ? `Suggestions for the next months are open; the vote starts on ${dayWords(voteFrom)}.`
      : 'Suggestions for the next months are open.';
  }
  if (stage === 'PLANNED' && voteFrom) return `The vote on the next months starts on ${dayWords(voteFrom)}.`;
  if (stage === 'VOTING' && !ballot) return 'The vote on the next months is due; what can be chosen is not out yet.';
  if (stage === 'VOTING') {
    return voteUntil
      ? `The vote on the next months runs until ${momentInWords(new Date(voteUntil))}.`
      : 'The vote on the next months is open.';
  }
  if (stage === 'DECIDING' && ballot?.state === 'SEALED') {
    return `The result of the vote is out. The team starts on ${shortDayInWords(startsOn)}.`;
  }
  if (stage === 'DECIDING') return `The vote has closed. The team starts on ${shortDayInWords(startsOn)}.`;
  return `${name}: the team starts on ${shortDayInWords(startsOn)}.`;
}

const order: QuarterStage[] = ['PLANNED', 'SUGGESTING', 'VOTING', 'DECIDING', 'CURRENT', 'ENDED'];

function stepsOf({ stage, suggestFrom, voteFrom, voteUntil, startsOn, name, ballot, decision }: Coming): Step[] {
  const isPast = (step: QuarterStage) => order.indexOf(stage) > order.indexOf(step);
  const until = voteUntil ? ` until ${momentInWords(new Date(voteUntil))}` : '';
  return [
    {
      name: 'Suggest',
      isNow: stage === 'SUGGESTING',
      words: isPast('SUGGESTING')
        ? 'Suggestions have closed.'
        : suggestFrom
          ? `${stage === 'SUGGESTING' ? 'Open since' : 'From'} ${dayWords(suggestFrom)}.`
          : 'The date is not set yet.',
    },
    {
      name: 'Vote',
      isNow: stage === 'VOTING',
      words: isPast('VOTING')
        ? 'The vote has closed.'
        : stage === 'VOTING' && !ballot
          ? 'It is due. What can be chosen is not out yet.'
          : voteFrom
            ? `${stage === 'VOTING' ? 'Open since' : 'From'} ${dayWords(voteFrom)}${until}.`
            : 'The date is not set yet.',
      link: ballot
        ? { href: `/ballots/${ballot.id}${voteLinks[ballot.state].page}`, text: voteLinks[ballot.state].text }
        : undefined,
    },
    {
      name: 'Agree',
      isNow: stage === 'DECIDING' && !decision,
      words: decision
        ? 'The team has said what it will work on, and why.'
        : 'At a public meeting the team says what it will work on, and why.',
      link: decision ? { href: `/decisions/${decision.id}`, text: 'What was agreed' } : undefined,
    },
    { name: 'Start', isNow: false, words: `The team starts on ${shortDayInWords(startsOn)} (${name}).` },
  ];
}
