import type { FieldMetadata } from '@conform-to/react';
import { choice, choices } from '#forms/answers.ts';
import type { FollowFactsFragment } from '#graphql.generated.ts';
import { Checkboxes, Radios } from '#ui/choices.tsx';
import { Details } from '#ui/details.tsx';
import { themeWords } from '#words/themes.ts';
import { frequencyWords, importanceWords, topicWords } from './follow-words.ts';

/** What is chosen of the emails about an area, the address of a stranger with it. */
export type TypedFollow = {
  topics: string[];
  themes: string[];
  leastImportance: string;
  frequency: string;
  email: string;
};

type Asked = 'topics' | 'themes' | 'leastImportance' | 'frequency';

/** The fields of a form about one area. */
export type FollowFields = { [Name in Asked]: FieldMetadata<TypedFollow[Name], TypedFollow> };

const topics = Object.entries(topicWords).map(([value, { text }]) => ({ value, text }));
const themes = Object.entries(themeWords).map(([value, words]) => ({
  value,
  text: value === 'OTHER' ? 'Anything else' : words,
}));
const importances = Object.entries(importanceWords).map(([value, text]) => ({ value, text }));

/** For who gets no emails about an area yet: everything, and they say how often. */
export const everything = { topics: Object.keys(topicWords), themes: [], leastImportance: 'LOW' };

/** A follow as its form shows it. */
export const typedFollow = ({ topics, themes, leastImportance, frequency }: FollowFactsFragment) => ({
  topics: [...topics],
  themes: [...themes],
  leastImportance,
  frequency,
});

/** What is heard of; which alerts is asked behind a fold, since most people want them all. */
export function WhatFields({ fields }: { fields: FollowFields }) {
  const isChosen = choices(fields.themes).values.length > 0 || !['LOW', undefined].includes(importanceOf(fields));
  return (
    <>
      <Topics fields={fields} />
      <Details summary="Get only some of the alerts" open={isChosen}>
        <Alerts fields={fields} />
      </Details>
    </>
  );
}

/** The same, all of it behind one fold: for a page with many of these forms. */
export function WhatFieldsFolded({ fields, summary }: { fields: FollowFields; summary: string }) {
  return (
    <Details summary={summary} open={Boolean(choices(fields.topics).error)}>
      <Topics fields={fields} />
      <Alerts fields={fields} />
    </Details>
  );
}

const importanceOf = (fields: FollowFields) => choice(fields.leastImportance).value;

function Topics({ fields }: { fields: FollowFields }) {
  return (
    <Checkboxes
      label="What would you like to hear about?"
      labelSize="s"
      className="govuk-checkboxes--small"
      items={topics}
      {...choices(fields.topics)}
    />
  );
}

function Alerts({ fields }: { fields: FollowFields }) {
  return (
    <>
      <Checkboxes
        label="Alerts about"
        labelSize="s"
        hint="Tick nothing to get them about everything."
        className="govuk-checkboxes--small app-many-boxes"
        items={themes}
        {...choices(fields.themes)}
      />
      <Radios
        label="Which alerts?"
        labelSize="s"
        hint="The team says of each how much it matters."
        className="govuk-radios--small"
        items={importances}
        {...choice(fields.leastImportance)}
      />
    </>
  );
}

/** How often, and when that is. */
export function HowOftenField({ field }: { field: FollowFields['frequency'] }) {
  const items = Object.entries(frequencyWords).map(([value, { text, hint }]) => ({ value, text, hint }));
  return <Radios label="How often?" labelSize="s" items={items} {...choice(field)} />;
}

/** Taken for how often: not at all. */
export const NEVER = 'NEVER';

/** How often, or not at all: for a page with many of these forms. */
export function HowOftenIfAtAllField({ field, areaName }: { field: FollowFields['frequency']; areaName: string }) {
  const items = Object.entries(frequencyWords).map(([value, { text }]) => ({ value, text }));
  return (
    <Radios
      label="How often?"
      labelSize="s"
      className="govuk-radios--small"
      items={[...items, { value: NEVER, text: `Never: stop emails about ${areaName}` }]}
      {...choice(field)}
    />
  );
}
