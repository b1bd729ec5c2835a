import { createCookie, type RouterContextProvider } from 'react-router';
import { shellContext } from '#asking/shell.server.ts';

/**
 * The address a code was sent to, from the page that asks for it to the page that asks for the code. Not in the
 * address bar, where it would be kept in histories and logs.
 */
const cookie = createCookie('patchwork-code-sent-to', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 30 * 60 });

type Context = Readonly<RouterContextProvider>;

/** Keeps the address on this device for half an hour. */
export async function keepAddress(context: Context, email: string): Promise<void> {
  const { facts, outgoing } = context.get(shellContext);
  outgoing.append('Set-Cookie', await cookie.serialize(email, { secure: facts.publicUrl.startsWith('https:') }));
}

/** The address that was kept; null where none was, or it is gone. */
export async function keptAddress(request: Request): Promise<string | null> {
  const kept: unknown = await cookie.parse(request.headers.get('Cookie'));
  return typeof kept === 'string' && kept !== '' ? kept : null;
}

/** The address has done its work. */
export async function dropAddress(context: Context): Promise<void> {
  context.get(shellContext).outgoing.append('Set-Cookie', await cookie.serialize('', { maxAge: 0 }));
}
