import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { Area } from '#features/areas/area.entity.ts';
import { Clock } from '#platform/clock.ts';
import { besideTheOrm } from '#platform/database.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import type { Row } from './export-columns.ts';
import type { ExportTable } from './export-table.ts';

/** How many files are made at once in one process; whoever else asks waits a moment for a connection. */
const CONNECTIONS = 3;
/** Of how many neighbourhoods the rows are read at a time: what is in memory at once. */
const AT_ONCE = 10;

/** What part of a table is asked for. */
export interface Scope {
  /** In order. */
  readonly neighbourhoodIds: readonly string[];
  readonly placeId: string | null;
  readonly quarterId: string | null;
  /** The area's path as it is written; null for all. */
  readonly areaPath: string | null;
  /** The quarter's first day; null for all quarters. */
  readonly from: string | null;
}

/** What stands in the public tables, read part by part in one view of the database. */
@Injectable()
export class ExportsQueries implements OnModuleDestroy {
  readonly #pool: pg.Pool;
  readonly #publicUrl: string;
  #isOver = false;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly clock: Clock,
  ) {
    this.#pool = besideTheOrm(environment, CONNECTIONS);
    this.#publicUrl = environment.publicUrl;
  }

  /** Whatever is being made ends here: nobody waits for it any more. */
  onModuleDestroy(): Promise<void> {
    this.#isOver = true;
    return this.#pool.end();
  }

  /** Whose rows are asked for: an area's or everybody's, of one quarter or of all. Throws NotFound. */
  async scopeOf(path: string | null, quarter: string | null): Promise<Scope> {
    const area = path === null ? null : await this.#areaAt(path);
    const of = quarter === null ? null : await this.#quarterOf(quarter, area);
    const { rows } = of
      ? { rows: [{ id: of.area_id }] }
      : await this.#pool.query<{ id: string }>(
          `select id from area where kind = 'NEIGHBOURHOOD' and ($1::uuid is null or $1::uuid in (id, force_id)) order by path collate "C"`,
          [area ? (area.neighbourhood_id ?? area.id) : null],
        );
    return {
      neighbourhoodIds: rows.map(({ id }) => id),
      placeId: area?.kind === 'PLACE' ? area.id : null,
      quarterId: of?.id ?? null,
      areaPath: area?.path ?? null,
      from: of?.starts_on ?? null,
    };
  }

  async #areaAt(path: string): Promise<FoundArea> {
    const { rows } = await this.#pool.query<FoundArea>(
      'select id, path, kind, neighbourhood_id from area where path = $1',
      [Area.pathOf(path)],
    );
    if (!rows[0]) throw new NotFound('This area');
    return rows[0];
  }

  async #quarterOf(typed: string, area: FoundArea | null): Promise<FoundQuarter> {
    const { rows } = await this.#pool.query<FoundQuarter>(
      `select q.id, q.area_id, q.starts_on::text from quarter q join area n on n.id = q.area_id
       where q.id = $1 and ($2::uuid is null or $2::uuid in (n.id, n.force_id))`,
      [idOf(typed, 'This quarter'), area ? (area.neighbourhood_id ?? area.id) : null],
    );
    if (!rows[0]) throw new NotFound(area ? 'This quarter of this area' : 'This quarter');
    return rows[0];
  }

  /** The rows of a table, a few neighbourhoods at a time, all as they are at one instant. */
  async *rowsOf(table: ExportTable, scope: Scope): AsyncGenerator<Row[]> {
    const told = { now: this.clock.now(), publicUrl: this.#publicUrl };
    const client = await this.#pool.connect();
    let broken = true;
    try {
      await client.query('begin isolation level repeatable read read only');
      for (let i = 0; i < scope.neighbourhoodIds.length; i += AT_ONCE) {
        if (this.#isOver) throw new Error('The service is shutting down.');
        const values = [scope.neighbourhoodIds.slice(i, i + AT_ONCE), told.now, scope.quarterId, scope.placeId];
        const { rows } = await client.query<Row>({ name: `export_${table.name}`, text: table.sql, values });
        yield table.told ? rows.map((row) => (table.told as NonNullable<typeof table.told>)(row, told)) : rows;
      }
      await client.query('commit');
      broken = false;
    } finally {
      // Half-way it would still be in its transaction: the next one gets another.
      client.release(broken);
    }
  }
}

interface FoundArea {
  id: string;
  path: string;
  kind: string;
  neighbourhood_id: string | null;
}

interface FoundQuarter {
  id: string;
  area_id: string;
  starts_on: string;
}
