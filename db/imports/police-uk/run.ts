import { join } from 'node:path';
import { type Look, type Shown, unseen } from '../../progress.ts';
import type { Asked } from './asked-by.ts';
import { capture } from './captured.ts';
import { importCaptured } from './import.ts';
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
  /** Shows how far the capturing has come, and then the importing. */
  shown?: (look: Look<Stage>) => Shown<Stage>;
}

/** How many neighbourhoods of the force a stage is through with. */
interface Stage {
  done: number;
  total: number;
}

const lookOf = (deed: string): Look<Stage> => ({
  reached: (stage) => stage,
  format: `${deed} {bar} {value} of {total} neighbourhoods, {eta_formatted} to go`,
  line: ({ done, total }) => `${deed} ${done} of ${total} neighbourhoods`,
});

/**
 * Captures all of a force, then makes of it what it is here; the report.
 *
 * @throws CannotStart with the address or file, the line and the reason; nothing is imported then
 */
export async function run({
  asked,
  ownerUrl,
  dataFolder,
  now,
  manners = MANNERS,
  shown = () => unseen,
}: Run): Promise<string> {
  const notes = new Notes();
  const source = sourceOf(asked.from, manners);
  const folder = join(dataFolder, 'imports', 'police-uk', encodeURIComponent(asked.force).replaceAll('.', '%2E'));
  const kept = source.isRemote ? await KeptAnswers.open(folder, source.name, Date.now()) : undefined;
  const { force: forceId, save, skipMissing, isDryRun, validFrom } = asked;
  const reading = shown(lookOf('Read'));
  const capturing = { source, forceId, kept, save, skipMissing, notes, tell: reading.tell };
  const captured = await capture(capturing).finally(reading.end);
  const writing = shown(lookOf(isDryRun ? 'Compared' : 'Imported'));
  const importing = { now, validFrom, isDryRun, notes, tell: writing.tell };
  const counts = await importCaptured(ownerUrl, captured, importing).finally(writing.end);
  // What a dry run has shown is what an import after it brings in.
  if (!isDryRun) await kept?.clear();
  return reportOf(counts, notes, isDryRun);
}
