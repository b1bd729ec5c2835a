import { type Parts, slugOf, TITLE_LIMIT } from '@patchwork/api/seeding';
import type { Asked } from './asked.ts';
import { centralPoint } from './central-point.ts';
import type { Feature } from './features.ts';
import { checkedParts } from './rings.ts';

/** A feature that can be an area's boundary. */
export interface Shape {
  number: number;
  line: number;
  code: string;
  name: string;
  slug: string;
  longitude: number;
  latitude: number;
  /** Least longitude, least latitude, greatest longitude, greatest latitude. */
  box: [number, number, number, number];
  parts: Parts;
}

/** What is wrong with a feature: a sentence, with the words that name the feature. */
export interface Problem {
  line: number;
  feature: string;
  sentence: string;
  /** It lacks a field that the command names: then all do, and one is told. */
  isOfAll?: boolean;
}

/** The boundary in a feature, or what is wrong with it. */
export function shapeOf(feature: Feature, { codeField, nameField }: Asked): Shape | Problem {
  const { number, line } = feature;
  const wrong = (sentence: string, ...named: string[]): Problem => ({
    line,
    feature: `feature ${number}${named.length > 0 ? ` (${named.join(', ')})` : ''}`,
    sentence,
  });
  if (!isFeature(feature.value)) return wrong('It is no GeoJSON Feature.');
  const { geometry } = feature.value;
  const properties = feature.value.properties ?? {};
  const missing = [codeField, nameField].find((field) => !Object.hasOwn(properties, field));
  if (missing !== undefined)
    return {
      ...wrong(`It has no field ${missing}. It has: ${Object.keys(properties).join(', ') || 'none'}.`),
      isOfAll: number === 1,
    };
  const [code, name] = [wordOf(properties[codeField]).toUpperCase(), wordOf(properties[nameField])];
  if (!code) return wrong(`It has no code: ${codeField} is empty.`, ...(name ? [name] : []));
  if (!name) return wrong(`It has no name: ${nameField} is empty.`, code);
  if (name.includes('\uFFFD')) return wrong('Its name is not written in UTF-8.', name, code);
  if (name.length > TITLE_LIMIT) return wrong(`Its name has more than ${TITLE_LIMIT} characters.`, code);
  const parts = checkedParts(geometry);
  if (typeof parts === 'string') return wrong(parts, name, code);
  const [longitude, latitude] = centralPoint(parts);
  return { number, line, code, name, slug: slugOf(name), longitude, latitude, box: boxAround(parts), parts };
}

export const isProblem = (one: Shape | Problem): one is Problem => 'sentence' in one;

/** Of a feature that is sound by itself. */
export function problemOf({ line, number, name, code }: Shape, sentence: string): Problem {
  return { line, feature: `feature ${number} (${name}, ${code})`, sentence };
}

function isFeature(value: unknown): value is { properties?: Record<string, unknown> | null; geometry?: unknown } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Feature';
}

/** PostgreSQL takes no NUL. */
function wordOf(value: unknown): string {
  const word = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return word.replaceAll('\0', '').replace(/\s+/g, ' ').trim();
}

function boxAround(parts: Parts): Shape['box'] {
  const box: Shape['box'] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of parts.flat(2)) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
