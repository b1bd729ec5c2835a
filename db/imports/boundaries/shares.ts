import type { Parts } from '@patchwork/api/seeding';
import { intersection } from 'polyclip-ts';

/** Less of an area than this is a border that was drawn anew, and no successor. */
const LEAST_SHARE = 0.05;
/** An area that lies as good as whole in one has that one successor. */
const WHOLE_SHARE = 0.95;

/** How much of an area's land lies in another, from 0 to 1. */
export interface Share<Id> {
  id: Id;
  share: number;
}

/**
 * The areas that an ended one's land went to: those that hold at least a twentieth of it, the largest share first; or
 * the one that holds nineteen twentieths.
 */
export function successorsAmong<Id>(ended: Parts, others: readonly { id: Id; parts: Parts }[]): Share<Id>[] {
  const whole = landOf(ended);
  const shares = others
    .map(({ id, parts }) => ({ id, share: Math.min(1, landOf(common(ended, parts)) / whole) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share);
  return (shares[0]?.share ?? 0) >= WHOLE_SHARE ? shares.slice(0, 1) : shares;
}

/** The land that two areas have in common. */
function common(one: Parts, other: Parts): Parts {
  try {
    return intersection(one, other);
  } catch {
    // Borders that differ by less than rounding can end the sweep: on a grid of centimetres they are the same.
    return intersection(onGrid(one), onGrid(other));
  }
}

function onGrid(parts: Parts): Parts {
  return parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => [+x.toFixed(7), +y.toFixed(7)])));
}

/** The land of parts less their holes, in square degrees of latitude: a degree of longitude is shorter to the north. */
export function landOf(parts: Parts): number {
  let land = 0;
  for (const rings of parts)
    for (const [i, ring] of rings.entries()) land += (i === 0 ? 1 : -1) * Math.abs(landIn(ring));
  return land;
}

function landIn(ring: Parts[0][0]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let land = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
    const height = ((y0 + y1 + y2) / 3) * (Math.PI / 180);
    land += (((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2) * Math.cos(height);
  }
  return land;
}
