import { type DefaultValue, type FieldMetadata, type FormId, type FormMetadata, useForm } from '@conform-to/react';
import { useShellFacts } from '#shell/shell-facts.ts';
import type { DatePart } from '#ui/date-input.tsx';
import type { SummarisedError } from '#ui/error-summary.tsx';
import type { FormResult } from './read-form.server.ts';

/** A form on a page, for `<Form form>` and `<Page errors>`. */
export interface AnsweredForm {
  id: string;
  clientKey: string;
  /** Everything wrong, first what concerns the whole form, each linked to its field. */
  errors: readonly SummarisedError[];
}

/**
 * A form's state: at first `defaults`, after an error what was typed.
 * @param id unlike that of any other form on the page; fields' ids begin with it.
 * @param result the route's `actionData`; undefined before anything was sent.
 */
export function useAnswers<Answers extends Record<string, unknown>>(
  id: string,
  result: FormResult | undefined,
  defaults?: DefaultValue<Answers>,
) {
  const { key } = useShellFacts();
  const [form, fields] = useForm<Answers>({
    id: id as FormId<Answers>,
    lastResult: result as never,
    defaultValue: defaults,
  });
  const sent = result?.initialValue?.clientKey;
  // A date is three boxes: the link lands on the first.
  const firstBoxOf = (name: string) => (result?.fields?.includes(`${name}.day`) ? `${name}-day` : name);
  const answered: AnsweredForm = {
    id: form.id,
    clientKey: typeof sent === 'string' ? sent : `${key}-${id}`,
    errors: Object.entries(form.allErrors)
      .sort(([a], [b]) => Number(b === '') - Number(a === ''))
      .flatMap(([name, messages]) =>
        messages.map((message) => ({
          message,
          href: name === '' ? undefined : `#${form.id}-${plain(firstBoxOf(name))}`,
        })),
      ),
  };
  return { form: answered, fields, conform: form };
}

/** What the buttons of rows that repeat are made with: the third thing that `useAnswers` returns. */
export type Conform = Pick<FormMetadata<Record<string, unknown>>, 'insert' | 'remove' | 'reorder'>;

type Field = Pick<FieldMetadata, 'id' | 'name' | 'errors' | 'defaultValue' | 'defaultOptions' | 'initialValue'>;

const named = ({ id, name, errors }: Field) => ({ id: plain(id), name: name as string, error: errors?.[0] });

/** `measures[0].value` as an id may be written: `measures-0-value`. */
const plain = (id: string) => id.replace(/[[.]/g, '-').replaceAll(']', '');

/** For `<Input>`, `<Textarea>`, `<Select>`. */
export const text = (field: Field) => ({ ...named(field), defaultValue: field.defaultValue });

/** For `<Radios>`. */
export const choice = (field: Field) => ({ ...named(field), value: field.defaultValue });

/** For `<Checkboxes>`. */
export const choices = (field: Field) => ({ ...named(field), values: field.defaultOptions ?? [] });

/** For `<DateInput>`. */
export const date = (field: Field) => ({
  ...named(field),
  values: (field.initialValue ?? {}) as Partial<Record<DatePart, string>>,
});
