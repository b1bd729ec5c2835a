import type { AreaPageQuery } from '#graphql.generated.ts';
import { themeBefore } from '#words/themes.ts';
import { Update } from './update.tsx';

type UpdateHere = NonNullable<AreaPageQuery['area']>['updatesHere']['nodes'][number];

/** What was done at one place, the newest first: each with the priority it belongs to. */
export function UpdatesHere({ updates }: { updates: readonly UpdateHere[] }) {
  return (
    <ol className="app-timeline">
      {updates.map((update) => (
        <li
          key={update.id}
          className={`app-timeline__item${update.withdrawnAt ? ' app-timeline__item--withdrawn' : ''}`}
        >
          <Update update={update} about={<About priority={update.priority} />} />
        </li>
      ))}
    </ol>
  );
}

function About({ priority: { id, theme, title } }: Pick<UpdateHere, 'priority'>) {
  return (
    <p className="app-update__about">
      {themeBefore(theme, title)}
      <a className="govuk-link" href={`/priorities/${id}`}>
        {title}
      </a>
    </p>
  );
}
