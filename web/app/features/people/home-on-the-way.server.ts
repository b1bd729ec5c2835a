import { data, type RouterContextProvider } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { isRefusal } from '#forms/is-refusal.ts';
import { SetHomeAreaDocument } from '#graphql.generated.ts';
import type { HomeStepFacts } from './home-step.tsx';

type Asked = { context: Readonly<RouterContextProvider>; request: Request };

const OWN = new Set(['home', 'email', 'code', 'again', '__intent__', '__state__']);

/**
 * Sees that whoever sent a deed's form has a home area, once the deed was refused for want of one: the page asks where
 * they live, with everything typed kept. Only whoever has no home yet is given one: nobody moves by way of a form.
 * @returns null once they have one: do the deed again. Else what the action returns.
 */
export async function homeOnTheWay({ context, request }: Asked, sent: FormData) {
  const home = sent.get('home');
  if (typeof home !== 'string' || home === '') return askHome(sent, '', home === '' ? 'Choose where you live' : null);
  const { setHomeArea } = await ask(context, request, SetHomeAreaDocument, { path: home });
  return isRefusal(setHomeArea) ? askHome(sent, home, setHomeArea.message) : null;
}

function askHome(sent: FormData, home: string, error: string | null) {
  const typed = [...sent].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !OWN.has(entry[0]),
  );
  return data<HomeStepFacts>({ homeStep: { typed, home, error } }, { status: error ? 422 : 200 });
}
