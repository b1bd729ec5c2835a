import type { EntityManager } from '@mikro-orm/postgresql';
import { Officer, OfficerRole } from '@patchwork/api/seeding';
import type { DemoAreas } from './areas.ts';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';

/** The officers of the demonstration, by what they do: nobody real. */
export interface DemoOfficers {
  inspector: Officer;
  pcso: Officer;
  inspectorEast: Officer;
  comms: Officer;
}

/** Those who can sign in as officers (contract.md, The demo). One keeps the name back, as an officer may. */
export async function plantOfficers(em: EntityManager, { force, south, east }: DemoAreas): Promise<DemoOfficers> {
  const office = 'Monday to Friday, 9am to 5pm';
  const appoint = (email: string, facts: { role: OfficerRole; title: string; displayName: string; hours: string }) => {
    const appointedAt = londonTime('2022-06-01', '09:00');
    return em.create(Officer, { id: idOf(`officer ${email}`), email, appointedAt, ...facts });
  };
  const inspector = appoint('inspector@patchwork.test', {
    role: OfficerRole.INSPECTOR,
    title: 'Neighbourhood inspector',
    displayName: 'Inspector for South Cambridgeshire',
    hours: office,
  });
  const pcso = appoint('officer@patchwork.test', {
    role: OfficerRole.OFFICER,
    title: 'PCSO',
    displayName: 'PCSO for Girton, Histon and Milton',
    hours: 'Tuesday to Saturday, midday to 8pm',
  });
  const inspectorEast = appoint('inspector.east@patchwork.test', {
    role: OfficerRole.INSPECTOR,
    title: 'Neighbourhood inspector',
    displayName: 'Inspector for East Cambridgeshire',
    hours: office,
  });
  const comms = appoint('comms@patchwork.test', {
    role: OfficerRole.COMMS,
    title: 'Communications officer',
    displayName: 'Communications desk',
    hours: 'Every day, 8am to 10pm',
  });
  const admin = appoint('admin@patchwork.test', {
    role: OfficerRole.FORCE_ADMIN,
    title: 'Force administrator',
    displayName: 'Patchwork administration',
    hours: office,
  });
  inspectorEast.nameWithheld = true;
  inspector.areas.add(south);
  pcso.areas.add(south);
  inspectorEast.areas.add(east);
  comms.areas.add(force);
  admin.areas.add(force);
  // Two of them for each other, so all must be in first.
  await em.flush();
  em.assign(pcso, { cover: inspector });
  em.assign(inspector, { cover: pcso });
  em.assign(inspectorEast, { cover: inspector });
  return { inspector, pcso, inspectorEast, comms };
}
