import type { FieldMetadata } from '@conform-to/react';
import { choice, choices, text } from '#forms/answers.ts';
import { MomentInput, type TypedMoment } from '#forms/moment-input.tsx';
import type { AreaToAlertQuery } from '#graphql.generated.ts';
import { Checkboxes, Radios } from '#ui/choices.tsx';
import { Details } from '#ui/details.tsx';
import { Input } from '#ui/input.tsx';
import { Select } from '#ui/select.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import { themeWords } from '#words/themes.ts';
import { importanceWords } from './alert-words.ts';

/** An alert as it is typed. */
export type TypedAlert = {
  title?: string;
  body?: string;
  importance?: string;
  theme?: string;
  where?: string;
  places?: string[];
  until?: TypedMoment;
  urgent?: string;
  urgentReason?: string;
};

type Fields = { [Name in keyof TypedAlert]-?: FieldMetadata<TypedAlert[Name], TypedAlert> };
type Area = NonNullable<AreaToAlertQuery['area']>;

interface AlertFieldsProps {
  fields: Fields;
  area: Area;
}

const importances = Object.entries(importanceWords).map(([value, { text, hint }]) => ({ value, text, hint }));
const themes = [
  { value: '', text: 'Choose one' },
  ...Object.entries(themeWords).map(([value, text]) => ({ value, text })),
];

/** What an alert says, to whom, until when, and whether it can wait. */
export function AlertFields({ fields, area }: AlertFieldsProps) {
  return (
    <>
      <Input
        label="Title"
        hint="One line. It is in the subject of the email, after the name of the area."
        autoComplete="off"
        maxLength={300}
        {...text(fields.title)}
      />
      <Textarea
        label="Message"
        hint="An empty line begins a paragraph, a line that begins with - is a point of a list, **words** are bold. Leave out names, house numbers and anything that could identify somebody. Write a link as [words](https://www.police.uk): it can lead to police.uk, gov.uk, nhs.uk, Crimestoppers, Fearless and the force’s own sites."
        rows={10}
        maxCharacters={5000}
        {...text(fields.body)}
      />
      <Select label="What is it about?" items={themes} {...text(fields.theme)} />
      <Radios label="How much does it matter?" items={importances} {...choice(fields.importance)} />
      <Where fields={fields} area={area} />
      <MomentInput
        label="Until when does it matter? (optional)"
        hint="London time. From then on it is marked as ended."
        field={fields.until as FieldMetadata<TypedMoment | undefined>}
      />
      <Urgent fields={fields} />
    </>
  );
}

function Where({ fields, area }: AlertFieldsProps) {
  const places = choices(fields.places);
  const kind = area.kind === 'FORCE' ? 'neighbourhoods' : 'places';
  if (area.children.length === 0) return <input type="hidden" name={fields.where.name} value="ALL" />;
  const isOpen = places.values.length > 0 || Boolean(places.error);
  return (
    <>
      <Radios
        label="Who is it for?"
        items={[
          { value: 'ALL', text: `Everybody who gets emails about ${area.name}` },
          { value: 'SOME', text: `Only some ${kind}: tick them below` },
        ]}
        {...choice(fields.where)}
      />
      <Details summary={`The ${kind} of ${area.name}`} open={isOpen}>
        <Checkboxes
          label={`Which ${kind}?`}
          labelSize="s"
          className="govuk-checkboxes--small app-many-boxes"
          items={area.children.map(({ path, name }) => ({ value: path, text: name }))}
          {...places}
        />
      </Details>
    </>
  );
}

function Urgent({ fields: { urgent, urgentReason } }: { fields: Fields }) {
  const box = choices(urgent);
  const reason = text(urgentReason);
  const isOpen = Boolean(box.error || reason.error || reason.defaultValue) || box.values.length > 0;
  return (
    <Details summary="It cannot wait: somebody is missing, or in danger now" open={isOpen}>
      <WarningText>
        An urgent alert goes at once. Nobody can stop it, and no second person reads it first. Who sent it and why is
        logged for good, and the team sees it.
      </WarningText>
      <Checkboxes
        label="Urgent"
        labelSize="s"
        className="govuk-checkboxes--small"
        items={[{ value: 'on', text: 'Send it at once' }]}
        {...box}
      />
      <Textarea
        label="Why can it not wait?"
        hint="For the log and the team. It is not in the email."
        rows={3}
        maxCharacters={480}
        {...reason}
      />
    </Details>
  );
}
