import { londonDate } from '@patchwork/calendar';
import type pg from 'pg';

/** How many follows and homes of areas that ended were moved to the area that took their place, and of how many somebody is asked. */
export interface Settled {
  moved: number;
  asked: number;
}

/**
 * Settles what becomes of the follows and homes of areas that have ended by `now`, in the caller's transaction, after it
 * wrote `area.ended_on` and `area_successor`: see `settle_succession` in the migrations. The people are told by the
 * service, from what this writes, once the transaction is there. Those of an area that ends later are settled on its day.
 * A second time does nothing.
 */
export async function settleSuccession(
  client: Pick<pg.ClientBase, 'query'>,
  endedAreaIds: readonly string[],
  now: Date,
): Promise<Settled> {
  const { rows } = await client.query<Settled>('select moved, asked from settle_succession($1::uuid[], $2, $3::date)', [
    endedAreaIds,
    now,
    londonDate(now),
  ]);
  return rows[0] as Settled;
}
