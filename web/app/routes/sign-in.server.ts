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
