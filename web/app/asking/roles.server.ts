import { data, type RouterContextProvider, redirect } from 'react-router';
import type { Viewer } from '#shell/shell-facts.ts';
import { signInFrom } from './ask.server.ts';
import { shellContext } from './shell.server.ts';

type Role = Viewer['role'];

/**
 * Who is signed in. The api asks again at every deed; a page asks so that nobody fills in a form that is not theirs.
 * @param roles who may come here; everybody who is signed in where it names none.
 * @throws a redirect to sign in and come back, or the 403 page.
 */
export function signedIn(context: Readonly<RouterContextProvider>, request: Request, ...roles: Role[]): Viewer {
  const { viewer } = context.get(shellContext).facts;
  if (!viewer) throw redirect(signInFrom(request));
  if (roles.length > 0 && !roles.includes(viewer.role))
    throw data({ message: notYours(viewer, roles) }, { status: 403 });
  return viewer;
}

function notYours({ role, email }: Viewer, roles: readonly Role[]): string {
  if (role !== 'RESIDENT') return 'Your role does not do this. Your inspector or your force’s administrator can.';
  const who = roles.length > 3 ? 'the police team' : 'some of the police team';
  return `This page is for ${who}. You are signed in as ${email}.`;
}

export const officers = ['OFFICER', 'INSPECTOR', 'COMMS', 'FORCE_ADMIN'] as const;
/** Those who write for a neighbourhood. */
export const writers = ['OFFICER', 'INSPECTOR'] as const;
