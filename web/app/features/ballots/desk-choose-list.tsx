import type { ReactNode } from 'react';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/choices.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { dayWords } from '#words/days.ts';
import { counted, listWords } from '#words/lists.ts';
import { themeWords } from '#words/themes.ts';
import type { PriorityToTake, Sources, SuggestionToTake } from './desk-typed-ballot.ts';

export interface ChooseListProps extends Sources {
  quarterId: string;
  /** The keys that are ticked. */
  taken: readonly string[];
  /** What speaks for a priority. */
  evidence: (priority: PriorityToTake) => ReactNode;
}

/** What goes on the list, ticked. The address of the next page holds it, so that one can come back. */
export function ChooseList({ quarterId, priorities, suggestions, taken, evidence }: ChooseListProps) {
  return (
    <form method="get">
      <input type="hidden" name="quarter" defaultValue={quarterId} />
      <input type="hidden" name="step" defaultValue="list" />
      {priorities.length > 0 && (
        <Checkboxes
          id="priorities"
          name="take"
          label="Go on with what the team works on now?"
          labelSize="m"
          hint="Each that you tick becomes an option, and what is adopted from it goes on with its history."
          values={taken}
          items={priorities.map((one) => ({ value: `p:${one.id}`, text: one.title, hint: evidence(one) }))}
        />
      )}
      {suggestions.length > 0 ? (
        <Checkboxes
          id="suggestions"
          name="take"
          label="What residents suggested"
          labelSize="m"
          hint="Accepted, and in no vote yet. On the next page you can put several into one option."
          values={taken}
          items={suggestions.map((one) => ({
            value: `s:${one.id}`,
            text: one.title ?? 'A suggestion',
            hint: <AboutSuggestion suggestion={one} />,
          }))}
        />
      ) : (
        <InsetText>No accepted suggestion waits for a vote.</InsetText>
      )}
      <p className="govuk-body">
        You can add options of your own on the next page. Everything that you leave off is named on the vote’s page.
      </p>
      <Button>Go on to the wording</Button>
    </form>
  );
}

const WHY_SHOWN = 240;

function AboutSuggestion({ suggestion }: { suggestion: SuggestionToTake }) {
  const { theme, places, suggestedAt, mergedFrom, why } = suggestion;
  const said = why && (why.length > WHY_SHOWN ? `${why.slice(0, WHY_SHOWN).trimEnd()} …` : why);
  const same = mergedFrom.length > 0 && `, asked for by ${counted(mergedFrom.length, 'other suggestion')} too`;
  return (
    <>
      {theme && `${themeWords[theme]}. `}
      {listWords(places.map(({ name }) => name))}
      {same}. Suggested on {dayWords(suggestedAt)}.{said && <span className="app-choice-line">“{said}”</span>}
    </>
  );
}
