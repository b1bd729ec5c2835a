import { Forbidden } from '#platform/faults.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';

/** Votes are opened by an inspector of the neighbourhood. Throws Forbidden. */
export function mustRun(viewer: Viewer, areaPath: string): void {
  if (viewer.role !== 'INSPECTOR' || !actsIn(viewer, areaPath)) {
    throw new Forbidden('Only an inspector of this neighbourhood may open its votes.');
  }
}

/** True for the team of a neighbourhood: its officers and inspectors. */
export function isOfTeam(viewer: Viewer, areaPath: string): boolean {
  return (viewer.role === 'OFFICER' || viewer.role === 'INSPECTOR') && actsIn(viewer, areaPath);
}

/** Votes on paper are counted and entered by the team; turnout is for its eyes while a vote is open. Throws Forbidden. */
export function mustServe(viewer: Viewer, areaPath: string): void {
  if (!isOfTeam(viewer, areaPath)) throw new Forbidden('You may do this only for the areas you were given.');
}
