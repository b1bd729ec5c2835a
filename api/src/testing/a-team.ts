import { anArea } from '../features/areas/area.factory.ts';
import type { OfficerRole } from '../features/people/officer.entity.ts';
import { anOfficer, type OfficerWithAddress } from '../features/people/officer.factory.ts';
import type { Patch } from './a-patch.ts';
import type { Browser } from './a-service.ts';

/** An officer, and their browser. */
export interface Member extends Browser {
  officer: OfficerWithAddress;
}

/** The people around testshire/north, each signed in. */
export interface Team {
  officer: Member;
  inspector: Member;
  /** Another inspector of the same neighbourhood. */
  colleague: Member;
  /** Communications of the force. */
  comms: Member;
  /** Administrator of the force. */
  admin: Member;
  /** An inspector of another neighbourhood, testshire/east. */
  stranger: Member;
  resident: Browser;
}

/** Appoints a team of each role in testshire/north, with its places `girton` and `milton`. */
export async function aTeam(patch: Patch): Promise<Team> {
  await anArea(patch.em(), 'testshire/north/girton');
  await anArea(patch.em(), 'testshire/north/milton');
  await anArea(patch.em(), 'testshire/east/ely');
  const member = async (role: OfficerRole, area: string): Promise<Member> => {
    const officer = await anOfficer(patch.em(), { role, areas: [area] });
    return { ...(await patch.as(officer.email)), officer };
  };
  return {
    officer: await member('OFFICER', 'testshire/north'),
    inspector: await member('INSPECTOR', 'testshire/north'),
    colleague: await member('INSPECTOR', 'testshire/north'),
    comms: await member('COMMS', 'testshire'),
    admin: await member('FORCE_ADMIN', 'testshire'),
    stranger: await member('INSPECTOR', 'testshire/east'),
    resident: await patch.as('resident@x.test'),
  };
}
