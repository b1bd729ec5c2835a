import { Details } from '#ui/details.tsx';

/** The topics as an area's feeds are asked for by them. */
const TOPICS = [
  { topic: 'UPDATES', words: 'what was done' },
  { topic: 'VOTES', words: 'votes' },
  { topic: 'MEETINGS', words: 'meetings' },
  { topic: 'DECISIONS', words: 'decisions' },
  { topic: 'ALERTS', words: 'alerts' },
] as const;

interface FeedsProps {
  area: { path: string; name: string };
}

/** Tells programs of the area's feeds, or of those on one topic. React puts it into the head. */
export function FeedTags({ area: { path, name }, topic }: FeedsProps & { topic?: 'ALERTS' }) {
  const [atom, json] = feedsOf(path, topic);
  const title = `${name}: ${topic ? 'alerts' : 'news from the police team'}`;
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={title} href={atom} />
      <link rel="alternate" type="application/feed+json" title={title} href={json} />
    </>
  );
}

/** Everything that is said in an area, for the reader's own program: no account, no address. */
export function Feeds({ area: { path, name } }: FeedsProps) {
  return (
    <section className="app-no-print" aria-labelledby="feeds">
      <h2 className="govuk-heading-m" id="feeds">
        Feeds
      </h2>
      <p className="govuk-body">
        Read everything the team says about {name} in a feed reader: <FeedLinks path={path} />.
      </p>
      <Details summary="Feeds on one topic">
        <ul className="govuk-list">
          {TOPICS.map(({ topic, words }) => (
            <li key={topic}>
              Only {words}: <FeedLinks path={path} topic={topic} words={words} />
            </li>
          ))}
        </ul>
      </Details>
    </section>
  );
}

function FeedLinks({ path, topic, words }: { path: string; topic?: string; words?: string }) {
  const [atom, json] = feedsOf(path, topic);
  const which = words && <span className="govuk-visually-hidden"> on {words}</span>;
  return (
    <>
      <a className="govuk-link" href={atom} type="application/atom+xml">
        Atom{which}
      </a>{' '}
      or{' '}
      <a className="govuk-link" href={json} type="application/feed+json">
        JSON Feed{which}
      </a>
    </>
  );
}

/** Where the feeds are: Atom, JSON Feed. */
function feedsOf(path: string, topic?: string): [atom: string, json: string] {
  const query = topic ? `?topic=${topic}` : '';
  return [`/areas/${path}/feed.atom${query}`, `/areas/${path}/feed.json${query}`];
}
