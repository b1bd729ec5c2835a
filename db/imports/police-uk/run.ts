import { join } from 'node:path';
import type { Asked } from './asked-by.ts';
import { type Capturing, capture } from './captured.ts';
import { type Importing, importCaptured } from './import.ts';
import { KeptAnswers } from './kept-answers.ts';
import { Notes } from './notes.ts';
import { MANNERS, type Manners } from './politely.ts';
import { reportOf } from './report.ts';
import { sourceOf } from './source.ts';

export interface Run {
  asked: Asked;
  ownerUrl: string;
  /** Absolute; what was fetched by a run that failed lies in it. */
  dataFolder: string;
  now: Date;
  manners?: Manners;
  fetching?: Capturing['tell'];
  importing?: Importing['tell'];
}

/**
 * Captures all of a force, then makes of it what it is here; the report.
 *
 * @throws CannotStart with the address or file, the line and the reason; nothing is imported then
 */
export async function run({ asked, ownerUrl, dataFolder, now, manners = MANNERS, ...told }: Run): Promise<string> {
  const notes = new Notes();
  const source = sourceOf(asked.from, manners);
  const folder = join(dataFolder, 'imports', 'police-uk', encodeURIComponent(asked.force).replaceAll('.', '%2E'));
  const kept = source.isRemote ? await KeptAnswers.open(folder, source.name, Date.now()) : undefined;
  const { save, skipMissing, isDryRun, validFrom } = asked;
  const tell = told.fetching ?? (() => undefined);
  const captured = await capture({ source, forceId: asked.force, kept, save, skipMissing, notes, tell });
  const counts = await importCaptured(ownerUrl, captured, {
    ...{ now, validFrom, isDryRun, notes },
    tell: told.importing ?? (() => undefined),
  });
  // What a dry run has shown is what an import after it brings in.
  if (!isDryRun) await kept?.clear();
  return reportOf(counts, notes, isDryRun);
}
