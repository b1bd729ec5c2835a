import { type RouterContextProvider, redirect } from 'react-router';
import { z } from 'zod';
import { nextOf } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { words } from '#forms/answers.server.ts';

export const address = z.object({ email: words('Enter your email address', 254) });
export type Address = z.input<typeof address>;

export const code = z.object({ code: words('Enter the code from the email', 60) });
export type Code = z.input<typeof code>;

/** Where somebody goes who has signed in: back to what they wanted, else to what they came for. */
export function afterSignIn(request: Request, role: string): string {
  const wanted = new URL(request.url).searchParams.has('next');
  return !wanted && role !== 'RESIDENT' ? '/desk' : nextOf(request);
}

/** @throws a redirect where somebody is signed in already. */
export function onlyStrangers(context: Readonly<RouterContextProvider>, request: Request): void {
  const { viewer } = context.get(shellContext).facts;
  if (viewer) throw redirect(afterSignIn(request, viewer.role));
}

/** This address's `?next=`, to travel on to another page of signing in; empty where there is none. */
export function nextAlong(request: Request): string {
  const next = new URL(request.url).searchParams.get('next');
  return next === null ? '' : `next=${encodeURIComponent(nextOf(request))}`;
}

/** This address's `?next=` as the force's sign-in takes it: where an officer goes once they are known. */
export function forcePage(request: Request): string {
  const wanted = new URL(request.url).searchParams.has('next');
  return `to=${encodeURIComponent(wanted ? nextOf(request) : '/desk')}`;
}

/** Why the force's sign-in sent somebody back here; null for whoever came by themselves. */
export function sentBack(request: Request): string | null {
  const error = new URL(request.url).searchParams.get('error');
  if (error === null) return null;
  if (error === 'not_an_officer')
    return 'Your force’s account is not known here as an officer’s. Ask your administrator.';
  if (error === 'account_not_linked') return 'This address is tied to another account. Ask your administrator.';
  return 'Signing in with your force’s account did not work. Try again.';
}
