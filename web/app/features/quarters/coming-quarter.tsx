import { momentInWords, shortDayInWords } from '@patchwork/calendar';
import type { QuarterDatesFragment, QuarterStage } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';

/** What comes next: the road to the next quarter with its dates, and where it stands now. */
export function ComingQuarter({ quarter }: { quarter: QuarterDatesFragment }) {
  return (
    <>
      <ol className="app-road">
        {stepsOf(quarter).map(({ name, words, isNow }) => (
          <li key={name} className={`app-road__step${isNow ? ' app-road__step--now' : ''}`}>
            <strong>{name}</strong> {words}
            {isNow && <span className="app-road__now">Now</span>}
          </li>
        ))}
      </ol>
      {/* Until ballots are built: no page may promise what it cannot do. */}
      <p className="govuk-body-s app-muted">
        Suggesting and voting are not on this site yet. Until they are, tell the team what matters to you.
      </p>
    </>
  );
}

interface Step {
  name: string;
  words: string;
  isNow: boolean;
}

/** The next thing a resident can do or wait for, in one sentence: for those who read nothing else. */
export function nextStepWords({
  stage,
  suggestFrom,
  voteFrom,
  voteUntil,
  startsOn,
  name,
}: QuarterDatesFragment): string {
  if (stage === 'PLANNED' && suggestFrom) return `Suggestions for the next months open on ${dayWords(suggestFrom)}.`;
  if (stage === 'SUGGESTING') {
    return voteFrom
      ? `Suggestions for the next months are open; the vote starts on ${dayWords(voteFrom)}.`
      : 'Suggestions for the next months are open.';
  }
  if (stage === 'PLANNED' && voteFrom) return `The vote on the next months starts on ${dayWords(voteFrom)}.`;
  if (stage === 'VOTING') {
    return voteUntil
      ? `The vote on the next months runs until ${momentInWords(new Date(voteUntil))}.`
      : 'The vote on the next months is open.';
  }
  if (stage === 'DECIDING') return `The vote has closed. The team starts on ${shortDayInWords(startsOn)}.`;
  return `${name}: the team starts on ${shortDayInWords(startsOn)}.`;
}

const order: QuarterStage[] = ['PLANNED', 'SUGGESTING', 'VOTING', 'DECIDING', 'CURRENT', 'ENDED'];

function stepsOf({ stage, suggestFrom, voteFrom, voteUntil, startsOn, name }: QuarterDatesFragment): Step[] {
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
        : voteFrom
          ? `${stage === 'VOTING' ? 'Open since' : 'From'} ${dayWords(voteFrom)}${until}.`
          : 'The date is not set yet.',
    },
    {
      name: 'Agree',
      isNow: stage === 'DECIDING',
      words: 'At a public meeting the team says what it will work on, and why.',
    },
    { name: 'Start', isNow: false, words: `The team starts on ${shortDayInWords(startsOn)} (${name}).` },
  ];
}
