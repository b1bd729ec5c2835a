import { Forbidden } from '#platform/faults.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';

/** True for the team of a neighbourhood: officers and inspectors, in the areas given to them. */
export function isOfTeam(viewer: Viewer, areaPath: string): boolean {
  return (viewer.role === 'OFFICER' || viewer.role === 'INSPECTOR') && actsIn(viewer, areaPath);
}

/** The team keeps the roster, checks people in, reads questions and answers them. Throws Forbidden. */
export function mustServe(viewer: Viewer, areaPath: string): void {
  if (!isOfTeam(viewer, areaPath)) throw new Forbidden('You may do this only for the areas you were given.');
}

/** Meetings are scheduled, moved, cancelled and minuted by an inspector of the area. Throws Forbidden. */
export function mustRun(viewer: Viewer, areaPath: string): void {
  if (viewer.role !== 'INSPECTOR' || !actsIn(viewer, areaPath)) {
    throw new Forbidden('Only an inspector of this neighbourhood may run its meetings.');
  }
}

/** The second person: an inspector of the area or the force's communications. Throws Forbidden. */
export function mustApprove(viewer: Viewer, areaPath: string): void {
  const may = (viewer.role === 'INSPECTOR' || viewer.role === 'COMMS') && actsIn(viewer, areaPath);
  if (!may) throw new Forbidden('Only an inspector of the area or the communications team may approve this.');
}

/** An inspector takes back anybody's words of the team, an officer their own. Throws Forbidden. */
export function mustWithdraw(viewer: Viewer, areaPath: string, writtenBy: string): void {
  mustServe(viewer, areaPath);
  if (viewer.role === 'OFFICER' && viewer.officerId !== writtenBy) {
    throw new Forbidden("You may withdraw your own words. Ask your inspector to withdraw a colleague's.");
  }
}

/** Words are purged by an administrator of the force. Throws Forbidden. */
export function mustPurge(viewer: Viewer, areaPath: string): void {
  if (viewer.role !== 'FORCE_ADMIN' || !actsIn(viewer, areaPath)) {
    throw new Forbidden('Only an administrator of this force may purge words.');
  }
}

/** Who sees what is not public: every officer of the area or its force. */
export function maySeeBehind(viewer: Viewer, areaPath: string): boolean {
  return viewer.officerId !== null && actsIn(viewer, areaPath);
}
