import type { ReactNode } from 'react';
import type { QuarterOnAreaFragment, UpdateFactsFragment } from '#graphql.generated.ts';
import { counted, listWords } from '#words/lists.ts';
import { beginningOf, SafeHtml } from '#words/safe-html.tsx';
import { LatenessNote } from './lateness-note.tsx';
import { measureWords } from './measures.ts';
import { OutcomeNote } from './outcome-note.tsx';
import { ThemeLine } from './theme-line.tsx';
import { Posted, whereWords } from './update.tsx';

type CardPriority = QuarterOnAreaFragment['priorities'][number];

interface PriorityCardProps {
  priority: CardPriority;
  /** What became of it; what the team says, unless told otherwise. */
  became?: ReactNode;
}

/** One priority on its area's page: what, where, how it stands, and the newest that was done. */
export function PriorityCard({ priority, became = <OutcomeNote priority={priority} /> }: PriorityCardProps) {
  const { id, title, places, updates } = priority;
  const newest = updates.nodes.find(({ withdrawnAt }) => !withdrawnAt) ?? updates.nodes[0];
  return (
    <article className="app-card" id={`priority-${id}`}>
      <ThemeLine priority={priority} />
      <h3 className="govuk-heading-m app-card__title">
        <a className="govuk-link" href={`/priorities/${id}`}>
          {title}
        </a>
      </h3>
      <p className="app-card__where">
        {places.length > 0 ? listWords(places.map(({ name }) => name)) : 'The whole neighbourhood'}
      </p>
      {newest ? <NewestUpdate update={newest} /> : <p className="govuk-body">Nothing has been posted yet.</p>}
      {became}
      <LatenessNote priority={priority} />
      {updates.totalCount > 0 && (
        <p className="govuk-body app-card__more app-no-print">
          <a className="govuk-link" href={`/priorities/${id}`}>
            {updates.totalCount === 1 ? 'Read the whole update' : `Read all ${counted(updates.totalCount, 'update')}`}
            <span className="govuk-visually-hidden"> on {title}</span>
          </a>
        </p>
      )}
    </article>
  );
}

function NewestUpdate({ update }: { update: UpdateFactsFragment }) {
  return (
    <div className="app-card__newest">
      <p className="app-card__when">
        <strong>
          <Posted at={update.postedAt} />
        </strong>{' '}
        {update.withdrawnAt ? 'Withdrawn by the team' : whereWords(update)}
      </p>
      {update.bodyHtml && <SafeHtml html={beginningOf(update.bodyHtml).html} />}
      {update.measures.length > 0 && (
        <ul className="app-figures">
          {update.measures.slice(0, 3).map((measure) => (
            <li key={measure.id}>{measureWords(measure)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
