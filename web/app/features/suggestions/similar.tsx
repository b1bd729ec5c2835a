import type { ReactNode } from 'react';
import type { SimilarSuggestionsQuery } from '#graphql.generated.ts';
import { Tag } from '#ui/tag.tsx';
import { standingTag } from './suggestion-words.ts';

export type Similar = SimilarSuggestionsQuery['similarSuggestions'];

/** What is there already that reads like what somebody types. Each opens beside the form, so that nothing typed is lost. */
export function SimilarList({ similar: { suggestions, priorities } }: { similar: Similar }) {
  return (
    <ul className="app-questions" data-similar-ids={idsOf({ suggestions, priorities }).join(' ')}>
      {priorities.map(({ id, title }) => (
        <Row key={id} href={`/priorities/${id}`} title={title}>
          <Tag colour="purple">Being worked on</Tag>
        </Row>
      ))}
      {suggestions.map(({ id, title, status }) => (
        <Row key={id} href={`/suggestions/${id}`} title={title ?? ''}>
          <Tag colour={standingTag[status].colour}>{standingTag[status].text}</Tag> Suggested before
        </Row>
      ))}
    </ul>
  );
}

function Row({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <li className="app-questions__item">
      <a className="govuk-link" href={href} target="_blank" rel="noopener">
        {title} (opens in a new tab)
      </a>
      <p className="app-questions__foot">{children}</p>
    </li>
  );
}

/** The ids of everything that is alike. */
export function idsOf({ suggestions, priorities }: Similar): string[] {
  return [...suggestions, ...priorities].map(({ id }) => id);
}

/** Where what is alike appears while somebody types; hidden, and of no use, without JavaScript (`similar-live.ts`). */
export function SimilarWhileTyping({
  from,
  watches,
  shown,
}: {
  from: string;
  watches: string;
  shown: { name: string; value?: string };
}) {
  return (
    <>
      <input type="hidden" name={shown.name} defaultValue={shown.value} data-similar-shown="" />
      <div data-similar={from} data-similar-of={watches} hidden>
        <p className="govuk-visually-hidden" aria-live="polite" data-similar-said="" />
        <section className="app-similar" aria-label="Like what you type" data-similar-part="" hidden />
      </div>
    </>
  );
}
