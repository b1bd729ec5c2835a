import { Button } from '#ui/button.tsx';
import { type Shows, shows, showWords } from './roster.ts';

export interface RosterFilterProps {
  counts: Readonly<Record<Shows, number>>;
  show: Shows;
  /** The part of a name that was looked for. */
  typed: string;
  /** The page's own address. */
  href: string;
}

/** Narrows a roster to some, or to a name. Links and a form that only asks: they work without JavaScript. */
export function RosterFilter({ counts, show, typed, href }: RosterFilterProps) {
  const offered = shows.filter((each) => each === 'all' || each === show || counts[each] > 0);
  return (
    <div className="app-roster-filter app-no-print">
      <nav aria-label="Show">
        <ul className="govuk-list app-roster-filter__list">
          {offered.map((each) => (
            <li key={each}>
              <a
                className="govuk-link govuk-link--no-visited-state"
                href={`${href}?show=${each}#roster`}
                aria-current={each === show ? 'page' : undefined}
              >
                {showWords[each]} ({counts[each]})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <search>
        <form method="get" action={`${href}#roster`} className="app-roster-filter__name">
          <input type="hidden" name="show" value={show} />
          <label className="govuk-label" htmlFor="roster-name">
            Find a name
          </label>
          <input
            className="govuk-input govuk-input--width-10"
            id="roster-name"
            name="name"
            type="text"
            defaultValue={typed}
            autoComplete="off"
            spellCheck={false}
          />
          <Button variant="secondary">Find</Button>
        </form>
      </search>
    </div>
  );
}
