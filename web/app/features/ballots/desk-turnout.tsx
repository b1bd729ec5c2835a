import { Details } from '#ui/details.tsx';
import { Table } from '#ui/table.tsx';
import { listWords } from '#words/lists.ts';
import { type TurnoutToShow, turnoutInWords } from './desk-turnout.ts';

const FEW = 6;

/** How many took part so far, from where. Never what they chose. */
export function DeskTurnout({ turnout }: { turnout: TurnoutToShow }) {
  const { places, few } = turnout;
  return (
    <>
      {turnoutInWords(turnout).map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
      {places.length > 0 && (
        <Table
          firstCellIsHeader
          head={['Place', { content: 'Voters so far', format: 'numeric' }]}
          rows={places.map(({ name, voters }) => [
            name,
            { content: voters.toLocaleString('en-GB'), format: 'numeric' },
          ])}
        />
      )}
      {few.length > 0 && places.length > 0 && few.length <= FEW && (
        <p className="govuk-body">Few or no votes yet from {listWords(few)}.</p>
      )}
      {few.length > FEW && places.length > 0 && (
        <Details summary={`Few or no votes yet from ${few.length} places`}>{listWords(few)}</Details>
      )}
      <p className="govuk-body-s app-muted">
        Votes by email only. A place is told by itself from ten voters on, unless that would tell how few the others
        are. What anybody chose is shown to nobody, the team included, before the vote is closed and counted.
      </p>
    </>
  );
}
