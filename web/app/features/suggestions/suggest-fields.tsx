import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';
import { choice, choices, text } from '#forms/answers.ts';
import { Checkboxes, Radios } from '#ui/choices.tsx';
import { Details } from '#ui/details.tsx';
import { Input } from '#ui/input.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { themeWords } from '#words/themes.ts';

/** What is typed to suggest something, the address of a stranger with it. */
export type TypedSuggestion = {
  theme: string;
  title: string;
  why: string;
  places: string[];
  wantsNews: string;
  /** Ids of what was shown as similar already. */
  shown: string;
  email: string;
};

type Asked = 'theme' | 'title' | 'why' | 'places' | 'wantsNews';

interface Place {
  path: string;
  name: string;
}

export interface SuggestFieldsProps {
  fields: { [Name in Asked]: FieldMetadata<TypedSuggestion[Name], TypedSuggestion> };
  neighbourhood: Place & { children: readonly Place[] };
  /** The place whose page led here: offered first. */
  place: Place | null;
  /** Below the title: what is like it already. */
  children?: ReactNode;
}

const themes = Object.entries(themeWords).map(([value, words]) => ({
  value,
  text: value === 'OTHER' ? 'Something else' : words,
}));

/** What the team should work on: about what, in a line, why and where. */
export function SuggestFields({ fields, neighbourhood, place, children }: SuggestFieldsProps) {
  return (
    <>
      <Radios
        label="What is it about?"
        labelSize="s"
        className="govuk-radios--small"
        items={themes}
        {...choice(fields.theme)}
      />
      <Input
        label="What should the team work on?"
        labelSize="s"
        hint="One line, as others would choose it in a vote: “Stop the racing on the ring road at night”."
        autoComplete="off"
        {...text(fields.title)}
      />
      {children}
      <Textarea
        label="Why does it matter?"
        labelSize="s"
        hint="What happens, when, and to whom. Leave out names, house numbers, telephone numbers and registration marks: yours and other people’s."
        rows={5}
        maxCharacters={5000}
        {...text(fields.why)}
      />
      <Where field={fields.places} neighbourhood={neighbourhood} place={place} />
      <Checkboxes
        label="Would you like to hear later what became of it?"
        labelSize="s"
        hint="We email you once in any case, when the team has read it. If you tick this, we write again when residents can vote on it and when the team has decided, and keep your address with it for up to a year instead of 30 days."
        className="govuk-checkboxes--small"
        items={[{ value: 'yes', text: 'Tell me later what became of it' }]}
        {...choices(fields.wantsNews)}
      />
    </>
  );
}

interface WhereProps extends Pick<SuggestFieldsProps, 'neighbourhood' | 'place'> {
  field: SuggestFieldsProps['fields']['places'];
}

const FEW = 12;

/** All of the neighbourhood, or places of it: a long list stays folded until it is wanted. */
function Where({ field, neighbourhood, place }: WhereProps) {
  const ticked = choices(field);
  const whole = { value: neighbourhood.path, text: `All of ${neighbourhood.name}` };
  const near = place ? [{ value: place.path, text: place.name }] : [];
  const others = neighbourhood.children
    .filter(({ path }) => path !== place?.path)
    .map(({ path, name }) => ({ value: path, text: name }));
  const isFolded = others.length > FEW;
  const isTicked = others.some(({ value }) => ticked.values.includes(value));
  return (
    <>
      <Checkboxes
        label="Where?"
        labelSize="s"
        hint={isFolded ? 'Tick all of it, or open the list and tick up to 20 places.' : 'Tick all that it is about.'}
        className="govuk-checkboxes--small"
        items={[...near, ...(isFolded ? [] : others), whole]}
        {...ticked}
      />
      {isFolded && (
        <Details
          summary={place ? `Other places in ${neighbourhood.name}` : `Choose places in ${neighbourhood.name}`}
          open={isTicked || Boolean(ticked.error)}
        >
          <Checkboxes
            label={place ? 'Where else?' : 'Which places?'}
            className="govuk-checkboxes--small app-many-boxes"
            items={others}
            {...ticked}
            id={`${ticked.id}-others`}
            error={undefined}
          />
        </Details>
      )}
    </>
  );
}

/** What happens to a suggestion, before anybody types one. */
export function WhatBecomesOfIt({ months }: { months: string }) {
  return (
    <p className="govuk-body">
      A member of the team reads it before anybody else can see it. Then it is on the public list, with what became of
      it: <strong>never with your name</strong>. {months}
    </p>
  );
}
