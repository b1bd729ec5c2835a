import { momentInWords } from '@patchwork/calendar';
import { Fragment, type ReactNode } from 'react';
import type { Area } from '#features/areas/area.entity.ts';
import { endedWords, isRedrawn } from '#features/areas/ended.queries.ts';
import { Address, letter } from '#platform/mail/letter.tsx';
import { type FollowingFacts, type Letter, NEUTRAL, of } from './following.mails.tsx';
import type { Succession } from './successions.queries.ts';

/** What became of areas that ended, and of somebody’s emails and home there; one mail, however many they are. */
export async function successionLetter(
  facts: FollowingFacts,
  { successions, neutralSubjects }: { successions: readonly Succession[]; neutralSubjects: boolean },
): Promise<Letter> {
  const [first] = successions as [Succession, ...Succession[]];
  const others = successions.length - 1;
  const heading =
    others === 0
      ? headingOf(first)
      : `What became of ${first.area.name} and ${others === 1 ? '1 more area' : `${others} more areas`}`;
  return letter(
    facts,
    '',
    neutralSubjects ? NEUTRAL : heading,
    <>
      {successions.map((succession) => (
        <Fragment key={succession.area.id}>
          {others > 0 && (
            <h2 style={{ fontSize: '22px', lineHeight: '28px', margin: '32px 0 8px' }}>{succession.area.name}</h2>
          )}
          <Became facts={facts} succession={succession} />
        </Fragment>
      ))}
      <p>
        You get this once, because you followed {others === 0 ? first.area.name : 'these areas'} on Patchwork or live
        there. Choose the emails that you get, or stop them: <Address url={facts.preferences} />
      </p>
    </>,
    { heading, ...of(first.area) },
  );
}

const namesOf = (areas: readonly Area[]): string[] => areas.map(({ name }) => name);

function headingOf({ area: { name }, successors }: Succession): string {
  if (successors.length === 0) return `${name} has ended`;
  if (isRedrawn(name, namesOf(successors))) return `${name} has new boundaries`;
  if (successors.length === 1) return `${name} is part of ${successors[0]?.name} now`;
  return `${name} was divided: which part is yours?`;
}

function Became({ facts, succession }: { facts: FollowingFacts; succession: Succession }): ReactNode {
  const { area, successors } = succession;
  const names = namesOf(successors);
  const ended = endedWords({ name: area.name, endedOn: area.endedOn as string }, names);
  return (
    <>
      <p>{ended}</p>
      <Moved succession={succession} />
      <Asked facts={facts} succession={succession} />
      {successors.map((successor) => (
        <p key={successor.id}>
          {successor.name}: <Address url={addressOf(facts, successor)} />
        </p>
      ))}
      <p>
        What was done in {area.name}{' '}
        {isRedrawn(area.name, names) ? 'within its old boundaries' : 'while it was an area'} stays here:{' '}
        <Address url={addressOf(facts, area)} />
      </p>
    </>
  );
}

function Moved({ succession: { follow, home } }: { succession: Succession }): ReactNode {
  if (follow && home && follow === home) {
    return (
      <p>
        We moved your emails and your home there: you get the same emails about {follow.name}, and your vote counts
        where it is. You need not do anything.
      </p>
    );
  }
  return (
    <>
      {follow && <p>We moved your emails there: you get the same ones about {follow.name}.</p>}
      {home && <p>We moved your home there: your vote counts where {home.name} is.</p>}
    </>
  );
}

function Asked({ facts, succession }: { facts: FollowingFacts; succession: Succession }): ReactNode {
  const { area, successors, follow, home, heldUntil } = succession;
  const me = <Address url={`${facts.publicUrl}/me`} />;
  const finding = <Address url={`${facts.publicUrl}/`} />;
  return (
    <>
      {follow === null &&
        (successors.length > 0 ? (
          <p>
            Choose which one you want emails about; you need not sign in: <Address url={facts.preferences} />
          </p>
        ) : (
          <p>
            No emails about {area.name} come any more. Find another area to get emails about: {finding}
          </p>
        ))}
      {home === null && heldUntil && (
        <p>
          You live there, and have voted: until {momentInWords(heldUntil)} your home moves only within{' '}
          {area.neighbourhood?.unwrap().name}, so that your vote counts where you sent it. Choose where you live on your
          page, now or after that: {me}
        </p>
      )}
      {home === null && !heldUntil && (
        <p>Where do you live now? Your vote counts there. Choose it on your page: {me}</p>
      )}
    </>
  );
}

function addressOf({ publicUrl }: FollowingFacts, { path }: Area): string {
  return `${publicUrl}/areas/${path}`;
}
