import { momentInWords, shortDayInWords } from '@patchwork/calendar';
import type { QuarterDatesFragment, QuarterStage } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';

/** What comes next: the road to the next quarter with its dates, and where it stands now. */
export function ComingQuarter({ quarter }: { quarter: QuarterDatesFragment }) {
  return (
    <ol className="app-road">
      {stepsOf(quarter).map(({ name, words, isNow }) => (
        <li key={name} className={`app-road__step${isNow ? ' app-road__step--now' : ''}`}>
          <strong>{name}</strong> {words}
          {isNow && <span className="app-road__now">Now</span>}
        </li>
      ))}
    </ol>
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
  if (stage === 'PLANNED' && suggestFrom)
    return `You can suggest from ${dayWords(suggestFrom)} what the team should work on next.`;
  if (stage === 'SUGGESTING') {
    return voteFrom
      ? `You can suggest now, and vote from ${dayWords(voteFrom)}.`
      : 'You can suggest now what the team should work on next.';
  }
  if (stage === 'PLANNED' && voteFrom) return `You can vote from ${dayWords(voteFrom)} on what the team works on next.`;
  if (stage === 'VOTING') {
    return voteUntil ? `You can vote now, until ${momentInWords(new Date(voteUntil))}.` : 'You can vote now.';
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
          ? `You can suggest ${stage === 'SUGGESTING' ? 'since' : 'from'} ${dayWords(suggestFrom)}.`
          : 'The date is not set yet.',
    },
    {
      name: 'Vote',
      isNow: stage === 'VOTING',
      words: isPast('VOTING')
        ? 'The vote has closed.'
        : voteFrom
          ? `You can vote ${stage === 'VOTING' ? 'since' : 'from'} ${dayWords(voteFrom)}${until}.`
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
