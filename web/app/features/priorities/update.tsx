import type { ReactNode } from 'react';
import type { UpdateFactsFragment } from '#graphql.generated.ts';
import { dayOf, dayWords } from '#words/days.ts';
import { listWords } from '#words/lists.ts';
import { SafeHtml } from '#words/safe-html.tsx';
import { MeasureChart } from './measure-chart.tsx';
import { MeasureTable } from './measure-table.tsx';

/** Where it was done, in words: its places, or the whole neighbourhood. */
export const whereWords = ({ places }: Pick<UpdateFactsFragment, 'places'>): string =>
  places.length > 0 ? listWords(places.map(({ name }) => name)) : 'Across the neighbourhood';

interface UpdateProps {
  update: UpdateFactsFragment;
  /** Above the words: what it was about, where the page is not about one priority. */
  about?: ReactNode;
}

/** One update in full: when, where, the words, the figures, by whom, and whether it was corrected or taken back. */
export function Update({ update, about }: UpdateProps) {
  if (update.withdrawnAt) return <WithdrawnUpdate update={update} />;
  return (
    <>
      <h3 className="govuk-heading-s app-update__heading">
        <Posted at={update.postedAt} /> <span className="app-update__where">{whereWords(update)}</span>
      </h3>
      {about}
      {update.bodyHtml && <SafeHtml html={update.bodyHtml} />}
      {update.measures.map((measure) => (
        <MeasureChart key={measure.id} measure={measure} />
      ))}
      {update.measures.length > 0 && <MeasureTable measures={update.measures} />}
      <p className="app-update__foot">
        Posted by {authorWords(update.author)}.
        {update.correctedAt && (
          <>
            {' '}
            <strong>Corrected on {dayWords(update.correctedAt)}.</strong>
          </>
        )}
      </p>
    </>
  );
}

/** The dated stub that stays when words are taken back (trust §4). */
function WithdrawnUpdate({ update }: { update: UpdateFactsFragment }) {
  return (
    <>
      <h3 className="govuk-heading-s app-update__heading">
        <Posted at={update.postedAt} /> <span className="app-update__where">Withdrawn</span>
      </h3>
      <p className="govuk-body">
        The team took this update back{update.withdrawnAt ? ` on ${dayWords(update.withdrawnAt)}` : ''}.
        {update.withdrawnReason ? ` The reason it gave: “${update.withdrawnReason}”` : ''}
      </p>
    </>
  );
}

export function Posted({ at }: { at: string }) {
  return <time dateTime={dayOf(at)}>{dayWords(at)}</time>;
}

/** "Sam Lee, PCSO"; the title alone where the name is withheld, the name alone where it says the title. */
function authorWords({ name, title }: UpdateFactsFragment['author']): string {
  if (!name) return title;
  return name.includes(title) ? name : `${name}, ${title}`;
}
