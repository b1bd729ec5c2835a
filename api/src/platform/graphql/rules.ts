import { Extensions } from '@nestjs/graphql';
import { ViewerRole } from '../viewer.ts';

/**
 * Who may read a field or do a deed: the roles that get as far as it. Where a role may act (its own areas, its own
 * things), the policies of the features say.
 */
export interface Rule {
  readonly name: string;
  readonly roles: readonly ViewerRole[];
}

const everyRole = Object.values(ViewerRole);
const signedInRoles = everyRole.filter((role) => role !== 'ANONYMOUS');

/** Everyone, signed in or not. */
export const anyone: Rule = { name: 'anyone', roles: everyRole };
/** Everyone who is signed in. */
export const signedIn: Rule = { name: 'signedIn', roles: signedInRoles };
/** Every officer, whatever the role. */
export const officers: Rule = { name: 'officers', roles: ['OFFICER', 'INSPECTOR', 'COMMS', 'FORCE_ADMIN'] };
/** Those who write the team's words; where, the deed's policy says. */
export const team: Rule = { name: 'team', roles: ['OFFICER', 'INSPECTOR'] };
/** Inspectors; where, the deed's policy says. */
export const inspectors: Rule = { name: 'inspectors', roles: ['INSPECTOR'] };
/** The second person for a post that waits. */
export const approvers: Rule = { name: 'approvers', roles: ['INSPECTOR', 'COMMS'] };
/** A force's administrators. */
export const administrators: Rule = { name: 'administrators', roles: ['FORCE_ADMIN'] };

/**
 * Says who may. On a field, a query or a deed it is that field's rule; on a type it is the rule of the type's plain
 * fields: a field with a resolver of its own always needs its own. A field without a rule stops the service at boot.
 */
export function May(rule: Rule): ReturnType<typeof Extensions> {
  return Extensions({ rule });
}
