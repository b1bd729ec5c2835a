import type { EntityManager } from '@mikro-orm/postgresql';
import type { DemoAreas } from './areas.ts';
import type { DemoDays } from './days.ts';
import type { DemoOfficers } from './people.ts';
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
