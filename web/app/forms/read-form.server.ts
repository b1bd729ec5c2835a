import type { Submission, SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from 'react-router';
import type { output, ZodObject } from 'zod';

/** What an action gives its page when the form comes back: `useAnswers` takes it. */
export type FormResult = SubmissionResult<string[]>;

/** A "no" of the api that a person can do something about. */
export interface Refusal {
  message: string;
  /** The input's field it is about: `title`, `measures.0.value`. */
  field?: string | null;
}

type Again = ReturnType<typeof data<FormResult>>;

export type Read<Schema extends ZodObject> =
  | {
      ok: true;
      value: output<Schema>;
      clientKey: string | undefined;
      refuse: (refusal: Refusal) => Again;
      /** Everything typed, for a page between this form and its deed. */
      typed: FormResult;
    }
  | { ok: false; again: Again };

/**
 * Reads a sent form by its schema. Either `value`, or `again`: what the action returns so that the page comes back
 * (422) with everything typed and each error at its field. A form's own buttons (add a row, take it away) also come
 * back through `again`, without errors.
 * @param names the form's name for an input's field where they differ: `{ placePaths: 'places' }`.
 */
export async function readForm<Schema extends ZodObject>(
  request: Request,
  schema: Schema,
  names: Record<string, string> = {},
): Promise<Read<Schema>> {
  const submission = parseWithZod(await request.formData(), { schema });
  if (submission.status !== 'success') {
    const isWrong = submission.status === 'error';
    return { ok: false, again: data(kept(submission), { status: isWrong ? 422 : 200 }) };
  }
  const key = submission.payload.clientKey;
  return {
    ok: true,
    value: submission.value as output<Schema>,
    clientKey: typeof key === 'string' ? key : undefined,
    typed: kept(submission),
    refuse: ({ message, field }) => {
      const name = field ? fieldName((Object.hasOwn(names, field) && names[field]) || field) : '';
      const isOurs = Object.hasOwn(schema.shape, name.replace(/[.[].*$/, ''));
      return data(kept(submission, isOurs ? name : '', message), { status: 422 });
    },
  };
}

/** `measures.0.value`, as the api says it, in a form's words: `measures[0].value`. */
const fieldName = (path: string) => path.replace(/\.(\d+)(?=\.|$)/g, '[$1]');

function kept(submission: Submission<unknown, string[]>, name?: string, message?: string): FormResult {
  if (name === undefined || message === undefined) return submission.reply();
  return submission.reply(name === '' ? { formErrors: [message] } : { fieldErrors: { [name]: [message] } });
}
