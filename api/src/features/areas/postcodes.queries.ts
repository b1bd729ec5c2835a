import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { Clock } from '#platform/clock.ts';
import { Reads } from '#platform/database.ts';
import type { Area, AreaKind } from './area.entity.ts';
import { AreasQueries } from './areas.queries.ts';
import { type PostcodePart, type ReadPostcode, readPostcode, writtenPart, writtenPostcode } from './postcode.rules.ts';
import {
  type Coded,
  leadsTo,
  liesIn,
  type PostcodeLies,
  PostcodeStanding,
  postcodeWords,
} from './postcode-areas.rules.ts';
import { Whereabouts } from './whereabouts.queries.ts';

/** What a typed text came to, looked up as a postcode. */
export interface FoundByPostcode {
  standing: PostcodeStanding;
  /** As it was understood, with its space; null where it was none. */
  postcode: string | null;
  /** What to tell whoever typed it; null where there are areas to show, or it was no postcode. */
  message: string | null;
  /** The one area that a whole postcode leads to; null where there are several. */
  area: Area | null;
  areas: { area: Area; postcodes: number }[];
  /** Whose data it is, for the attribution; null where none was used. */
  source: string | null;
}

type Row = { postcode: string; latitude: number; longitude: number; codes: string[] };
type CodedRow = { code: string; id: string; kind: AreaKind; neighbourhood_id: string };

const SOURCE = 'select source from postcode_file order by imported_at desc limit 1';
const WHOLE = 'select postcode, latitude, longitude, codes from postcode where postcode = any($1::text[])';
/** Those of these beginnings that any postcode has, by their places in the list. Postcodes are capitals and digits alone. */
const BEGUN = `select (t.at - 1)::int as at from unnest($1::text[], $2::int[]) with ordinality as t (beginning, length, at)
  where exists (select from postcode p where p.postcode >= t.beginning and p.postcode <= t.beginning || 'ZZZZ'
                and length(p.postcode) = t.length)
  order by t.at`;
const OF_A_PART = `select postcode, latitude, longitude, codes from postcode
  where postcode >= $1 and postcode <= $1 || 'ZZZZ' and length(postcode) = $2 order by postcode limit $3`;
/** The outward half with the most postcodes in use has some three thousand. */
const PART_AT_MOST = 10_000;
const CHOICES_AT_MOST = 50;
/** The areas of today that these codes stand for; forces left out. */
const CODED = `select c.code, a.id, a.kind, a.neighbourhood_id
  from (select gss_code as code, id as area_id from area where gss_code = any($1::text[])
        union select code, area_id from area_code where code = any($1::text[])) c
  join area a on a.id = c.area_id join area n on n.id = a.neighbourhood_id
  where a.kind <> 'FORCE' and (a.ended_on is null or a.ended_on > $2) and (n.ended_on is null or n.ended_on > $2)
  order by a.path`;

/** Finds areas by postcode. What was typed is looked up and forgotten: it is logged nowhere and kept nowhere. */
@Injectable()
export class PostcodesQueries {
  constructor(
    private readonly reads: Reads,
    private readonly areas: AreasQueries,
    private readonly whereabouts: Whereabouts,
    private readonly clock: Clock,
  ) {}

  /** Whose data the postcodes are; null where there are none. */
  async source(): Promise<string | null> {
    const [file] = await this.reads.prepared<{ source: string }>('postcode_source', SOURCE, []);
    return file?.source ?? null;
  }

  /** What a typed text comes to, looked up as a postcode: a whole one or a part of one. */
  async find(typed: string): Promise<FoundByPostcode> {
    const read = readPostcode(typed);
    if (read.kind !== 'FULL' && read.kind !== 'PART') return nothing(read.kind);
    const source = await this.source();
    if (source === null) return nothing('NO_DATA');
    const found = read.kind === 'FULL' ? await this.#whole(read) : await this.#part(read);
    return { ...found, source: found.areas.length > 0 ? source : null };
  }

  /** The areas of a whole postcode, the place first; null for any other text, and for one that leads nowhere. */
  async areasOf(typed: string): Promise<Area[] | null> {
    if (readPostcode(typed).kind !== 'FULL') return null;
    const { areas } = await this.find(typed);
    return areas.length > 0 ? areas.map(({ area }) => area) : null;
  }

  async #whole(read: ReadPostcode & { kind: 'FULL' }): Promise<FoundByPostcode> {
    const texts = [...read.readings, ...read.slips];
    const rows = await this.reads.prepared<Row>('postcode_whole', WHOLE, [texts]);
    const row = understood(
      texts.map((text) => rows.find(({ postcode }) => postcode === text)),
      read.readings.length,
    );
    const said = writtenPostcode(row?.postcode ?? (texts[0] as string));
    if (!row) return nothing('UNKNOWN', said, true);
    const [lies] = await this.#lie([row]);
    if (!lies) return nothing('ELSEWHERE', said, true);
    const ids = [...lies.places, ...lies.neighbourhoods];
    const areas = await this.areas.byIds(ids);
    const area = areas.get(leadsTo(lies) ?? '') ?? null;
    return {
      ...nothing(area ? 'FOUND' : 'CHOICES', said),
      area,
      areas: ids.map((id) => ({ area: areas.get(id) as Area, postcodes: 1 })),
    };
  }

  async #part(read: ReadPostcode & { kind: 'PART' }): Promise<FoundByPostcode> {
    const parts = [...read.readings, ...read.slips];
    const known = await this.reads.prepared<{ at: number }>('postcode_begun', BEGUN, [
      parts.map(beginning),
      parts.map(lengthOf),
    ]);
    const begun = parts.map((part, i) => (known.some(({ at }) => at === i) ? part : undefined));
    const part = understood(begun, read.readings.length);
    const said = writtenPart(part ?? (parts[0] as PostcodePart));
    if (!part) return nothing('UNKNOWN', said, false);
    const rows = await this.reads.prepared<Row>('postcodes_of_part', OF_A_PART, [
      ...[beginning(part), lengthOf(part), PART_AT_MOST],
    ]);
    const counts = new Map<string, number>();
    for (const lies of await this.#lie(rows)) {
      for (const id of lies === null ? [] : lies.places.length > 0 ? lies.places : lies.neighbourhoods)
        counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (counts.size === 0) return nothing('ELSEWHERE', said, false);
    const most = [...counts].sort(([, some], [, more]) => more - some).slice(0, CHOICES_AT_MOST);
    const areas = await this.areas.byIds(most.map(([id]) => id));
    const choices = most.map(([id, postcodes]) => ({ area: areas.get(id) as Area, postcodes }));
    return { ...nothing('CHOICES', said), areas: choices };
  }

  /** Where each of these lies, in their order. */
  async #lie(rows: readonly Row[]): Promise<(PostcodeLies | null)[]> {
    const codes = [...new Set(rows.flatMap((row) => row.codes))];
    const today = londonDate(this.clock.now());
    const [areas, whereabouts] = await Promise.all([
      this.reads.prepared<CodedRow>('areas_of_codes', CODED, [codes, today]),
      Promise.all(rows.map(({ latitude, longitude }) => this.whereabouts.at(latitude, longitude))),
    ]);
    const coded = new Map<string, Coded[]>(codes.map((code) => [code, []]));
    for (const { code, id, kind, neighbourhood_id } of areas)
      coded.get(code)?.push({ id, kind, neighbourhoodId: neighbourhood_id });
    return rows.map((row, i) => liesIn(whereabouts[i] ?? null, row.codes, coded));
  }
}

/** What was meant, of what there is: as typed, else what it is a slip for, where that is one thing alone. */
function understood<T>(there: readonly (T | undefined)[], asTyped: number): T | undefined {
  const typed = there.slice(0, asTyped).find((each) => each !== undefined);
  const slips = there.slice(asTyped).filter((each) => each !== undefined);
  return typed ?? (slips.length === 1 ? slips[0] : undefined);
}

const beginning = ({ outward, inward }: PostcodePart): string => outward + inward;
/** Of a whole postcode that begins so: the inward half has three signs. */
const lengthOf = ({ outward }: PostcodePart): number => outward.length + 3;

function nothing(standing: PostcodeStanding, said: string | null = null, isWhole = false): FoundByPostcode {
  const message = postcodeWords(standing, said ?? '', isWhole);
  return { standing, postcode: said, message, area: null, areas: [], source: null };
}
