import { createContext, use } from 'react';
import { useRouteLoaderData } from 'react-router';

/** The signed-in person, as far as the head of a page needs to know. */
export interface Viewer {
  email: string;
  role: 'RESIDENT' | 'OFFICER' | 'INSPECTOR' | 'COMMS' | 'FORCE_ADMIN';
}

/** What every page knows without asking: safe to send to the browser. */
export interface ShellFacts {
  mode: 'demo' | 'production';
  /** Where people reach the service, without a slash at the end: `https://patchwork.example`. */
  publicUrl: string;
  /** Where officers sign in with their force's account: `/auth/force`; null where the force has not set it up. */
  officersSignIn: string | null;
  /** null: nobody is signed in. */
  viewer: Viewer | null;
  /** Random for each request; forms make their `clientKey` of it. */
  key: string;
}

/** What only the server render knows: the facts (also where no loader ran) and the address of the enhancements. */
export const ServerPage = createContext<{ facts: ShellFacts; enhancements: string } | null>(null);

/** The facts of this page, in the server render and in a hydrated one alike. */
export function useShellFacts(): ShellFacts {
  const server = use(ServerPage);
  const hydrated = useRouteLoaderData('root') as ShellFacts | undefined;
  const facts = server?.facts ?? hydrated;
  if (!facts) throw new Error('A page is rendered outside the shell');
  return facts;
}
