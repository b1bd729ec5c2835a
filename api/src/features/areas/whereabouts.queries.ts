import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DateText, londonDate } from '@patchwork/calendar';
import { Clock } from '#platform/clock.ts';
import { Reads } from '#platform/database.ts';
import { Line } from '#platform/live/line.ts';
import type { Parts } from './boundary.entity.ts';
import { Land } from './whereabouts-land.ts';

/** In which neighbourhood a point lies, and in which of its places, as far as boundaries tell. */
export interface Whereabout {
  neighbourhoodId: string;
  placeId: string | null;
}

/** What the triggers of boundaries call, and of areas that end. */
const CHANNEL = 'boundaries_changed';

/** The boundaries that hold on the day $1, of areas that have not ended by then. */
const STANDING = `select b.id, b.is_made_up, a.id as area_id, a.neighbourhood_id from area_boundary b
  join area a on a.id = b.area_id join area n on n.id = a.neighbourhood_id
  where b.valid_from <= $1 and (b.valid_until is null or b.valid_until > $1)
    and (a.ended_on is null or a.ended_on > $1) and (n.ended_on is null or n.ended_on > $1)
  order by a.path`;
/** So few at a time: a country as JSON would be held in memory twice over. */
const SHAPES = 'select id, geometry from area_boundary where id = any($1::uuid[])';
const AT_A_TIME = 25;

type Standing = { id: string; is_made_up: boolean; area_id: string; neighbourhood_id: string };
/** Where everything lay on a day, by what was heard of until then. */
interface Known {
  day: DateText;
  changes: number;
  land: Land<Standing>;
}

/**
 * Says where a point lies, by the boundaries of today in London. They are read at the first question and stay in
 * memory until one changes (each process hears of it) or the day does; while changes cannot be heard of, nothing stays.
 */
@Injectable()
export class Whereabouts implements OnModuleInit {
  #known: Known | undefined;
  #reading: Promise<Known> | undefined;
  /** Counts the changes heard of. */
  #changes = 0;
  #hears = false;

  constructor(
    private readonly line: Line,
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.line.listen(CHANNEL, {
      heard: () => this.#forget(),
      opened: () => this.#forget({ hears: true }),
      lost: () => this.#forget({ hears: false }),
    });
  }

  /**
   * The neighbourhood whose own boundary holds a point, else whose place's does, and the place of it that does; of
   * several the smallest. Land made up for a demonstration counts only where no true boundary holds the point. In
   * degrees, WGS 84; null for a point outside all of them, and for one that is none on earth.
   */
  async at(latitude: number, longitude: number): Promise<Whereabout | null> {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
    const land = this.#landNow() ?? (await this.#read());
    const owners = land.ownersAt(latitude, longitude);
    const trueOnes = owners.filter((each) => !each.is_made_up);
    const here = trueOnes.length > 0 ? trueOnes : owners;
    const [nearest] = [...here.filter(isNeighbourhood), ...here];
    if (!nearest) return null;
    const { neighbourhood_id: neighbourhoodId } = nearest;
    const place = here.find((each) => !isNeighbourhood(each) && each.neighbourhood_id === neighbourhoodId);
    return { neighbourhoodId, placeId: place?.area_id ?? null };
  }

  #forget({ hears = this.#hears } = {}): void {
    this.#changes++;
    this.#hears = hears;
    this.#known = undefined;
  }

  #isCurrent({ day, changes }: Pick<Known, 'day' | 'changes'>): boolean {
    return changes === this.#changes && day === londonDate(this.clock.now());
  }

  #landNow(): Land<Standing> | undefined {
    return this.#known && this.#isCurrent(this.#known) ? this.#known.land : undefined;
  }

  /** One reading for all who ask while it goes on. A change that is heard of meanwhile begins it again. */
  async #read(): Promise<Land<Standing>> {
    this.#reading ??= this.#readUntilCurrent().finally(() => {
      this.#reading = undefined;
    });
    const known = await this.#reading;
    if (this.#hears && this.#isCurrent(known)) this.#known = known;
    return known.land;
  }

  async #readUntilCurrent(): Promise<Known> {
    for (;;) {
      const begun = { day: londonDate(this.clock.now()), changes: this.#changes };
      const land = new Land<Standing>();
      const standing = await this.reads.prepared<Standing>('boundaries_standing', STANDING, [begun.day]);
      for (let i = 0; i < standing.length && this.#isCurrent(begun); i += AT_A_TIME)
        await this.#addTo(land, standing.slice(i, i + AT_A_TIME));
      if (this.#isCurrent(begun)) return { ...begun, land: land.settle() };
    }
  }

  async #addTo(land: Land<Standing>, standing: Standing[]): Promise<void> {
    const ids = standing.map(({ id }) => id);
    const shapes = await this.reads.prepared<{ id: string; geometry: Parts }>('boundary_shapes', SHAPES, [ids]);
    const geometries = new Map(shapes.map(({ id, geometry }) => [id, geometry]));
    for (const each of standing) land.add(each, geometries.get(each.id) ?? []);
  }
}

const isNeighbourhood = ({ area_id, neighbourhood_id }: Standing): boolean => area_id === neighbourhood_id;
