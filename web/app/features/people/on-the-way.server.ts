import { data, type RouterContextProvider } from 'react-router';
import type { z } from 'zod';
import { ask } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { maybeWords, words } from '#forms/answers.server.ts';
import { isRefusal } from '#forms/is-refusal.ts';
import type { FormResult, Read } from '#forms/read-form.server.ts';
import { RequestSignInCodeDocument, SignInDocument } from '#graphql.generated.ts';
import type { CodeStepFacts } from './code-step.tsx';

type Asked = { context: Readonly<RouterContextProvider>; request: Request };
type Form = Extract<Read<z.ZodObject>, { ok: true }>;

/** True for whoever need not type an address: they are signed in. */
export function isSignedIn(context: Readonly<RouterContextProvider>): boolean {
  return context.get(shellContext).facts.viewer !== null;
}

/**
 * A deed's form as somebody who is not signed in fills it in: with their email address, and the code on the way. Put
 * `<EmailOnTheWay>` in the form.
 */
export function onTheWay<Shape extends z.ZodRawShape>(
  context: Readonly<RouterContextProvider>,
  schema: z.ZodObject<Shape>,
) {
  const email = isSignedIn(context) ? maybeWords(254) : words('Enter your email address', 254);
  return schema.extend({ email, code: maybeWords(60), again: maybeWords(10) });
}

/**
 * Sees that whoever sent a deed's form is signed in before it is done, and keeps what they typed meanwhile: first a code
 * goes to their address and the page asks for it, then the same form comes back with it.
 * @returns null once they are signed in: do the deed. Else what the action returns.
 */
export async function codeOnTheWay(
  { context, request }: Asked,
  form: Form,
  sent: FormData,
): Promise<null | ReturnType<typeof data<CodeStepFacts | FormResult>>> {
  if (isSignedIn(context)) return null;
  const { email, code, again } = form.value as { email: string; code?: string; again?: string };
  if (!sent.has('code') || again) {
    const { requestSignInCode } = await ask(context, request, RequestSignInCodeDocument, { email });
    if (isRefusal(requestSignInCode)) {
      return again
        ? codeStep(email, sent, requestSignInCode.message)
        : form.refuse({ ...requestSignInCode, field: 'email' });
    }
    return codeStep(email, sent, null, Boolean(again));
  }
  if (!code) return codeStep(email, sent, 'Enter the code from the email');
  const { signIn } = await ask(context, request, SignInDocument, { email, code });
  if (isRefusal(signIn)) return codeStep(email, sent, signIn.message);
  const shell = context.get(shellContext);
  (context as RouterContextProvider).set(shellContext, {
    ...shell,
    facts: { ...shell.facts, viewer: { email: signIn.email, role: signIn.role } },
  });
  return null;
}

const OWN = new Set(['code', 'again', '__intent__', '__state__']);

/** Everything a person typed, to travel along in a step's form: not what the steps themselves added. */
export function typedIn(sent: FormData): [name: string, value: string][] {
  return [...sent].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !OWN.has(entry[0]));
}

function codeStep(email: string, sent: FormData, error: string | null, isNew = false) {
  const typed = typedIn(sent);
  return data<CodeStepFacts>({ codeStep: { email, typed, error, isNew } }, { status: error ? 422 : 200 });
}
