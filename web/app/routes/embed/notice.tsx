import type { Notice } from './notice-of.ts';

/**
 * The notice as HTML that any page can take: whole addresses, no script, no style of its own, nothing to send. A site
 * that shows it gives it its own look; in our own frame govuk-frontend does (`isFramed`).
 */
export function NoticeHtml({ notice, isFramed = false }: { notice: Notice; isFramed?: boolean }) {
  const { title, opening, priorities, next, asOf, source, isDemo } = notice;
  const look = (name: string) => (isFramed ? name : undefined);
  // Within a frame a link must not open in the frame.
  const link = isFramed ? { className: 'govuk-link', target: '_blank', rel: 'noopener' } : {};
  const Heading = isFramed ? 'h1' : 'h2';
  return (
    <section lang="en-GB">
      {isDemo && (
        <p className={look('govuk-body')}>
          <strong>Demonstration: not real police information.</strong>
        </p>
      )}
      <Heading className={look('govuk-heading-m')}>{title}</Heading>
      <p className={look('govuk-body')}>{opening}</p>
      {priorities.length > 0 && (
        <ol className={look('govuk-list govuk-list--number govuk-list--spaced')}>
          {priorities.map(({ title: name, url, newest, late }) => (
            <li key={url}>
              <a {...link} href={url}>
                {name}
              </a>
              <br />
              {newest}
              {late && (
                <>
                  {' '}
                  <strong>{late}</strong>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
      {next.length > 0 && (
        <ul className={look('govuk-list govuk-list--bullet')}>
          {next.map(({ words, url }) => (
            <li key={url}>
              <a {...link} href={url}>
                {words}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className={look('govuk-body-s')}>
        {asOf} Source, and the newest:{' '}
        <a {...link} href={source.url}>
          {source.words}
        </a>
      </p>
    </section>
  );
}
