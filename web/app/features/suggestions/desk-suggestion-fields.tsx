import type { FieldMetadata } from '@conform-to/react';
import { choice, text } from '#forms/answers.ts';
import type { SuggestionDeclineReason, SuggestionStatus } from '#graphql.generated.ts';
import { type Choice, type Divider, Radios } from '#ui/choices.tsx';
import { Select } from '#ui/select.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { JoinsWith } from './joins-with.ts';
import { notForwardBecause, titleOf } from './suggestion-words.ts';

/** What a member of the team decides, as it is typed. */
export type TypedReview = { decision: string; other: string; words: string; seen: string };

interface ReviewFieldsProps {
  fields: { [Name in keyof TypedReview]: FieldMetadata<TypedReview[Name], TypedReview> };
  joins: JoinsWith;
  /** Where it stands now. */
  status: SuggestionStatus;
}

/** One suggestion, one tap: taken forward, joined with another, or declined for one of the policy's reasons. */
export function ReviewFields({ fields, joins: { like, others }, status }: ReviewFieldsProps) {
  const items: (Choice | Divider)[] = [
    {
      value: 'accept',
      text: 'Take it forward',
      hint: 'Everybody can read it, without a name. It is among those the next vote is made from.',
    },
    ...(like.length + others.length > 0 ? [{ divider: 'or join it with one that asks for the same' }] : []),
    ...like.map((other) => ({ value: `merge:${other.id}`, text: titleOf(other) })),
    ...(others.length > 0
      ? [{ value: 'merge', text: like.length > 0 ? 'Another one, chosen below' : 'The one chosen below' }]
      : []),
    { divider: 'or do not take it forward. They read:' },
    ...(Object.entries(notForwardBecause) as [SuggestionDeclineReason, string][]).map(([reason, words]) => ({
      value: `decline:${reason}`,
      text: words,
    })),
  ];
  return (
    <>
      {/* What they decide upon: a colleague who was faster is not overturned unseen. */}
      <input type="hidden" name={fields.seen.name} defaultValue={fields.seen.defaultValue ?? status} />
      <Radios
        label="What do you decide?"
        labelSize="m"
        hint="Everybody sees who decided it, named as on the area’s page. Whoever suggested it is mailed what you decide, with the reason."
        className="govuk-radios--small app-decision"
        items={items}
        {...choice(fields.decision)}
      />
      {others.length > 0 && (
        <Select
          label="Which one it is joined with"
          hint="Only if you chose that above."
          items={[{ value: '', text: 'Choose' }, ...others.map((other) => ({ value: other.id, text: titleOf(other) }))]}
          {...text(fields.other)}
        />
      )}
      <Textarea
        label="What do you add? (optional)"
        hint="Public at once, and mailed to whoever suggested it. Where the reason hides what the suggestion says, they alone read this."
        rows={3}
        maxCharacters={1000}
        {...text(fields.words)}
      />
    </>
  );
}
