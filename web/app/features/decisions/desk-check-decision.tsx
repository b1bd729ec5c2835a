import type { AdoptedPriorityInput } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { AdoptedList } from './adopted-list.tsx';
import { type AdoptedShown, againstVoteWords, decidedWords } from './decision-words.ts';
import { differsFrom, earlierOf, type QuarterToDecide, quarterBefore, votedOn } from './desk-typed-decision.ts';
import { WhatTheVotePutWhere } from './what-the-vote-put-where.tsx';

/** A decision as it would be made. */
export interface DecisionToCheck {
  priorities: readonly AdoptedPriorityInput[];
  reason: string | null;
  evidence: string | null;
  meetingId: string | null;
}

interface CheckDecisionProps {
  decision: DecisionToCheck;
  quarter: QuarterToDecide;
  decidedBy: { name: string | null; title: string };
  decidedAt: string;
}

/** What residents will read, before it can no longer be changed: made of the same parts as the page itself. */
export function CheckDecision({ decision, quarter, decidedBy, decidedAt }: CheckDecisionProps) {
  const { reason, evidence, meetingId } = decision;
  const { area, ballot } = quarter;
  const result = ballot?.result ?? null;
  const differs = differsFrom(
    votedOn(quarter),
    decision.priorities.map(({ optionId }) => optionId ?? undefined),
  );
  const adopted = adoptedFrom(decision, quarter);
  const taken = new Set(adopted.map(({ option }) => option?.id));
  const notAdopted = votedOn(quarter).filter(({ option }) => !taken.has(option.id));
  const ends = endsWith(decision, quarter);
  const meeting = area.meetings.nodes.find(({ id }) => id === meetingId);
  return (
    <div className="app-as-read">
      <p className="govuk-body">
        {decidedWords({ decidedBy, decidedAt, quarter: { name: quarter.name, area } })}{' '}
        {againstVoteWords(differs, ballot !== null)}
      </p>
      {meeting && (
        <p className="govuk-body">
          It was talked over at a public meeting on {dayWords(meeting.startsAt)}: {meeting.title}
        </p>
      )}
      <section className="app-section">
        <h2 className="govuk-heading-l">What the team works on</h2>
        <AdoptedList adopted={adopted} result={result} wasVotedOn={ballot !== null} area={area} />
      </section>
      <Said title={ballot && differs ? 'Why it is not what the vote put first' : 'Why'} words={reason} />
      <Said title="What else it rests on" words={evidence} />
      {ballot && <WhatTheVotePutWhere ballotId={ballot.id} result={result} adopted={adopted} notAdopted={notAdopted} />}
      {ends.length > 0 && (
        <section className="app-section">
          <h2 className="govuk-heading-l">What the team does not go on with</h2>
          <ul className="govuk-list govuk-list--bullet">
            {ends.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Said({ title, words }: { title: string; words: string | null }) {
  if (!words) return null;
  return (
    <section className="app-section">
      <h2 className="govuk-heading-l">{title}</h2>
      <p className="govuk-body app-lines">{words}</p>
    </section>
  );
}

/** What is adopted as the public page takes it. */
function adoptedFrom({ priorities }: DecisionToCheck, quarter: QuarterToDecide): AdoptedShown[] {
  const { area } = quarter;
  const options = votedOn(quarter);
  const all = [area, ...area.children];
  return priorities.map(({ optionId, placePaths, continuesId, ...words }) => {
    const voted = options.find(({ option }) => option.id === optionId);
    const earlier = earlierOf(quarter).find(({ id }) => id === (continuesId ?? voted?.option.continues?.id));
    return {
      rank: voted?.rank ?? null,
      option: voted?.option ?? null,
      priority: {
        id: null,
        ...words,
        places: all.filter(({ path }) => placePaths.includes(path)),
        continues: earlier ?? null,
      },
    };
  });
}

/** What ran in the months before and nothing goes on with. */
function endsWith({ priorities }: DecisionToCheck, quarter: QuarterToDecide) {
  const options = votedOn(quarter);
  const goneOnWith = new Set(
    priorities.map(
      ({ optionId, continuesId }) =>
        continuesId ?? options.find(({ option }) => option.id === optionId)?.option.continues?.id,
    ),
  );
  return (quarterBefore(quarter)[0]?.priorities ?? []).filter(({ id }) => !goneOnWith.has(id));
}
