import type { EntityManager } from '@mikro-orm/postgresql';
import { anArea } from '#features/areas/area.factory.ts';
import { Officer, type OfficerRole } from './officer.entity.ts';

interface Given {
  email?: string;
  role?: OfficerRole;
  areas?: string[];
  title?: string;
}

let made = 0;

/** An officer who can sign in. */
export type OfficerWithAddress = Officer & { email: string };

/** An officer in post, with the areas that they act in. */
export async function anOfficer(em: EntityManager, given: Given = {}): Promise<OfficerWithAddress> {
  const { email = `officer${++made}@force.test`, role = 'INSPECTOR', title = 'Inspector' } = given;
  const areas = [];
  for (const path of given.areas ?? ['testshire/north']) areas.push(await anArea(em, path));
  const officer = em.create(Officer, { email, role, title, areas });
  await em.flush();
  return officer as OfficerWithAddress;
}
