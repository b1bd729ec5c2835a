import type { EntityManager } from '@mikro-orm/postgresql';
import type { DemoAreas } from './areas.ts';
import { idOf } from './ids.ts';

/** A resident who does nothing but vote: enough of them, and a result has numbers. */
export interface Neighbour {
  id: string;
  email: string;
  homeId: string;
}

/** How many of them live where: as large a share of them as the place has of its area's people, about. */
const HOMES: readonly (readonly [slug: string, people: number])[] = [
  ['cambourne', 130],
  ['girton', 90],
  ['histon', 80],
  ['sawston', 80],
  ['waterbeach', 70],
  ['milton', 65],
  ['fulbourn', 65],
  ['impington', 60],
  ['cottenham', 50],
  ['melbourn', 45],
  ['bar-hill', 40],
  ['bassingbourn', 30],
  ['hardwick', 30],
  ['comberton', 25],
  ['fen-ditton', 12],
  ['meldreth', 12],
  ['foxton', 10],
  ['knapwell', 6],
];

/** Plants nine hundred residents of the south, `neighbour-001` to `-900`, in bulk: only votes know them. */
export async function plantNeighbours(em: EntityManager, { place }: DemoAreas): Promise<Neighbour[]> {
  const homes = HOMES.flatMap(([slug, people]) => Array<string>(people).fill(place(slug).id));
  const neighbours = homes.map((homeId, i) => {
    const email = `neighbour-${String(i + 1).padStart(3, '0')}@resident.patchwork.test`;
    return { id: idOf(`resident ${email}`), email, homeId };
  });
  await em.execute(
    `insert into person (id, email, email_verified, home_area_id)
     select id, email, true, "homeId" from json_to_recordset(?::json) n (id uuid, email text, "homeId" uuid)`,
    [JSON.stringify(neighbours)],
  );
  return neighbours;
}
