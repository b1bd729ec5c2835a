import type { DeclineReason, QuestionOnDeskFragment } from '#graphql.generated.ts';
import { type Choice, type Divider, Radios } from '#ui/choices.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { declineWords } from '#words/questions.ts';
import { questionInShort } from './question-clock.ts';

interface FieldProps {
  id: string;
  name: string;
  error?: string;
}

/** One question, one tap: published, grouped with another, or declined for one of the policy's reasons. */
export function DecisionField({
  others,
  ...field
}: FieldProps & { value?: string; others: readonly QuestionOnDeskFragment[] }) {
  const reasons = Object.entries(declineWords) as [DeclineReason, string][];
  const items: (Choice | Divider)[] = [
    { value: 'publish', text: 'Publish it', hint: 'Everybody can read it, without a name, and support it.' },
    ...(others.length > 0 ? [{ divider: 'or answer it together with' }] : []),
    ...others.map(({ id, text }) => ({ value: `group:${id}`, text: questionInShort(text) })),
    { divider: 'or do not publish it, because' },
    ...reasons.map(([reason, text]) => ({ value: `decline:${reason}`, text })),
  ];
  return (
    <Radios
      label="What do you decide?"
      hint="Your name is kept with it. Whoever asked is mailed the reason for declining."
      className="govuk-radios--small app-decision"
      items={items}
      {...field}
    />
  );
}

/** The published questions that another can be grouped into: of the same team, for the same meeting, not itself. */
export function othersLike(
  { id, area, meeting }: { id: string; area: { id: string }; meeting: { id: string } | null },
  open: readonly QuestionOnDeskFragment[],
): QuestionOnDeskFragment[] {
  return open.filter(
    (other) => other.id !== id && other.area.id === area.id && (other.meeting?.id ?? null) === (meeting?.id ?? null),
  );
}

/** The answer in words. */
export function AnswerField(field: FieldProps & { defaultValue?: string }) {
  return (
    <Textarea
      label="What do you answer?"
      hint="Everybody can read this. Leave out names, house numbers and anything that could identify somebody."
      maxCharacters={5000}
      rows={8}
      {...field}
    />
  );
}
