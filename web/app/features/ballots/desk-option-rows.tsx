import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';
import { type AnsweredForm, type Conform, choices, text } from '#forms/answers.ts';
import { Button, ButtonGroup } from '#ui/button.tsx';
import { Checkboxes } from '#ui/choices.tsx';
import { Input } from '#ui/input.tsx';
import { Select } from '#ui/select.tsx';
import { themeWords } from '#words/themes.ts';
import { type Sources, sourcesByKey, type TypedBallot, type TypedOption } from './desk-typed-ballot.ts';

const MOST = 40;

interface Place {
  path: string;
  name: string;
}

export interface OptionRowsProps {
  form: AnsweredForm;
  conform: Conform;
  field: FieldMetadata<TypedOption[] | undefined, TypedBallot>;
  sources: Sources;
  neighbourhood: { path: string; name: string; children: readonly Place[] };
}

/**
 * The list, one box an option. Adding, taking away and moving send the form to its own page, which comes back with
 * everything typed: they work without JavaScript.
 */
export function OptionRows({ form, conform, field, sources, neighbourhood }: OptionRowsProps) {
  const rows = (field as FieldMetadata<TypedOption[], TypedBallot>).getFieldList();
  const byKey = sourcesByKey(sources);
  const typed = rows.map((row) => (row.initialValue ?? {}) as TypedOption);
  const error = field.errors?.[0];
  // Each button leads to the option that it made or moved; one that took away, to the one that stands there now.
  const toRow = (at: number) => (at < 0 ? `#${form.id}-options` : `#${form.id}-options-${at}`);
  const own = Math.max(0, ...typed.map(({ key }) => Number(/^own-(\d+)$/.exec(key ?? '')?.[1] ?? 0)));
  return (
    <section aria-labelledby={`${form.id}-options`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id={`${form.id}-options`} tabIndex={-1}>
        The options, in the order of the list
      </h2>
      {error && (
        <p className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {rows.map((row, at) => {
        const { key = '' } = typed[at] as TypedOption;
        const source = byKey.get(key);
        const others = typed.flatMap((other, i) =>
          i !== at && !other.into
            ? [{ value: other.key ?? '', text: `Into option ${i + 1}: ${shortly(other.title)}` }]
            : [],
        );
        return (
          <OptionRow
            key={row.key}
            row={row}
            number={at + 1}
            from={source?.kind}
            was={source?.title}
            offered={placesOffered(source?.places ?? [], typed[at]?.places ?? [], neighbourhood)}
            others={others}
            neighbourhood={neighbourhood}
            conform={conform}
          >
            {at > 0 && (
              <Button
                variant="secondary"
                formAction={toRow(at - 1)}
                {...conform.reorder.getButtonProps({ name: field.name, from: at, to: at - 1 })}
              >
                Move up<span className="govuk-visually-hidden"> option {at + 1}</span>
              </Button>
            )}
            <Button
              variant="secondary"
              formAction={toRow(at < rows.length - 1 ? at : at - 1)}
              {...conform.remove.getButtonProps({ name: field.name, index: at })}
            >
              Take away option {at + 1}
            </Button>
          </OptionRow>
        );
      })}
      {rows.length < MOST && (
        <Button
          variant="secondary"
          formAction={toRow(rows.length)}
          {...conform.insert.getButtonProps({ name: field.name, defaultValue: { key: `own-${own + 1}` } })}
        >
          Add an option of your own
        </Button>
      )}
    </section>
  );
}

const SHORT = 40;
const shortly = (title = '') => (title.length > SHORT ? `${title.slice(0, SHORT)} …` : title || 'not named yet');

/** Those that an option came with and those that are ticked, by name; the neighbourhood itself is no box. */
function placesOffered(
  own: readonly Place[],
  ticked: readonly string[] | string,
  { path, children }: OptionRowsProps['neighbourhood'],
): Place[] {
  const known = new Set([...own.map((place) => place.path), ...[ticked].flat()]);
  known.delete(path);
  return children.filter((place) => known.has(place.path));
}

const legends = { PRIORITY: 'goes on with a priority', SUGGESTION: 'suggested by residents', OWN: 'the team’s own' };

interface RowProps {
  row: FieldMetadata<TypedOption, TypedBallot>;
  number: number;
  from?: 'PRIORITY' | 'SUGGESTION';
  /** Its title where it comes from. */
  was?: string | null;
  offered: readonly Place[];
  others: readonly { value: string; text: string }[];
  neighbourhood: OptionRowsProps['neighbourhood'];
  conform: Conform;
  children: ReactNode;
}

const themes = Object.entries(themeWords).map(([value, words]) => ({ value, text: words }));

function OptionRow({ row, number, from, was, offered, others, neighbourhood, conform, children }: RowProps) {
  const { key, theme, title, places, more, suggestionIds, continuesId, into } = row.getFieldset();
  const added = (more as FieldMetadata<string[], TypedBallot>).getFieldList();
  const ids = [suggestionIds.initialValue ?? []].flat() as string[];
  const goesOnWith = continuesId.initialValue as string | undefined;
  return (
    <fieldset className="govuk-fieldset app-figure" id={text(row as FieldMetadata).id} tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        Option {number}: {legends[from ?? 'OWN']}
      </legend>
      <input type="hidden" name={key.name} defaultValue={key.initialValue} />
      {goesOnWith && <input type="hidden" name={continuesId.name} value={goesOnWith} />}
      {ids.map((id) => (
        <input key={id} type="hidden" name={suggestionIds.name} value={id} />
      ))}
      <Input
        label="What residents read"
        hint={was && was !== title.initialValue ? `Where it comes from: “${was}”` : undefined}
        autoComplete="off"
        {...text(title)}
      />
      <Select label="What it is about" items={[{ value: '', text: 'Choose' }, ...themes]} {...text(theme)} />
      {offered.length > 0 && (
        <Checkboxes
          label="Where"
          hint="Tick none if it is about the whole neighbourhood."
          className="govuk-checkboxes--small"
          items={offered.map(({ path, name }) => ({ value: path, text: name }))}
          {...choices(places)}
        />
      )}
      {[...added, ...(added.length === 0 ? [null] : [])].map((place, at) => (
        <Select
          key={place?.key ?? 'first'}
          label={placeLabel(at, offered.length)}
          items={[
            { value: '', text: offered.length > 0 || at > 0 ? 'No other place' : 'The whole neighbourhood' },
            ...neighbourhood.children.map(({ path, name }) => ({ value: path, text: name })),
          ]}
          {...(place ? text(place as FieldMetadata) : firstOf(more as FieldMetadata))}
          {...(at === 0 && offered.length === 0 && insteadOf(places as FieldMetadata))}
        />
      ))}
      {from === 'SUGGESTION' && others.length > 0 && (
        <Select
          label="Does another option take it up?"
          hint="Then it is no option of its own, and its words and places here are not used."
          items={[{ value: '', text: 'No, it is an option by itself' }, ...others]}
          {...text(into)}
        />
      )}
      <ButtonGroup>
        <Button
          variant="secondary"
          formAction={`#${text(title).id}`}
          {...conform.insert.getButtonProps({ name: more.name as string })}
        >
          Add another place<span className="govuk-visually-hidden"> to option {number}</span>
        </Button>
        {children}
      </ButtonGroup>
    </fieldset>
  );
}

const placeLabel = (at: number, offered: number) =>
  offered === 0 && at === 0 ? 'Where' : `Another place (optional)${at > 0 ? `, number ${at + 1}` : ''}`;

/** Where no place came with the option, the first box is the one that an error about its places leads to. */
const insteadOf = (places: FieldMetadata) => {
  const { id, error } = text(places);
  return { id, error };
};

/** The first of the places chosen besides, before there is one. */
const firstOf = (more: FieldMetadata) => ({
  id: `${more.id}-0`.replace(/[[.]/g, '-').replaceAll(']', ''),
  name: `${more.name}[0]`,
  defaultValue: '',
});
