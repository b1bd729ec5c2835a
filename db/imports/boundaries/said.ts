import { shortDayInWords } from '@patchwork/calendar';
import { written } from '../../progress.ts';
import type { Asked } from './asked.ts';
import type { Imported } from './import-boundaries.ts';

/** So many names are listed of what may be many. */
const MOST_NAMES = 20;

/** What an import did, in sentences for whoever ran it. */
export function said(asked: Asked, imported: Imported): string {
  const { features, into, matched, added, dated, ended, settled } = imported;
  const strangers = into ? [] : matched.strangers.map(({ name, code }) => `${name} (${code})`);
  const lines = [
    `${written(features)} ${features === 1 ? 'feature' : 'features'}, from ${shortDayInWords(asked.from)}: ${counts([
      [dated.first, 'with a boundary where there was none'],
      [dated.changed, 'with a new one'],
      [dated.same, 'the same'],
    ])}.`,
    added.count > 0 &&
      `${written(added.count)} ${added.count === 1 ? 'is a new area' : 'are new areas'} of ${into?.path}.`,
    added.elsewhere.length > 0 && `Their usual address is another area’s: ${listed(added.elsewhere)}.`,
    matched.byName.length > 0 &&
      `Areas that had no code were known by their name, and have one now: ${listed(matched.byName)}.`,
    matched.calledOtherwise.length > 0 &&
      `The file calls them otherwise; they keep their name here: ${listed(matched.calledOtherwise)}.`,
    matched.shared.length > 0 &&
      `Left out, since several areas here carry their code, or one that carries others too: ${listed(matched.shared)}.`,
    strangers.length > 0 && `Left out, since they are no area here (--into makes them one): ${listed(strangers)}.`,
    dated.returned > 0 &&
      `${written(dated.returned)} had ended, and ${dated.returned === 1 ? 'is' : 'are'} there again.`,
    ...ended.slice(0, MOST_NAMES).map(({ name, successors }) => `${name} ended. ${whereTo(successors)}`),
    ended.length > MOST_NAMES && `${written(ended.length - MOST_NAMES)} more ended.`,
    settled.moved + settled.asked > 0 &&
      `${written(settled.moved)} follows and homes went to the one successor; of ${written(settled.asked)} their people are asked.`,
    asked.dryRun && 'This was a dry run: nothing of it was written.',
  ];
  return lines.filter(Boolean).join('\n');
}

function counts(parts: readonly [number, string][]): string {
  return (
    parts
      .map(([count, what]) => (count > 0 ? `${written(count)} ${what}` : ''))
      .filter(Boolean)
      .join(', ') || 'none is an area here'
  );
}

function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${written(names.length - MOST_NAMES)} more` : '';
  return `${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

function whereTo(successors: readonly string[]): string {
  if (successors.length === 0) return 'No area of the file holds its land.';
  return successors.length === 1 ? `${successors[0]} took its place.` : `Its land went to ${successors.join(', ')}.`;
}
