import { Refusal } from '#platform/refusal.ts';
import type { OfficerRole } from './officer.entity.ts';
import type { PersonRefusalReason } from './person.rules.ts';

type No = Refusal<PersonRefusalReason>;

/** What an officer is called where the administrator gives no title. */
export const USUAL_TITLE: Record<OfficerRole, string> = {
  OFFICER: 'Police officer',
  INSPECTOR: 'Neighbourhood inspector',
  COMMS: 'Communications officer',
  FORCE_ADMIN: 'Force administrator',
};

/** The role of an officer; a resident is nobody's to appoint. */
export function roleFor(role: 'RESIDENT' | OfficerRole): OfficerRole | No {
  if (role !== 'RESIDENT') return role;
  return new Refusal(
    'NOT_AN_OFFICER_ROLE',
    'Everybody who signs in is a resident. Choose the role of an officer.',
    'role',
  );
}

/** The areas of a post: at least one, all known; communications staff and administrators act for the whole force. */
export function postFor<A extends { path: string; kind: string }>(
  role: OfficerRole,
  paths: readonly string[],
  known: readonly A[],
): A[] | No {
  if (paths.length === 0) return new Refusal('UNKNOWN_AREA', 'Choose at least one area.', 'areaPaths');
  const missing = paths.find((path) => !known.some((area) => area.path === path));
  if (missing !== undefined)
    return new Refusal('UNKNOWN_AREA', 'There is no area at one of these paths. Check their spelling.', 'areaPaths');
  if ((role === 'COMMS' || role === 'FORCE_ADMIN') && known.some((area) => area.kind !== 'FORCE')) {
    return new Refusal('WRONG_KIND', 'This role acts for the whole force. Choose the force as its area.', 'areaPaths');
  }
  return [...known];
}

/** Why an officer stays: nobody dismisses themselves, and a force is never without an administrator. */
export function dismissalOf(isYourself: boolean, role: OfficerRole, otherAdmins: number): No | null {
  if (isYourself)
    return new Refusal(
      'YOURSELF',
      'You cannot dismiss yourself. Ask another administrator of your force.',
      'officerId',
    );
  if (role === 'FORCE_ADMIN' && otherAdmins === 0) {
    return new Refusal('LAST_ADMIN', 'This is the force’s last administrator. Appoint another one first.', 'officerId');
  }
  return null;
}

/** An address of an officer in post. */
export function alreadyOfficer(): No {
  return new Refusal(
    'ALREADY_OFFICER',
    'An officer in post already has this email address. Dismiss them first to change their role or areas.',
    'email',
  );
}
