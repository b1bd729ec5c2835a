import { momentInWords, shortDayInWords } from '@patchwork/calendar';
import type { BallotState, PaperBatchOnDeskFragment, Theme } from '#graphql.generated.ts';
import { Tag } from '#ui/tag.tsx';
import { counted } from '#words/lists.ts';
import { themeBefore } from '#words/themes.ts';

type Batch = PaperBatchOnDeskFragment;

export const sourceWords: Record<Batch['source'], string> = {
  PAPER: 'Papers handed in',
  SCHOOL: 'A school',
  ROOM: 'A room or a meeting',
};

/** "Papers handed in, Girton, 20 November 2026": what tells one bundle from another. */
export const bundleWords = ({ source, place, collectedOn }: Pick<Batch, 'source' | 'place' | 'collectedOn'>): string =>
  `${sourceWords[source]}, ${place.name}, ${shortDayInWords(collectedOn)}`;

/** "2. Antisocial behaviour: Noise at night": an option alike on the paper and where its papers are counted. */
export const optionOnPaper = ({ position, theme, title }: { position: number; theme: Theme; title: string }): string =>
  `${position}. ${themeBefore(theme, title)}${title}`;

export interface DeskPapersProps {
  ballot: { id: string; state: BallotState; closesAt: string };
  batches: readonly Batch[];
  /** Who is looking. */
  officerId: string | null;
}

/** The bundles of papers of a vote: who counted them, who agreed, and what still waits for a second officer. */
export function DeskPapers({ ballot, batches, officerId }: DeskPapersProps) {
  const { id, state, closesAt } = ballot;
  const waiting = batches.filter(({ confirmedAt }) => !confirmedAt);
  const closes = momentInWords(new Date(closesAt));
  if (batches.length === 0) return <p className="govuk-body">No papers were entered.</p>;
  return (
    <>
      <p className="govuk-body">{papersInWords(batches, state)}</p>
      <ul className="app-desk-list">
        {batches.map((batch) => (
          <li key={batch.id} className="app-desk-list__item">
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{bundleWords(batch)}</h3>
            <p className="govuk-body">
              {counted(batch.papers, 'paper')}, counted by {nameOf(batch.enteredBy)} on{' '}
              {momentInWords(new Date(batch.enteredAt))}.
              <br />
              {batch.confirmedBy && batch.confirmedAt ? (
                <>
                  <Tag colour="green">Agreed</Tag> {nameOf(batch.confirmedBy)} counted the same numbers on{' '}
                  {momentInWords(new Date(batch.confirmedAt))}.
                </>
              ) : state === 'OPEN' ? (
                <>
                  <Tag colour="orange">Waits</Tag> Not counted unless a second officer agrees before {closes}.{' '}
                  {batch.enteredBy.id === officerId ? (
                    'You counted it: a colleague counts it again.'
                  ) : (
                    <a className="govuk-link" href={`/desk/votes/${id}/papers/${batch.id}`}>
                      Count it again
                      <span className="govuk-visually-hidden">: {bundleWords(batch)}</span>
                    </a>
                  )}
                </>
              ) : (
                <>
                  <Tag colour="red">Not counted</Tag> No second officer agreed before the vote closed.
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {state === 'OPEN' && waiting.length > 0 && (
        <p className="govuk-body">
          Was a first count wrong? Enter the bundle anew, and let a second officer agree to the new one alone: each
          bundle that two officers agree on counts.
        </p>
      )}
    </>
  );
}

const nameOf = ({ name, title }: Batch['enteredBy']) => name ?? title;
const sum = (batches: readonly Pick<Batch, 'papers'>[]) => batches.reduce((total, { papers }) => total + papers, 0);

/** How many papers of an open vote wait for a second officer: nobody counts them again once it has closed. */
export const papersWaiting = (batches: readonly Pick<Batch, 'papers' | 'confirmedAt'>[], state: BallotState): number =>
  state === 'OPEN' ? sum(batches.filter(({ confirmedAt }) => !confirmedAt)) : 0;

/** "40 papers wait for a second officer". */
export const waitWords = (papers: number): string =>
  `${counted(papers, 'paper waits', 'papers wait')} for a second officer`;

/** How many papers count, and how many do not yet. */
export function papersInWords(batches: readonly Batch[], state: BallotState): string {
  const agreed = sum(batches.filter(({ confirmedAt }) => confirmedAt));
  const rest = sum(batches.filter(({ confirmedAt }) => !confirmedAt));
  const counts = `${counted(agreed, 'paper counts', 'papers count')}: two officers came to the same figures.`;
  if (rest === 0) return counts;
  const waits = state === 'OPEN' ? `${waitWords(rest)}.` : `${counted(rest, 'paper was', 'papers were')} left out.`;
  return agreed === 0 ? waits : `${counts} ${waits}`;
}
