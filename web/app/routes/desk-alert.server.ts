import { z } from 'zod';
import { maybeWords, words } from '#forms/answers.server.ts';
import { maybeMoment } from '#forms/moments.server.ts';
import type { Theme } from '#graphql.generated.ts';
import { themeWords } from '#words/themes.ts';

const themes = Object.keys(themeWords) as [Theme, ...Theme[]];

const until = maybeMoment().superRefine((instant, context) => {
  if (!instant || new Date(instant) > new Date()) return;
  context.addIssue({
    code: 'custom',
    message: 'This time has passed. Choose a later one, or leave it empty',
    path: ['at'],
  });
});

/** An alert as it is written. Of an area without places nothing is asked about them: it is about all of it. */
export const newAlert = z
  .object({
    title: words('Enter a title', 120),
    body: words('Enter the message', 5000),
    theme: z.enum(themes, { error: 'Choose what it is about' }),
    importance: z.enum(['HIGH', 'NORMAL', 'LOW'], { error: 'Choose how much it matters' }),
    where: z.enum(['ALL', 'SOME'], { error: 'Choose who it is for' }),
    places: z.array(z.string()).default([]),
    until,
    urgent: z.literal('on').optional(),
    urgentReason: maybeWords(480),
    step: z.enum(['check', 'send']).default('check'),
  })
  .superRefine(({ where, places, urgent, urgentReason }, { addIssue }) => {
    const no = (path: string, message: string) => addIssue({ code: 'custom', message, path: [path] });
    if (where === 'SOME' && places.length === 0) no('places', 'Choose the places that it is about');
    if (where === 'ALL' && places.length > 0) {
      no('where', 'Places are ticked below, too. Choose only some places, or untick them');
    }
    if (urgent && !urgentReason) no('urgentReason', 'Enter why it cannot wait');
    if (!urgent && urgentReason) no('urgent', 'Tick this if it is to go at once, or take the reason away');
  });

/** What a valid form asks of the api. */
export function inputOf(areaPath: string, { where, places, until, urgent, urgentReason, step: _, ...words }: Typed) {
  const to = { areaPath, placePaths: where === 'ALL' ? null : places, validUntil: until ?? null };
  return { ...words, ...to, urgent: urgent === 'on', urgentReason: urgent ? urgentReason : null };
}
type Typed = z.output<typeof newAlert>;

/** How the api’s fields are called in the form. */
export const namesInForm = { placePaths: 'places', validUntil: 'until.at' };
