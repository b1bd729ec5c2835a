import type { Area } from '#features/areas/area.entity.ts';
import { Forbidden } from '#platform/faults.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';

/** An inspector plans quarters of the neighbourhoods in their areas. Throws Forbidden. */
export function mustPlan(viewer: Viewer, area: Pick<Area, 'path'>): void {
  if (viewer.role !== 'INSPECTOR' || !actsIn(viewer, area.path)) {
    throw new Forbidden('Only an inspector of this neighbourhood may plan its quarters.');
  }
}
