import type { PriorityEvidenceFragment } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { listWords } from '#words/lists.ts';
import { outcomeWords } from '#words/outcomes.ts';
import { verdictsInWords } from '#words/verdicts.ts';
import { measureWords } from './measures.ts';

/** What speaks for going on with a priority, a line each and every line with whose word it is. */
export function evidenceOf({ updates, outcome, verdicts }: PriorityEvidenceFragment): string[] {
  const counted = updates.nodes.find(({ withdrawnAt, measures }) => !withdrawnAt && measures.length > 0);
  const figures = counted?.measures.slice(0, 3).map(measureWords) ?? [];
  return [
    counted ? `Newest figures, ${dayWords(counted.postedAt)}: ${figures.join('; ')}.` : 'No figures were posted.',
    ...(outcome ? [`The team says: ${outcomeWords[outcome].toLowerCase()}.`] : []),
    ...(verdicts ? [`Did it get better? ${verdictsInWords(verdicts)}`] : []),
  ];
}

/** That, under the name of the priority in a list to choose from. */
export function PriorityEvidence({ priority }: { priority: PriorityEvidenceFragment }) {
  const where = priority.places.map(({ name }) => name);
  return (
    <>
      {where.length > 0 ? listWords(where) : 'The whole neighbourhood'}
      {evidenceOf(priority).map((line) => (
        <span key={line} className="app-choice-line">
          {line}
        </span>
      ))}
    </>
  );
}
