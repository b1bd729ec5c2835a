import { Follow, Frequency, Importance, Person, Theme, Topic } from '@patchwork/api/seeding';
import { tellingNobody } from '../told.ts';
import { idOf } from './ids.ts';
import type { MeetingsTelling } from './telling.ts';

const ALL = Object.values(Topic);

/**
 * Has a few residents of the south follow it from now on; nobody follows East Cambridgeshire. All there is to tell by
 * now counts as told, so that the demonstration's inbox is empty until somebody does something.
 */
export async function followFromNow({ em, areas, days, residents }: MeetingsTelling): Promise<void> {
  const { south, place } = areas;
  const email = 'resident@patchwork.test';
  const resident = em.create(Person, { id: idOf(`resident ${email}`), email, emailVerified: true });
  const follow = (person: Person, area: typeof south, wishes: Pick<Follow, 'topics' | 'frequency'> & Partial<Follow>) =>
    em.create(Follow, {
      id: idOf(`follow ${person.email} ${area.path}`),
      ...{ person, area, followedAt: days.now },
      ...wishes,
    });
  follow(resident, south, { topics: ALL, frequency: Frequency.DAILY });
  follow(resident, place('girton'), { topics: ALL, frequency: Frequency.INSTANT });
  const priorities = [Topic.UPDATES, Topic.VOTES, Topic.MEETINGS, Topic.DECISIONS];
  follow(residents.number(3), south, { topics: priorities, frequency: Frequency.WEEKLY });
  follow(residents.number(9), place('girton'), {
    topics: [Topic.ALERTS],
    themes: [Theme.FRAUD, Theme.BURGLARY],
    leastImportance: Importance.NORMAL,
    frequency: Frequency.INSTANT,
  });
  follow(residents.number(24), place('sawston'), { topics: ALL, frequency: Frequency.QUARTERLY });
  await em.flush();
  await em.execute(tellingNobody([areas.force.id], days.now));
}
