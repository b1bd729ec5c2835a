import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/choices.tsx';
import { listWords } from '#words/lists.ts';
import { placesWords, rankWords } from '#words/options.ts';
import { themeBefore } from '#words/themes.ts';
import type { OptionVotedOn } from './desk-typed-decision.ts';

interface ChooseOptionsProps {
  quarterId: string;
  options: readonly OptionVotedOn[];
  /** The options that are ticked. */
  taken: readonly string[];
  area: { id: string };
}

/** What the vote put where, ticked. The address of the next page holds it, so that one can come back. */
export function ChooseOptions({ quarterId, options, taken, area }: ChooseOptionsProps) {
  return (
    <form method="get">
      <input type="hidden" name="quarter" defaultValue={quarterId} />
      <input type="hidden" name="step" defaultValue="words" />
      <Checkboxes
        id="options"
        name="take"
        label="Which of these does the team work on?"
        labelSize="m"
        hint="In the order of the vote. The first three are ticked; equal votes share a place."
        values={taken}
        items={options.map(({ option, rank, isTied, votes }) => ({
          value: option.id,
          text: `${rankWords(rank, isTied)}: ${themeBefore(option.theme, option.title)}${option.title}`,
          hint: <About voted={{ option, votes }} area={area} />,
        }))}
      />
      <p className="govuk-body">You can word each, and add what was not voted on, on the next page.</p>
      <Button>Go on to the wording</Button>
    </form>
  );
}

type Voted = Pick<OptionVotedOn, 'option' | 'votes'>;

function About({ voted: { option, votes }, area }: { voted: Voted; area: { id: string } }) {
  const { places, suggestions, continues } = option;
  const count = votes === null ? '' : `${votes.toLocaleString('en-GB')} ${votes === 1 ? 'vote' : 'votes'}. `;
  return (
    <>
      {count}
      {placesWords(places, area)}.
      {continues && <span className="app-choice-line">Goes on with “{continues.title}”.</span>}
      {suggestions.length > 0 && (
        <span className="app-choice-line">
          Residents suggested: {listWords(suggestions.map(({ title }) => `“${title ?? 'A suggestion'}”`))}.
        </span>
      )}
    </>
  );
}
