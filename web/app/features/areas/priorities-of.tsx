import { listWords, sentenceCase } from '#words/lists.ts';
import { themeWords } from '#words/themes.ts';
import { type MapPlace, themesOf } from './map-place.ts';

/** What the priorities of an area are about, in a word each: what its fill on the map says. Nothing where it has none. */
export function PrioritiesOf({ area }: { area: Pick<MapPlace, 'prioritiesHere'> }) {
  const themes = themesOf(area).map((theme) => themeWords[theme].toLowerCase());
  if (themes.length === 0) return null;
  return <span className="app-muted app-priorities-of">{sentenceCase(listWords(themes))}</span>;
}
