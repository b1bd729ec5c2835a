import { createHash } from 'node:crypto';
import { z } from 'zod';
import { figures } from '#features/priorities/figures.server.ts';
import { words } from '#forms/answers.server.ts';
import { maybeMoment } from '#forms/moments.server.ts';
import type { Viewer } from '#shell/shell-facts.ts';

const placed = {
  body: words('Enter what was done', 5000),
  places: z.array(z.string()).default([]),
  measures: figures,
};

export const newUpdate = z.object({ ...placed, publish: maybeMoment() });

export const correction = z.object({ ...placed, version: z.coerce.number() });

/** The name of a draft on a device that several may share: this officer's, for this thing. */
export function draftName({ email }: Viewer, about: string): string {
  return createHash('sha256').update(`${email} ${about}`).digest('base64url').slice(0, 22);
}
