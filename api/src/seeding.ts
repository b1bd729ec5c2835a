// What db's seeds take of the service, so that a seeded row is what the service itself would have written.
export { Area, AreaCode, AreaKind, CodeKind } from '#features/areas/area.entity.ts';
export { slugOf } from '#features/areas/area.rules.ts';
export { Officer, OfficerRole } from '#features/people/officer.entity.ts';
export { htmlOf } from '#features/priorities/markdown.ts';
export { Outcome, Priority, Theme } from '#features/priorities/priority.entity.ts';
export {
  Measure,
  type MeasureKept,
  ProgressUpdate,
  UpdateVersion,
} from '#features/priorities/progress-update.entity.ts';
export { mentionsIn } from '#features/priorities/second-person.rules.ts';
export { Quarter } from '#features/quarters/quarter.entity.ts';
export { entities } from './entities.ts';
