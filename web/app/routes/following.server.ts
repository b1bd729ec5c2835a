import type { RouterContextProvider } from 'react-router';
import { z } from 'zod';
import { ask } from '#asking/ask.server.ts';
import { NO_AREA } from '#features/following/ended-follow.tsx';
import { NEVER } from '#features/following/follow-fields.tsx';
import { frequencyWords, importanceWords, topicWords } from '#features/following/follow-words.ts';
import { codeOnTheWay, onTheWay } from '#features/people/on-the-way.server.ts';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  AreaToFollowDocument,
  ChangeFollowDocument,
  ChangeMailSettingsDocument,
  FollowAreaDocument,
  MailSettingsDocument,
  MoveFollowDocument,
  MyFollowsDocument,
  StopMailsDocument,
  UnfollowDocument,
} from '#graphql.generated.ts';
import { themeWords } from '#words/themes.ts';

type Asking = { context: Readonly<RouterContextProvider>; request: Request };

/** By whom mails are chosen: the token of a mail's link; null for whoever is signed in. */
type LinkToken = string | null;

const anyOf = <Name extends string>(words: Record<Name, unknown>, error: string) =>
  z.enum(Object.keys(words) as [Name, ...Name[]], { error });

/** What somebody wants to hear of an area. */
export const wish = z.object({
  topics: z.array(anyOf(topicWords, 'Choose what you would like to hear about')).min(1, {
    error: 'Choose at least one thing that you would like to hear about',
  }),
  themes: z.array(anyOf(themeWords, 'Choose from this list')).default([]),
  leastImportance: anyOf(importanceWords, 'Choose from this list').default('LOW'),
  frequency: anyOf(frequencyWords, 'Choose how often'),
});

/** Reads a wish and follows the area, with the code on the way for whoever is not signed in. */
export async function followOnTheWay({ context, request }: Asking, areaPath: string) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, wish));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const { topics, themes, leastImportance, frequency } = form.value;
  const input = { areaPath, topics, themes, leastImportance, frequency, clientKey: form.clientKey };
  const { followArea } = await ask(context, request, FollowAreaDocument, { input });
  if (isRefusal(followArea)) return form.refuse(followArea);
  return seeOther(`/areas/${areaPath}/follow?done=followed`);
}

/** What somebody gets and how; null where the link is old, not whole, or of an address that is not theirs any more. */
export async function mailsOf({ context, request }: Asking, linkToken: LinkToken) {
  const asked = await unlessGone(
    Promise.all([
      ask(context, request, MyFollowsDocument, { linkToken }),
      ask(context, request, MailSettingsDocument, { linkToken }),
    ]),
  );
  if (!asked) return null;
  const [{ myFollows }, { mailSettings }] = asked;
  const path = new URL(request.url).searchParams.get('area');
  // What was just stopped is followed no more: its name is asked for.
  const { area } = path ? await ask(context, request, AreaToFollowDocument, { path }) : { area: null };
  return { follows: myFollows, settings: mailSettings, about: area && { id: area.id, name: area.name } };
}

const moved = z.object({ to: z.string({ error: 'Choose one' }).min(1, { error: 'Choose one' }) });
const stopAll = z.object({ all: z.literal('yes', { error: 'Tick this to stop all emails about areas' }) });
const subjects = z.object({ neutral: z.literal('yes').optional() });

interface Here {
  /** The page to go back to. */
  address: string;
  linkToken: LinkToken;
}

/**
 * Does what one of the forms of a page of mails asks for, named by its `deed`. What another page has ended meanwhile is
 * no mistake: the page that follows shows how it is.
 */
export async function chooseMails({ context, request }: Asking, { address, linkToken }: Here) {
  const sent = await request.clone().formData();
  const id = textOf(sent.get('follow'));
  const area = textOf(sent.get('area'));
  const goOn = (done: string) => seeOther(`${address}?done=${done}${area ? `&area=${encodeURIComponent(area)}` : ''}`);
  const stop = async () => {
    await unlessGone(ask(context, request, UnfollowDocument, { id, linkToken }));
    return goOn('stopped');
  };
  switch (sent.get('deed')) {
    case 'stop':
      return stop();
    case 'move': {
      if (sent.get('to') === NO_AREA) return stop();
      const form = await readForm(request, moved, { areaPath: 'to' });
      if (!form.ok) return form.again;
      const input = { id, areaPath: form.value.to, linkToken, clientKey: form.clientKey };
      const answer = await unlessGone(ask(context, request, MoveFollowDocument, { input }));
      if (!answer) return goOn('gone');
      return isRefusal(answer.moveFollow) ? form.refuse(answer.moveFollow) : seeOther(`${address}?done=moved`);
    }
    case 'stop-all': {
      const form = await readForm(request, stopAll);
      if (!form.ok) return form.again;
      await unlessGone(ask(context, request, StopMailsDocument, { linkToken }));
      return goOn('all-stopped');
    }
    case 'again':
    case 'subjects': {
      const form = await readForm(request, subjects);
      if (!form.ok) return form.again;
      const neutralSubjects = form.value.neutral === 'yes';
      await unlessGone(ask(context, request, ChangeMailSettingsDocument, { neutralSubjects, linkToken }));
      return goOn(textOf(sent.get('deed')));
    }
    default: {
      if (sent.get('frequency') === NEVER) return stop();
      const form = await readForm(request, wish);
      if (!form.ok) return form.again;
      const input = { ...form.value, id, linkToken, clientKey: form.clientKey };
      const changed = await unlessGone(ask(context, request, ChangeFollowDocument, { input }));
      if (!changed) return goOn('gone');
      return isRefusal(changed.changeFollow) ? form.refuse(changed.changeFollow) : goOn('changed');
    }
  }
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');

/** The answer; null where the api says that there is no such thing (any more). */
async function unlessGone<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (thrown) {
    if ((thrown as { init?: ResponseInit | null }).init?.status === 404) return null;
    throw thrown;
  }
}
