import { momentInWords } from '@patchwork/calendar';
import type { ReactNode } from 'react';
import type { Area } from '#features/areas/area.entity.ts';
import type { Environment } from '#platform/environment.ts';
import { Address, letter } from '#platform/mail/letter.tsx';
import type { Mail } from '#platform/mail/mail.ts';
import type { News } from './news.queries.ts';
import type { QuarterSummary } from './quarters.queries.ts';

/** What a mail to those who follow says of the service, and where whoever gets it chooses what they get. */
export interface FollowingFacts extends Pick<Environment, 'mode' | 'publicUrl'> {
  preferences: string;
}

/** A mail before it is anybody’s. */
export type Letter = Pick<Mail, 'subject' | 'text' | 'html'>;

/** For who does not want others to read over their shoulder where they live. */
export const NEUTRAL = 'News from Patchwork';

const FREQUENCY_WORDS: Record<string, string> = { DAILY: 'Today', WEEKLY: 'This week' };

/** One piece of news, at once. */
export async function newsLetter(
  facts: FollowingFacts,
  { news, neutralSubjects }: { news: News; neutralSubjects: boolean },
): Promise<Letter> {
  const subject = neutralSubjects ? NEUTRAL : `${news.area.name}: ${news.title}`;
  return letter(
    facts,
    '',
    subject,
    <>
      <SafeHtml html={news.html} />
      <p>
        Read it on Patchwork: <Address url={`${facts.publicUrl}${news.path}`} />
      </p>
      <Foot {...facts} />
    </>,
    { heading: news.title, ...of(news.area) },
  );
}

/** Everything that gathered, by area, the newest first; its areas in the order of their newest. */
export async function digestLetter(
  facts: FollowingFacts,
  { news, neutralSubjects, frequency }: { news: readonly News[]; neutralSubjects: boolean; frequency: string | null },
): Promise<Letter> {
  const byArea = Map.groupBy(news, ({ area }) => area.path);
  const forces = [...new Set(news.map(({ area }) => (area.force?.unwrap() ?? area).name))];
  const names = [...byArea.values()].map(([first]) => first?.area.name).filter(Boolean);
  const when = FREQUENCY_WORDS[frequency ?? ''] ?? 'News';
  const others = names.length > 1 ? ` and ${names.length - 1} more` : '';
  return letter(
    facts,
    '',
    neutralSubjects ? NEUTRAL : `${when} in ${names[0]}${others}`,
    <>
      {[...byArea.values()].map((some) => (
        <section key={some[0]?.area.path}>
          <h2 style={{ fontSize: '22px', lineHeight: '28px', margin: '32px 0 8px' }}>{some[0]?.area.name}</h2>
          {some.map(({ key, title, at, html, path }) => (
            <article key={key}>
              <h3 style={{ fontSize: '18px', lineHeight: '24px', margin: '24px 0 4px' }}>{title}</h3>
              <p style={small}>{momentInWords(at)}</p>
              <SafeHtml html={html} />
              <p>
                <Address url={`${facts.publicUrl}${path}`} />
              </p>
            </article>
          ))}
        </section>
      ))}
      <Foot {...facts} />
    </>,
    { heading: `${when} in the areas you follow`, force: listed(forces) },
  );
}

const OUTCOME_WORDS = {
  DONE: 'Done',
  PARTLY: 'Partly done',
  NOT_DONE: 'Not done',
  CONTINUES: 'Goes on',
} as const;

/** What became of a quarter. */
export async function quarterLetter(
  facts: FollowingFacts,
  { summary, neutralSubjects }: { summary: QuarterSummary; neutralSubjects: boolean },
): Promise<Letter> {
  const heading = `What became of ${summary.months}`;
  return letter(
    facts,
    '',
    neutralSubjects ? NEUTRAL : `${summary.area.name}: ${heading}`,
    <>
      <p>What the police team of {summary.area.name} worked on, and what it says became of it:</p>
      <ul>
        {summary.priorities.map(({ title, outcome, outcomeWords, updates }) => (
          <li key={title}>
            <strong>{title}</strong>: {outcome ? OUTCOME_WORDS[outcome] : 'The team has not said yet'}.{' '}
            {updates === 1 ? '1 update' : `${updates} updates`}. {outcomeWords}
          </li>
        ))}
      </ul>
      <p>
        All that was done, and how you think it went: <Address url={`${facts.publicUrl}${summary.path}`} />
      </p>
      {summary.next && (
        <p>
          What comes next, in {summary.next.months}: <Address url={`${facts.publicUrl}${summary.next.path}`} />
        </p>
      )}
      <Foot {...facts} />
    </>,
    { heading, ...of(summary.area) },
  );
}

const small = { fontSize: '14px', lineHeight: '20px', margin: '0 0 8px' } as const;

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names);

/** Whose news it is: the force’s, and of which of its areas where it is of one. */
export function of(area: Area): { force: string; caption?: string } {
  const force = area.force?.unwrap() ?? area;
  return { force: force.name, caption: force.id === area.id ? undefined : area.name };
}

/** The words of a page, which were made safe when they were kept. */
function SafeHtml({ html }: { html: string }): ReactNode {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made safe by `htmlOf` when it was written, or by React
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

function Foot({ preferences }: FollowingFacts): ReactNode {
  return (
    <p>
      You get this because you follow an area on Patchwork, or asked what becomes of a vote. Choose what you get and how
      often, or stop: <Address url={preferences} />
    </p>
  );
}
