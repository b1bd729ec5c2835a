import { Forbidden } from '#platform/faults.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';
import type { Suggestion } from './suggestion.entity.ts';

/** True for the team of a neighbourhood: officers and inspectors, in the areas given to them. */
export function isOfTeam(viewer: Viewer, areaPath: string): boolean {
  return (viewer.role === 'OFFICER' || viewer.role === 'INSPECTOR') && actsIn(viewer, areaPath);
}

/** The team reads what is suggested to it. Throws Forbidden. */
export function mustReview(viewer: Viewer, areaPath: string): void {
  if (!isOfTeam(viewer, areaPath)) throw new Forbidden('You may do this only for the areas you were given.');
}

/** True for who suggested it. */
export function isTheirs(viewer: Viewer, suggestion: Suggestion): boolean {
  return viewer.personId !== null && suggestion.suggester?.id === viewer.personId;
}

/** Whether it exists for the viewer: for everybody once it is read, before that for its writer and the team. */
export function maySee(viewer: Viewer, suggestion: Suggestion, areaPath: string): boolean {
  return suggestion.isPublic() || isTheirs(viewer, suggestion) || isOfTeam(viewer, areaPath);
}

/** Whether the viewer sees what it says and where: not everybody does where that could harm somebody. */
export function maySeeWords(viewer: Viewer, suggestion: Suggestion, areaPath: string): boolean {
  return !suggestion.hidesWords() || isTheirs(viewer, suggestion) || isOfTeam(viewer, areaPath);
}
