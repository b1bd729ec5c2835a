import { addDays, calendarQuarter, type DateText, londonDate } from '@patchwork/calendar';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { Input } from '#ui/input.tsx';
import { periodWords } from '#words/days.ts';

interface ChooseDaysProps {
  /** The page's own address. */
  href: string;
  from: DateText;
  until: DateText;
  asOf: string;
  /** What was typed where it was no days. */
  typed?: { from: string; until: string };
  /** What is wrong with it. */
  error?: string;
}

/** The way to the calendar quarters before and after, and to any other days. Links and a plain GET. */
export function ChooseDays({ href, from, until, asOf, typed, error }: ChooseDaysProps) {
  const today = londonDate(new Date(asOf));
  const quarters = [calendarQuarter(addDays(from, -1)), calendarQuarter(addDays(until, 1))];
  const isLast = error?.startsWith('The last day');
  const form = (
    <form method="get" action={href}>
      <Input
        id="from"
        name="from"
        label="First day"
        hint="For example 2026-07-01"
        type="date"
        defaultValue={typed?.from ?? from}
        className="govuk-input--width-10"
        error={isLast ? undefined : error}
      />
      <Input
        id="until"
        name="until"
        label="Last day"
        hint="For example 2026-09-30"
        type="date"
        defaultValue={typed?.until ?? until}
        className="govuk-input--width-10"
        error={isLast ? error : undefined}
      />
      <Button>Show these days</Button>
    </form>
  );
  return (
    <nav className="app-no-print" aria-label="Other days">
      <ul className="govuk-list">
        {quarters
          .filter((quarter) => quarter.from <= today)
          .map((quarter) => (
            <li key={quarter.from}>
              <a className="govuk-link" href={`${href}?from=${quarter.from}&until=${quarter.until}`}>
                {quarter.from < from ? 'Earlier' : 'Later'}: {periodWords(quarter.from, quarter.until)}
                {quarter.until >= today && ', so far'}
              </a>
            </li>
          ))}
      </ul>
      {error ? form : <Details summary="Choose other days">{form}</Details>}
    </nav>
  );
}
