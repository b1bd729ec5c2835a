import type { FieldMetadata } from '@conform-to/react';
import type { AnsweredForm, Conform } from '#forms/answers.ts';
import { choices, text } from '#forms/answers.ts';
import type { TypedMoment } from '#forms/moment-input.tsx';
import { typedDay } from '#forms/moment-input.tsx';
import type { UpdateFactsFragment } from '#graphql.generated.ts';
import { Checkboxes } from '#ui/choices.tsx';
import { Details } from '#ui/details.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { FigureRows } from './figure-rows.tsx';

/** One row of figures as it is typed. */
export type TypedFigure = {
  name?: string;
  value?: string;
  outOf?: string;
  before?: string;
  unit?: string;
  from?: TypedMoment['on'];
  to?: TypedMoment['on'];
  source?: string;
};

/** The form of an update as it is typed. */
export type TypedUpdate = {
  body?: string;
  places?: string[];
  measures?: TypedFigure[];
  publish?: TypedMoment;
  version?: string;
};

type Fields = { [Name in 'body' | 'places' | 'measures']: FieldMetadata<TypedUpdate[Name], TypedUpdate> };

interface Place {
  path: string;
  name: string;
}

export interface UpdateFieldsProps {
  form: AnsweredForm;
  conform: Conform;
  fields: Fields;
  neighbourhood: { name: string; children: readonly Place[] };
  /** The places to offer first: the priority's own. */
  places: readonly Place[];
}

/** Words, places, figures: what a new update and a corrected one both ask. */
export function UpdateFields({ form, conform, fields, neighbourhood, places }: UpdateFieldsProps) {
  const first = new Set(places.map(({ path }) => path));
  const elsewhere = neighbourhood.children.filter(({ path }) => !first.has(path));
  const ticked = choices(fields.places);
  const isElsewhereTicked = elsewhere.some(({ path }) => ticked.values.includes(path));
  return (
    <>
      <Textarea
        label="What was done?"
        hint="Everybody can read this. Leave out names, house numbers and anything that could identify somebody."
        maxCharacters={5000}
        rows={6}
        {...text(fields.body)}
      />
      {places.length > 0 && (
        <Checkboxes
          label="Where?"
          hint="Tick none if it was all over the area."
          className="govuk-checkboxes--small"
          items={places.map(asChoice)}
          {...ticked}
        />
      )}
      {elsewhere.length > 0 && (
        <Details
          summary={places.length > 0 ? `Somewhere else in ${neighbourhood.name}` : 'Say where'}
          open={isElsewhereTicked}
        >
          <Checkboxes
            label={places.length > 0 ? 'Where else?' : 'Where?'}
            hint={places.length > 0 ? undefined : 'Tick none if it was all over the area.'}
            className="govuk-checkboxes--small"
            items={elsewhere.map(asChoice)}
            {...ticked}
            id={places.length > 0 ? `${ticked.id}-elsewhere` : ticked.id}
            error={undefined}
          />
        </Details>
      )}
      <FigureRows form={form} conform={conform} field={fields.measures} />
    </>
  );
}

const asChoice = ({ path, name }: Place) => ({ value: path, text: name });

/** An update's words, places and figures as a form shows them. */
export function typedUpdate(update: Pick<UpdateFactsFragment, 'body' | 'places' | 'measures'>): TypedUpdate {
  const digits = (value: number | null) => (value === null ? '' : String(value));
  return {
    body: update.body ?? '',
    places: update.places.map(({ path }) => path),
    measures: update.measures.map(({ name, value, outOf, before, unit, from, to, source }) => ({
      name,
      value: digits(value),
      outOf: digits(outOf),
      before: digits(before),
      unit: unit ?? '',
      from: typedDay(from),
      to: typedDay(to),
      source: source ?? '',
    })),
  };
}
