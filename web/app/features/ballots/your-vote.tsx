import type { MyVoteQuery } from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import { placesWords } from '#words/options.ts';
import { themeBefore } from '#words/themes.ts';
import { when } from './vote-words.ts';

export type MyVote = NonNullable<MyVoteQuery['myVote']>;

interface YourVoteProps {
  vote: MyVote;
  area: { id: string };
  /** Where the service is: on paper an address is written out. */
  publicUrl: string;
}

/** A vote as its voter sees it: what they chose, and the receipts that find it again once it is published. */
export function YourVote({ vote, area, publicUrl }: YourVoteProps) {
  const { ballot, choices } = vote;
  const isOpen = ballot.state === 'OPEN';
  return (
    <>
      <Panel title="Your vote is in">
        {isOpen ? `You can change it until ${when(ballot.closesAt)}` : 'The vote has closed. It is being counted'}
      </Panel>
      <h2 className="govuk-heading-m">What you chose</h2>
      {choices.length === 0 && <p className="govuk-body-l">None of these</p>}
      {choices.length > 0 && (
        <ul className="govuk-list app-chosen">
          {choices.map(({ id, theme, title, places }) => (
            <li key={id}>
              <strong>
                {themeBefore(theme, title)}
                {title}
              </strong>
              <span className="app-chosen__where">{placesWords(places, area)}</span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <ButtonLink href={`/ballots/${ballot.id}/vote?change=yes`} variant="secondary">
          Change my vote
        </ButtonLink>
      )}
      <Receipts vote={vote} publicUrl={publicUrl} />
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={`/ballots/${ballot.id}/watch`}>
          Hear by email what becomes of this vote
        </a>
      </p>
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={`/ballots/${ballot.id}`}>
          Back to the vote
        </a>{' '}
        or{' '}
        <a className="govuk-link" href="/how-the-vote-works">
          read how the vote works
        </a>
        .
      </p>
    </>
  );
}

function Receipts({ vote: { ballot, receipts, choices }, publicUrl }: Pick<YourVoteProps, 'vote' | 'publicUrl'>) {
  const one = receipts.length === 1;
  return (
    <section className="app-section app-receipts" aria-labelledby="receipts">
      <h2 className="govuk-heading-m" id="receipts">
        {one ? 'Your receipt' : `Your ${receipts.length} receipts`}
      </h2>
      <p className="govuk-body">
        With {one ? 'it' : 'them'} you can see for yourself that your vote was counted as you sent it. When the vote is
        over every choice is published beside its receipt, and nobody but you knows which {one ? 'is' : 'are'} yours.
        {receipts.length > Math.max(choices.length, 1) &&
          ' Each vote has equally many, also where fewer were chosen: the others say “No further choice”.'}
      </p>
      <ul className="app-receipts__list" data-receipts>
        {receipts.map((receipt) => (
          <li key={receipt}>
            <code>{receipt}</code>
          </li>
        ))}
      </ul>
      <div className="govuk-button-group app-no-print" data-keep-receipts />
      <WarningText>
        Write {one ? 'it' : 'them'} down, print this page or take a picture. We do not email {one ? 'it' : 'them'}, and
        when the vote is over we no longer know {one ? 'it' : 'them'}.
      </WarningText>
      <ul className="govuk-list govuk-list--bullet">
        <li>If you change your vote, you get new ones: keep the newest.</li>
        <li>Until the vote is over you find them on this page, while you are signed in.</li>
        <li>Keep them to yourself, as you would your vote.</li>
        <li>
          From {when(ballot.closesAt)} on, look {one ? 'it' : 'them'} up:{' '}
          <span className="app-only-print app-receipts__address">
            {publicUrl}/ballots/{ballot.id}/check
          </span>
          <a className="govuk-link app-no-print" href={`/ballots/${ballot.id}/check`}>
            find my receipts
          </a>
        </li>
      </ul>
    </section>
  );
}
