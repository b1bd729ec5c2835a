// What db's seeds take of the service, so that a seeded row is what the service itself would have written.
export { Area, AreaCode, AreaKind, CodeKind } from '#features/areas/area.entity.ts';
export { slugOf } from '#features/areas/area.rules.ts';
export { Officer, OfficerRole } from '#features/people/officer.entity.ts';
export { Outcome, Priority, Theme } from '#features/priorities/priority.entity.ts';
export {
  Measure,
  type MeasureKept,
  ProgressUpdate,
  UpdateVersion,
} from '#features/priorities/progress-update.entity.ts';
export { Quarter } from '#features/quarters/quarter.entity.ts';
export { htmlOf } from '#platform/markdown.ts';
export { mentionsIn } from '#platform/screening/second-person.ts';
export { entities } from './entities.ts';
