import type { ReactNode } from 'react';
import type { AnsweredForm } from './answers.ts';

/**
 * A form that changes something, sent to its own page. Errors are told by us, in words, so the browser's bubbles are
 * off. The key makes a repeat (a double click, a reload) get the first answer.
 */
export function Form({ form, children }: { form: AnsweredForm; children: ReactNode }) {
  return (
    <form method="post" id={form.id} noValidate>
      <input type="hidden" name="clientKey" defaultValue={form.clientKey} />
      {children}
    </form>
  );
}
