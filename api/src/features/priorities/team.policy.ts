import { Forbidden } from '#platform/faults.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';

/** The team of a neighbourhood writes its words: officers and inspectors, in the areas given to them. */
export function mayWrite(viewer: Viewer, areaPath: string): boolean {
  return (viewer.role === 'OFFICER' || viewer.role === 'INSPECTOR') && actsIn(viewer, areaPath);
}

/** Throws Forbidden for whoever may not write for this neighbourhood. */
export function mustWrite(viewer: Viewer, areaPath: string): void {
  if (!mayWrite(viewer, areaPath)) throw new Forbidden('You may post only for the areas you were given.');
}

/** Promises are paused and outcomes recorded by an inspector of the area. Throws Forbidden. */
export function mustInspect(viewer: Viewer, areaPath: string): void {
  if (viewer.role !== 'INSPECTOR' || !actsIn(viewer, areaPath)) {
    throw new Forbidden('Only an inspector of this neighbourhood may do this.');
  }
}

/** An inspector takes back anybody's words of the team, an officer their own. Throws Forbidden. */
export function mustWithdraw(viewer: Viewer, areaPath: string, authorId: string): void {
  mustWrite(viewer, areaPath);
  if (viewer.role === 'OFFICER' && viewer.officerId !== authorId) {
    throw new Forbidden("You may withdraw your own updates. Ask your inspector to withdraw a colleague's.");
  }
}

/** The second person: an inspector of the area or the force's communications. Throws Forbidden. */
export function mustApprove(viewer: Viewer, areaPath: string): void {
  const may = (viewer.role === 'INSPECTOR' || viewer.role === 'COMMS') && actsIn(viewer, areaPath);
  if (!may) throw new Forbidden('Only an inspector of the area or the communications team may approve this.');
}

/** Words are purged by an administrator of the force. Throws Forbidden. */
export function mustPurge(viewer: Viewer, areaPath: string): void {
  if (viewer.role !== 'FORCE_ADMIN' || !actsIn(viewer, areaPath)) {
    throw new Forbidden('Only an administrator of this force may purge words.');
  }
}

/** Who sees what is not public yet, and what was said before a correction: every officer of the area or its force. */
export function maySeeBehind(viewer: Viewer, areaPath: string): boolean {
  return viewer.officerId !== null && actsIn(viewer, areaPath);
}
