import type { RosterEntryFragment } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { placeWords } from './roster.ts';

export interface RosterTableProps {
  entries: readonly RosterEntryFragment[];
  /** True while people can be checked in. */
  doorsOpen: boolean;
  /** Whoever waits is let in where as many are free as they take. */
  placesLeft: number;
  /** True until the meeting ends or is cancelled. */
  isToCome: boolean;
}

/** The people of a meeting, each with what can be done about them in one tap. On paper, with a box to tick. */
export function RosterTable({ entries, ...meeting }: RosterTableProps) {
  return (
    <table className="govuk-table app-roster">
      <caption className="govuk-visually-hidden">People who registered</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {['Name', 'Place', 'What they need', 'Phone'].map((head) => (
            <th key={head} scope="col" className="govuk-table__header">
              {head}
            </th>
          ))}
          <th scope="col" className="govuk-table__header app-roster__deeds">
            At the door
          </th>
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} {...meeting} />
        ))}
      </tbody>
    </table>
  );
}

/** Where somebody is in the table, for the address after a tap. */
export const rowId = (registrationId: string): string => `r-${registrationId}`;

const nameOf = ({ name }: Pick<RosterEntryFragment, 'name'>): string => name ?? 'No name given';

type RowProps = Omit<RosterTableProps, 'entries'> & { entry: RosterEntryFragment };

function Row({ entry, ...meeting }: RowProps) {
  return (
    <tr className="govuk-table__row app-roster__row" id={rowId(entry.id)}>
      <th scope="row" className="govuk-table__header app-roster__name">
        {entry.name ?? <span className="app-muted">No name given</span>}
        {entry.hasCompanion && <span className="app-roster__companion"> and a companion</span>}
      </th>
      <td className="govuk-table__cell">{placeWords(entry)}</td>
      <td className="govuk-table__cell app-roster__needs">{entry.needs}</td>
      <td className="govuk-table__cell">{phoneOf(entry)}</td>
      <td className="govuk-table__cell app-roster__deeds">
        <Deeds entry={entry} {...meeting} />
        <span className="app-only-print app-roster__box" aria-hidden="true" />
      </td>
    </tr>
  );
}

function phoneOf({ phone, mustBeRung }: RosterEntryFragment) {
  if (!phone) return mustBeRung ? 'Rang, and left no number' : null;
  return (
    <a className="govuk-link" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
      {phone.replaceAll(' ', '\u00A0')}
    </a>
  );
}

function Deeds({ entry, doorsOpen, placesLeft, isToCome }: RowProps) {
  const { status, mustBeRung, mustHear, hasCompanion } = entry;
  const isIn = status === 'ATTENDED';
  const isThere = status !== 'WITHDRAWN';
  const fits = status !== 'WAITING' || placesLeft >= (hasCompanion ? 2 : 1);
  return (
    <div className="app-no-print">
      {doorsOpen && isThere && !isIn && fits && <Deed entry={entry} deed="checkIn" words="Check in" />}
      {isToCome && isIn && <Deed entry={entry} deed="undo" words="Undo check-in" isQuiet />}
      {mustHear && <Deed entry={entry} deed="rung" words="I have rung them about the change" isQuiet />}
      {isToCome && mustBeRung && status === 'OFFERED' && (
        <Deed entry={entry} deed="confirm" words="Confirm: they take the place" isQuiet />
      )}
      {isToCome && mustBeRung && isThere && !isIn && (
        <Details
          className="app-roster__details"
          summary={
            <>
              They cannot come
              <About entry={entry} />
            </>
          }
        >
          <Deed entry={entry} deed="withdraw" words="Withdraw them" isQuiet />
        </Details>
      )}
    </div>
  );
}

interface DeedProps {
  entry: RosterEntryFragment;
  deed: 'checkIn' | 'undo' | 'confirm' | 'rung' | 'withdraw';
  words: string;
  isQuiet?: boolean;
}

/** A form of one button: the same deed twice changes nothing, so it needs no key. */
function Deed({ entry, deed, words, isQuiet = false }: DeedProps) {
  return (
    <form method="post" className="app-roster__form">
      <input type="hidden" name="registrationId" value={entry.id} />
      <Button
        name="deed"
        value={deed}
        variant={isQuiet ? 'secondary' : undefined}
        className="app-roster__button"
        preventDoubleClick
      >
        {words}
        <About entry={entry} />
      </Button>
    </form>
  );
}

const About = ({ entry }: { entry: RosterEntryFragment }) => (
  <span className="govuk-visually-hidden">: {nameOf(entry)}</span>
);
