import { z } from 'zod';
import { maybeWords, words } from '#forms/answers.server.ts';
import type { AdoptedPriorityInput, Theme } from '#graphql.generated.ts';
import { themeWords } from '#words/themes.ts';

const themes = Object.keys(themeWords) as [Theme, ...Theme[]];
const part = z.string().trim().optional();
const howOften = 'Enter a whole number of days from 1 to 366, for example 14';

/** A priority as an inspector words it. */
const row = z.object({
  optionId: part,
  theme: z.enum(themes, { error: 'Choose what it is about' }),
  title: words('Enter the title that residents read', 120),
  places: z.array(z.string()).default([]),
  more: z.array(z.string().optional()).default([]),
  promise: words('Enter what the team promises to do', 5000),
  updateEveryDays: z
    .string({ error: 'Enter how many days at most lie between two updates' })
    .trim()
    .regex(/^\d{1,3}$/, howOften)
    .transform(Number)
    .refine((days) => days >= 1 && days <= 366, howOften),
  continuesId: part,
});

const MOST = 10;

export const adoption = z.object({
  priorities: z
    .array(row)
    .default([])
    .superRefine((rows, { addIssue }) => {
      if (rows.length === 0) addIssue({ code: 'custom', message: 'Adopt at least one priority' });
      if (rows.length > MOST) addIssue({ code: 'custom', message: `Adopt ${MOST} priorities at the most` });
    }),
  reasonForDifference: maybeWords(5000),
  evidence: maybeWords(5000),
  meetingId: part,
  step: z.enum(['check', 'adopt']).default('check'),
});

/** The priorities as the api takes them. */
export function prioritiesIn(rows: z.output<typeof adoption>['priorities']): AdoptedPriorityInput[] {
  return rows.map(({ optionId, places, more, continuesId, ...said }) => ({
    ...said,
    optionId: optionId || null,
    placePaths: [...new Set([...places, ...more.flatMap((path) => path || [])])],
    continuesId: continuesId || null,
  }));
}

/** The form's name for a field of the api's where they differ. */
export const fieldInForm = (field: string | null | undefined): string | null =>
  field?.replace(/^(priorities\.\d+)\.placePaths$/, '$1.places').replace(/^(priorities\.\d+)\.optionId$/, '$1.title') ??
  null;
