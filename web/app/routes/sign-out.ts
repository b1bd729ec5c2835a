import { redirect } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { SignOutDocument } from '#graphql.generated.ts';
import type { Route } from './+types/sign-out.ts';

/** Nobody is signed out by a link. */
export function loader() {
  return redirect('/');
}

export async function action({ context, request }: Route.ActionArgs) {
  await ask(context, request, SignOutDocument);
  return seeOther('/');
}
