import type { Area } from '#features/areas/area.entity.ts';
import { Forbidden } from '#platform/faults.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';

/** An inspector in the areas given to them, and the communications of a force in all of it. */
function mayAlert(viewer: Viewer, areaPath: string): boolean {
  return (viewer.role === 'INSPECTOR' || viewer.role === 'COMMS') && actsIn(viewer, areaPath);
}

/** True for an inspector of something that lies in the area: a force may have one communications officer only. */
function inspectsWithin(viewer: Viewer, areaPath: string): boolean {
  return viewer.role === 'INSPECTOR' && viewer.areaPaths.some((own) => own.startsWith(`${areaPath}/`));
}

/** Who alerts those who follow an area. Throws Forbidden. */
export function mustAlert(viewer: Viewer, { path }: Pick<Area, 'path'>): void {
  if (mayAlert(viewer, path)) return;
  throw new Forbidden('Only an inspector of this area or the communications team of its force may send its alerts.');
}

/** Who approves what others wrote for an area: whoever alerts there, and the inspectors within it. Throws Forbidden. */
export function mustApprove(viewer: Viewer, { path }: Pick<Area, 'path'>): void {
  if (mayAlert(viewer, path) || inspectsWithin(viewer, path)) return;
  throw new Forbidden('Only an inspector of this area or the communications team of its force may approve its alerts.');
}

/** Who stops an alert or takes it back: whoever may send it, and whoever wrote it. Throws Forbidden. */
export function mustTakeBack(viewer: Viewer, { path }: Pick<Area, 'path'>, writerId: string): void {
  if (mayAlert(viewer, path) || viewer.officerId === writerId) return;
  throw new Forbidden(
    'Only its writer, an inspector of this area or the communications team of its force may do this.',
  );
}

/** The words of an alert are purged by an administrator of its force. Throws Forbidden. */
export function mustPurge(viewer: Viewer, { path }: Pick<Area, 'path'>): void {
  if (viewer.role === 'FORCE_ADMIN' && actsIn(viewer, path)) return;
  throw new Forbidden('Only an administrator of this force may purge words.');
}

/** Who sees an alert that has not gone out, and what is behind one that has: its area’s officers, and who may approve it. */
export function maySeeBehind(viewer: Viewer, { path }: Pick<Area, 'path'>): boolean {
  return viewer.officerId !== null && (actsIn(viewer, path) || inspectsWithin(viewer, path));
}
