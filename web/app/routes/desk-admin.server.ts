import { z } from 'zod';
import { maybeWords, words } from '#forms/answers.server.ts';

const coordinate = z
  .string()
  .trim()
  .regex(/^-?\d{1,3}(\.\d+)?$/, 'Enter degrees with a point, for example 52.24')
  .transform(Number)
  .optional();

export const newArea = z.object({
  parent: words('Choose what to add it to', 400),
  name: words('Enter its name', 120),
  gssCode: maybeWords(20),
  slug: maybeWords(80),
  latitude: coordinate,
  longitude: coordinate,
});
export type NewArea = { [Name in keyof z.input<typeof newArea>]?: string };

export const appointment = z.object({
  email: words('Enter their email address', 254),
  role: z.enum(['OFFICER', 'INSPECTOR', 'COMMS', 'FORCE_ADMIN'], { error: 'Choose what they do' }),
  areas: z.array(z.string()).default([]),
  title: maybeWords(120),
  displayName: maybeWords(120),
  withheld: z.string().optional(),
  hours: maybeWords(120),
});
export type Appointment = z.input<typeof appointment>;

export const purge = z.object({ reason: words('Enter why the words are removed', 480) });
export type Purge = z.input<typeof purge>;

export const search = z.object({
  email: words('Enter the person’s email address', 254).regex(
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    'Enter an email address in the right form, like name@example.com',
  ),
});
export type Search = z.input<typeof search>;

const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** The update that somebody names by its id or by its address, where it is the last id; null for neither. */
export const updateIdIn = (typed: string): string | null => typed.match(id)?.at(-1)?.toLowerCase() ?? null;
