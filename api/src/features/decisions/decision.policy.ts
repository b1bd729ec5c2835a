import { Forbidden } from '#platform/faults.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';

/** Priorities are adopted by an inspector of the neighbourhood. Throws Forbidden. */
export function mustDecide(viewer: Viewer, areaPath: string): void {
  if (viewer.role !== 'INSPECTOR' || !actsIn(viewer, areaPath)) {
    throw new Forbidden('Only an inspector of this neighbourhood may adopt its priorities.');
  }
}
