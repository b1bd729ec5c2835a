import type { RosterFiguresFragment } from '#graphql.generated.ts';
import { WarningText } from '#ui/warning-text.tsx';
import { overWords } from './roster.ts';

export interface DeskMeetingFiguresProps {
  figures: RosterFiguresFragment;
  capacity: number;
}

/** How a meeting is filled. Seats, companions counted; those who wait are people. */
export function DeskMeetingFigures({ figures, capacity }: DeskMeetingFiguresProps) {
  const { confirmed, offered, waiting, attended, overCapacity } = figures;
  const over = overWords(overCapacity);
  const tiles = [
    ['Places', capacity],
    ['Taken', confirmed + attended],
    ['Offered', offered],
    ['People waiting', waiting],
    ['Checked in', attended],
  ] as const;
  return (
    <>
      <dl className="app-tally">
        {tiles.map(([what, count]) => (
          <div key={what} className="app-tally__tile">
            <dt>{what}</dt>
            <dd>{count.toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body-s app-muted">Places count companions: whoever brings somebody takes two.</p>
      {over && <WarningText>{over}</WarningText>}
    </>
  );
}
