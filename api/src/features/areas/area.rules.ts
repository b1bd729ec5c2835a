import { Refusal } from '#platform/refusal.ts';
import { WordsReason } from '#platform/words.ts';
import type { Area, AreaKind } from './area.entity.ts';

export const AreaRefusalReason = {
  ...WordsReason,
  PATH_TAKEN: 'PATH_TAKEN',
  BAD_SLUG: 'BAD_SLUG',
  UNKNOWN_PARENT: 'UNKNOWN_PARENT',
  WRONG_KIND: 'WRONG_KIND',
  BAD_CODE: 'BAD_CODE',
  BAD_POINT: 'BAD_POINT',
} as const;
export type AreaRefusalReason = (typeof AreaRefusalReason)[keyof typeof AreaRefusalReason];

/** contract.md, HTTP: words that addresses below an area use, so no place may have them as its slug. */
const RESERVED = new Set([
  'suggest',
  'suggestions',
  'quarters',
  'meetings',
  'ask',
  'questions',
  'alerts',
  'evidence',
  'feed.atom',
  'feed.json',
  'meetings.ics',
  'priorities.csv',
  'priorities.json',
]);

const LIES_IN: Record<AreaKind, AreaKind | null> = { FORCE: null, NEIGHBOURHOOD: 'FORCE', PLACE: 'NEIGHBOURHOOD' };

const WHERE: Record<AreaKind, (parent: string) => string> = {
  FORCE: (parent) => `A force lies in no other area, so not in ${parent}.`,
  NEIGHBOURHOOD: (parent) => `A neighbourhood lies in a force, and ${parent} is none.`,
  PLACE: (parent) => `A place lies in a neighbourhood, and ${parent} is none.`,
};

/** The slug of a name: "Histon & Impington" is `histon-and-impington`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The path of a new area, or why it cannot be there. A neighbourhood lies in a force, a place in a neighbourhood. */
export function pathFor(
  parent: Pick<Area, 'path' | 'kind' | 'name'> | null,
  kind: AreaKind,
  slug: string,
): string | Refusal<AreaRefusalReason> {
  if (!parent) return new Refusal('UNKNOWN_PARENT', 'There is no area at this path. Check its spelling.', 'parentPath');
  if (LIES_IN[kind] !== parent.kind) {
    return new Refusal('WRONG_KIND', WHERE[kind](parent.name), 'kind');
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80 || RESERVED.has(slug)) {
    return new Refusal(
      'BAD_SLUG',
      'The address part takes small letters, digits and single hyphens, and may not be a word that pages use.',
      'slug',
    );
  }
  return `${parent.path}/${slug}`;
}

/** A GSS code is a letter and eight digits (ONS, Register of Geographic Codes). */
export function codeFor(code: string | null | undefined): string | null | Refusal<AreaRefusalReason> {
  const typed = code?.trim().toUpperCase() ?? '';
  if (typed === '') return null;
  if (/^[EWSNK]\d{8}$/.test(typed)) return typed;
  return new Refusal('BAD_CODE', 'A GSS code is a letter and eight digits, like E05011294.', 'gssCode');
}

/** Both coordinates or neither, and inside the United Kingdom (49 to 61 north, 9 west to 2 east). */
export function pointFor(
  latitude: number | null | undefined,
  longitude: number | null | undefined,
): { latitude: number; longitude: number } | null | Refusal<AreaRefusalReason> {
  const [north, east] = [latitude ?? null, longitude ?? null];
  if (north === null && east === null) return null;
  if (north !== null && east !== null && north >= 49 && north <= 61 && east >= -9 && east <= 2)
    return { latitude: north, longitude: east };
  return new Refusal(
    'BAD_POINT',
    'Give both the latitude and the longitude of a point in the United Kingdom.',
    north === null ? 'latitude' : 'longitude',
  );
}
