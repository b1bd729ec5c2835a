import type { FieldMetadata } from '@conform-to/react';
import { londonClock } from '@patchwork/calendar';
import { choice, date, text } from '#forms/answers.ts';
import { MomentInput, type TypedMoment, typedDay, typedMoment } from '#forms/moment-input.tsx';
import type { MeetingOfTeamFragment } from '#graphql.generated.ts';
import { Radios } from '#ui/choices.tsx';
import { DateInput } from '#ui/date-input.tsx';
import { Input } from '#ui/input.tsx';
import { Textarea } from '#ui/textarea.tsx';

/** A day and the two times on it, as typed. */
export type TypedTimes = {
  on?: TypedMoment['on'];
  at?: string;
  until?: string;
};

/** What a meeting says of itself, as typed. */
export type TypedMeetingWords = {
  title?: string;
  description?: string;
  agenda?: string;
  address?: string;
  gettingThere?: string;
  joinUrl?: string;
  dialIn?: string;
  registrationFrom?: TypedMoment;
  registrationUntil?: TypedMoment;
};

type Fields<Typed> = { [Name in keyof Typed]-?: FieldMetadata<Typed[Name]> };

/** The day, when it starts and when it ends. */
export function TimesFields({ field }: { field: FieldMetadata<TypedTimes | undefined> }) {
  const { on, at, until } = (field as FieldMetadata<TypedTimes>).getFieldset();
  return (
    <>
      <DateInput label="Day" {...date(on as FieldMetadata)} />
      <Input
        label="Starts at"
        hint="London time, for example 7pm or 19:30"
        className="govuk-input--width-5"
        autoComplete="off"
        {...text(at as FieldMetadata)}
      />
      <Input
        label="Ends at"
        hint="On the same day, for example 9pm"
        className="govuk-input--width-5"
        autoComplete="off"
        {...text(until as FieldMetadata)}
      />
    </>
  );
}

/** Those times as their boxes show them. */
export function typedTimes({ startsAt, endsAt }: Pick<MeetingOfTeamFragment, 'startsAt' | 'endsAt'>): TypedTimes {
  const [start, end] = [startsAt, endsAt].map((instant) => londonClock(new Date(instant)));
  return { on: typedDay(start?.day), at: start?.time, until: end?.time };
}

const modes = [
  { value: 'IN_PERSON', text: 'In person' },
  { value: 'ONLINE', text: 'Online' },
  { value: 'BOTH', text: 'Both: a room that people can also join online' },
];

export function ModeField({ field }: { field: FieldMetadata }) {
  return <Radios label="Where do people meet?" items={modes} {...choice(field)} />;
}

export function AddressField({ field }: { field: FieldMetadata }) {
  return (
    <Input
      label="Address (in person)"
      hint="The hall, its road and its postcode. Everybody can read it."
      autoComplete="off"
      {...text(field)}
    />
  );
}

export function JoinField({ field }: { field: FieldMetadata }) {
  return (
    <Input
      label="Joining link (online)"
      hint="Begins with https://. Only people with a place see it, from half an hour before the start."
      type="url"
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      {...text(field)}
    />
  );
}

/** Where people go and how they join. */
export function WhereFields({ fields }: { fields: Fields<TypedMeetingWords> }) {
  return (
    <>
      <AddressField field={fields.address} />
      <Textarea
        label="Getting there (optional)"
        hint="Steps, parking, buses, the hearing loop"
        rows={3}
        maxCharacters={500}
        {...text(fields.gettingThere)}
      />
      <JoinField field={fields.joinUrl} />
      <Textarea
        label="Joining by phone, and captions (optional)"
        hint="The number to ring and what to type, and how to switch captions on. Leave the joining link out."
        rows={3}
        maxCharacters={500}
        {...text(fields.dialIn)}
      />
    </>
  );
}

/** What the meeting is about. */
export function AboutFields({ fields }: { fields: Fields<TypedMeetingWords> }) {
  return (
    <>
      <Textarea
        label="What it is about (optional)"
        hint="Everybody can read this. An empty line begins a new paragraph."
        maxCharacters={5000}
        {...text(fields.description)}
      />
      <Textarea label="Agenda (optional)" hint="One point a line, at most 20" rows={6} {...text(fields.agenda)} />
    </>
  );
}

/** When residents may register; both may be left out. */
export function WindowFields({ fields }: { fields: Fields<TypedMeetingWords> }) {
  return (
    <>
      <MomentInput
        label="Registration opens (optional)"
        hint="Leave it empty to open at once."
        field={fields.registrationFrom as FieldMetadata<TypedMoment | undefined>}
      />
      <MomentInput
        label="Registration closes (optional)"
        hint="Leave it empty to close when the meeting starts."
        field={fields.registrationUntil as FieldMetadata<TypedMoment | undefined>}
      />
    </>
  );
}

/** What a meeting says, as its boxes show it. */
export function typedWords(meeting: MeetingOfTeamFragment, joinUrl: string | null | undefined): TypedMeetingWords {
  return {
    title: meeting.title,
    description: meeting.description ?? '',
    agenda: meeting.agenda.map(({ title }) => title).join('\n'),
    address: meeting.address ?? '',
    gettingThere: meeting.gettingThere ?? '',
    joinUrl: joinUrl ?? '',
    dialIn: meeting.dialIn ?? '',
    registrationFrom: typedMoment(meeting.registrationFrom),
    registrationUntil: typedMoment(meeting.registrationUntil),
  };
}
