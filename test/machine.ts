import { setTimeout as pause } from 'node:timers/promises';
import { operation } from '@patchwork/schema';
import type { APIRequestContext } from '@playwright/test';

// What a program does that knows contract.md and libs/schema/operations alone.

export interface Mail {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  /** What goes into the reader's calendar, if anything. */
  calendar: { method: string; content: string } | null;
  sentAt: string;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the committed operation's
  data: any;
  errors: { message: string; extensions: { code: string } }[];
}

/** Sends one of the committed operations to `/graphql`. */
export async function ask(machine: APIRequestContext, name: string, variables: object = {}): Promise<Answer> {
  const response = await machine.post('/graphql', {
    data: { query: operation(name), variables, operationName: name },
  });
  const { data = null, errors = [] } = await response.json();
  return { status: response.status(), data, errors };
}

export async function inboxOf(machine: APIRequestContext, address: string): Promise<Mail[]> {
  return (await machine.get('/dev/inbox.json', { params: { to: address } })).json();
}

/** Does what sends a mail to this address and gives that mail, when it has come. */
export async function mailAfter(
  machine: APIRequestContext,
  address: string,
  deed: () => Promise<unknown>,
): Promise<Mail> {
  const before = new Set((await inboxOf(machine, address)).map(({ id }) => id));
  await deed();
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(50)) {
    const [come] = (await inboxOf(machine, address)).filter(({ id }) => !before.has(id));
    if (come) return come;
  }
  throw new Error(`No mail came to ${address}.`);
}

/** The newest mail of this subject, when it has come. */
export async function mailTo(machine: APIRequestContext, address: string, subject: string): Promise<Mail> {
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(50)) {
    const found = (await inboxOf(machine, address)).find((mail) => mail.subject === subject);
    if (found) return found;
  }
  throw new Error(`No mail “${subject}” came to ${address}.`);
}

/** The code to type from a sign-in mail. */
export function codeIn({ text }: Mail): string {
  const code = /\b\d{3} ?\d{3}\b/.exec(text)?.[0];
  if (!code) throw new Error(`No code in this mail:\n${text}`);
  return code;
}

/** Signs in by the address and the code of its mail; the session is the context's from then on. */
export async function signIn(machine: APIRequestContext, email: string): Promise<void> {
  const mail = await mailAfter(machine, email, () => ask(machine, 'RequestSignInCode', { email }));
  const { data, errors } = await ask(machine, 'SignIn', { email, code: codeIn(mail) });
  if (errors.length || !data.signIn.id)
    throw new Error(`${email} could not sign in: ${JSON.stringify([data, errors])}`);
}
