import type { RouterContextProvider } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import {
  FindAreasDocument,
  type FindAreasQuery,
  FindByPostcodeDocument,
  type FindByPostcodeQuery,
  PostcodeSourceDocument,
} from '#graphql.generated.ts';

type Answer = FindByPostcodeQuery['findByPostcode'];

/** What a search for an area came to. */
export interface FoundArea {
  /** By name; null where a postcode led somewhere. */
  areas: FindAreasQuery['findAreas'] | null;
  /** By postcode; null where it led nowhere. */
  answer: Answer | null;
  /** What to say beside the box where nothing was found and it was meant as a postcode. */
  error: string | null;
  /** True where the reader's own area may not use Patchwork. */
  isElsewhere: boolean;
  /** Whose data postcodes are looked up in; none where they cannot be. */
  postcodeSource?: string | null;
  /** For the page about it: a postcode is nearly an address, so no page that answers one is kept anywhere. */
  headers: Record<string, string>;
}

/** Looks for an area by a typed text: by postcode, and where that leads nowhere by name. */
export async function findArea(
  context: Readonly<RouterContextProvider>,
  request: Request,
  text: string,
): Promise<FoundArea> {
  const [{ findByPostcode: answer }, { postcodeSource }] = await Promise.all([
    ask(context, request, FindByPostcodeDocument, { text }),
    ask(context, request, PostcodeSourceDocument),
  ]);
  const headers: Record<string, string> = answer.standing === 'NOT_ONE' ? {} : { 'Cache-Control': 'private, no-store' };
  const always = { postcodeSource, headers };
  if (answer.areas.length > 0) return { areas: null, answer, error: null, isElsewhere: false, ...always };
  const { findAreas: areas } = await ask(context, request, FindAreasDocument, { text });
  const error = areas.length > 0 ? null : (answer.message ?? null);
  const isElsewhere = ['NOT_ONE', 'UNKNOWN', 'ELSEWHERE'].includes(answer.standing);
  return { areas, answer: null, error, isElsewhere, ...always };
}
