import type { EntityManager } from '@mikro-orm/postgresql';
import type { DemoAreas } from './areas.ts';
import type { DemoDays } from './days.ts';
import type { Neighbour } from './neighbours.ts';
import type { DemoOfficers } from './people.ts';
import type { DemoPriorities } from './priorities.ts';
import type { DemoQuarters } from './quarters.ts';
import type { DemoResidents } from './residents.ts';

/** Everything that meetings and questions lean on. */
export interface MeetingsTelling {
  em: EntityManager;
  areas: DemoAreas;
  days: DemoDays;
  quarters: DemoQuarters;
  officers: DemoOfficers;
  residents: DemoResidents;
}

/** Everything that votes and decisions lean on beside that. */
export interface VotesTelling extends MeetingsTelling {
  priorities: DemoPriorities;
  neighbours: readonly Neighbour[];
  /** The folder of the keys of open votes; without one an open vote's key is lost. */
  ballotKeyDir?: string;
}
