import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';
import { type AnsweredForm, type Conform, choices, text } from '#forms/answers.ts';
import { Button, ButtonGroup } from '#ui/button.tsx';
import { Checkboxes } from '#ui/choices.tsx';
import { Input } from '#ui/input.tsx';
import { Select } from '#ui/select.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { rankWords } from '#words/options.ts';
import { themeWords } from '#words/themes.ts';
import {
  type EarlierPriority,
  type OptionVotedOn,
  ownRow,
  type TypedDecision,
  type TypedPriority,
} from './desk-typed-decision.ts';

/** As many as the api takes. */
const MOST = 10;

interface Place {
  path: string;
  name: string;
}

export interface PriorityRowsProps {
  form: AnsweredForm;
  conform: Conform;
  field: FieldMetadata<TypedPriority[] | undefined, TypedDecision>;
  options: readonly OptionVotedOn[];
  earlier: readonly EarlierPriority[];
  neighbourhood: { path: string; name: string; children: readonly Place[] };
}

/**
 * What is adopted, one box a priority. Adding, taking away and moving send the form to its own page, which comes back
 * with everything typed: they work without JavaScript.
 */
export function PriorityRows({ form, conform, field, options, earlier, neighbourhood }: PriorityRowsProps) {
  const rows = (field as FieldMetadata<TypedPriority[], TypedDecision>).getFieldList();
  const error = field.errors?.[0];
  // Each button leads to the priority that it made or moved; one that took away, to the one that stands there now.
  const toRow = (at: number) => (at < 0 ? `#${form.id}-priorities` : `#${form.id}-priorities-${at}`);
  return (
    <section aria-labelledby={`${form.id}-priorities`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id={`${form.id}-priorities`} tabIndex={-1}>
        The priorities, in their order
      </h2>
      {error && (
        <p className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {rows.map((row, at) => {
        const typed = (row.initialValue ?? {}) as TypedPriority;
        const voted = options.find(({ option }) => option.id === typed.optionId);
        return (
          <PriorityRow key={row.key} row={row} number={at + 1} {...{ typed, voted, earlier, neighbourhood, conform }}>
            {at > 0 && (
              <Button
                variant="secondary"
                formAction={toRow(at - 1)}
                {...conform.reorder.getButtonProps({ name: field.name, from: at, to: at - 1 })}
              >
                Move up<span className="govuk-visually-hidden"> priority {at + 1}</span>
              </Button>
            )}
            <Button
              variant="secondary"
              formAction={toRow(at < rows.length - 1 ? at : at - 1)}
              {...conform.remove.getButtonProps({ name: field.name, index: at })}
            >
              Take away priority {at + 1}
            </Button>
          </PriorityRow>
        );
      })}
      {rows.length < MOST && (
        <Button
          variant="secondary"
          formAction={toRow(rows.length)}
          {...conform.insert.getButtonProps({ name: field.name, defaultValue: ownRow })}
        >
          Add one that was not voted on
        </Button>
      )}
    </section>
  );
}

interface RowProps extends Pick<PriorityRowsProps, 'earlier' | 'neighbourhood' | 'conform'> {
  row: FieldMetadata<TypedPriority, TypedDecision>;
  number: number;
  typed: TypedPriority;
  /** The option of the vote that it comes from. */
  voted?: OptionVotedOn;
  children: ReactNode;
}

const themes = Object.entries(themeWords).map(([value, words]) => ({ value, text: words }));

function PriorityRow({ row, number, typed, voted, earlier, neighbourhood, conform, children }: RowProps) {
  const { optionId, theme, title, promise, updateEveryDays, continuesId, more } = row.getFieldset();
  return (
    <fieldset className="govuk-fieldset app-figure" id={text(row as FieldMetadata).id} tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        Priority {number}: {voted ? `${rankWords(voted.rank, voted.isTied)} in the vote` : 'not voted on'}
      </legend>
      {typed.optionId && <input type="hidden" name={optionId.name} value={typed.optionId} />}
      <Input
        label="What residents read"
        hint={voted && voted.option.title !== title.initialValue ? `In the vote: “${voted.option.title}”` : undefined}
        autoComplete="off"
        {...text(title)}
      />
      <Select label="What it is about" items={[{ value: '', text: 'Choose' }, ...themes]} {...text(theme)} />
      <Where row={row} typed={typed} voted={voted} neighbourhood={neighbourhood} />
      <Textarea
        label="What does the team promise to do?"
        hint="Something that residents can check afterwards."
        rows={3}
        {...text(promise)}
      />
      <Input
        label="An update at least every … days"
        className="govuk-input--width-3"
        inputMode="numeric"
        autoComplete="off"
        {...text(updateEveryDays)}
      />
      <Select label="Does it go on with an earlier priority?" items={goesOn(voted, earlier)} {...text(continuesId)} />
      <ButtonGroup>
        <Button
          variant="secondary"
          formAction={`#${text(title).id}`}
          {...conform.insert.getButtonProps({ name: more.name as string })}
        >
          Add another place<span className="govuk-visually-hidden"> to priority {number}</span>
        </Button>
        {children}
      </ButtonGroup>
    </fieldset>
  );
}

/** An option that was on the list as going on with something goes on with it, or with another: residents chose that. */
function goesOn(voted: OptionVotedOn | undefined, earlier: readonly EarlierPriority[]) {
  const own = voted?.option.continues;
  const rest = earlier.filter(({ id }) => id !== own?.id);
  return [
    own ? { value: own.id, text: `Yes, as in the vote: ${own.title}` } : { value: '', text: 'No, it is new' },
    ...rest.map(({ id, title, quarter }) => ({ value: id, text: `${title} (${quarter.name})` })),
  ];
}

function Where({ row, typed, voted, neighbourhood }: Pick<RowProps, 'row' | 'typed' | 'voted' | 'neighbourhood'>) {
  const { places, more } = row.getFieldset();
  const { path, children } = neighbourhood;
  const known = [...(voted?.option.places ?? []).map((place) => place.path), ...[typed.places ?? []].flat()];
  const offered = children.filter((place) => place.path !== path && known.includes(place.path));
  const added = (more as FieldMetadata<string[], TypedDecision>).getFieldList();
  const items = [
    { value: '', text: offered.length > 0 || added.length > 1 ? 'No other place' : 'The whole neighbourhood' },
    ...children.map((place) => ({ value: place.path, text: place.name })),
  ];
  const { id, error } = text(places as FieldMetadata);
  // Where no place came with it, the first box is the one that an error about its places leads to.
  const leads = offered.length === 0 ? { id, error } : {};
  const first = { id: text(more as FieldMetadata).id, name: `${more.name}[0]`, defaultValue: '' };
  return (
    <>
      {offered.length > 0 && (
        <Checkboxes
          label="Where"
          hint="Tick none if it is about the whole neighbourhood."
          className="govuk-checkboxes--small"
          items={offered.map((place) => ({ value: place.path, text: place.name }))}
          {...choices(places)}
        />
      )}
      {[...added, ...(added.length === 0 ? [null] : [])].map((place, at) => (
        <Select
          key={place?.key ?? 'first'}
          label={
            offered.length === 0 && at === 0 ? 'Where' : `Another place (optional)${at > 0 ? `, number ${at + 1}` : ''}`
          }
          items={items}
          {...(place ? text(place as FieldMetadata) : first)}
          {...(at === 0 && leads)}
        />
      ))}
    </>
  );
}
