import type { BallotToVoteQuery } from '#graphql.generated.ts';
import { Checkboxes } from '#ui/choices.tsx';
import { placesWords } from '#words/options.ts';
import { themeBefore } from '#words/themes.ts';
import { upToWords, when } from './vote-words.ts';

type Ballot = NonNullable<BallotToVoteQuery['ballot']>;

/** What the box for "None of these" is called where a vote is sent. */
export const NONE = 'none';

interface VoteFieldsProps {
  ballot: Ballot;
  area: { id: string };
  field: { id: string; name: string; error?: string; values: readonly string[] };
}

/** What can be chosen, as boxes to tick, and none of it. How many are ticked is told as they are (with JavaScript). */
export function VoteFields({ ballot: { options, maxChoices }, area, field }: VoteFieldsProps) {
  return (
    <div className="app-choose" data-choose-up-to={maxChoices}>
      <Checkboxes
        label={`Choose ${upToWords(maxChoices, options.length)}`}
        labelSize="m"
        hint={maxChoices > 1 ? 'No choice counts for more than another. You can choose fewer.' : undefined}
        items={[
          ...options.map(({ id, theme, title, places, continues }) => ({
            value: id,
            text: `${themeBefore(theme, title)}${title}`,
            hint: `${placesWords(places, area)}.${continues ? ' The team works on this now.' : ''}`,
          })),
          { divider: 'or' },
          { value: NONE, text: 'None of these', isExclusive: true },
        ]}
        {...field}
      />
      <p className="govuk-body app-choose__count" role="status" data-chosen hidden />
    </div>
  );
}

/** What whoever votes should know before they send it. */
export function BeforeSending({ ballot: { closesAt } }: { ballot: Pick<Ballot, 'closesAt'> }) {
  return (
    <>
      <h2 className="govuk-heading-m">Before you send it</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>We keep that you took part and on which day, and your choices apart from it and without your name.</li>
        <li>
          Until {when(closesAt)} you can change your vote as often as you like. If you delete your account before then,
          your vote goes with it.
        </li>
        <li>
          After that it is counted and published without your name. It cannot be changed or taken back, since nobody can
          tell any more which one was yours.
        </li>
      </ul>
    </>
  );
}
