import { join } from 'node:path';

/** The demo's people (contract.md), and one resident. */
export const roles = {
  resident: 'resident@patchwork.test',
  officer: 'officer@patchwork.test',
  inspector: 'inspector@patchwork.test',
  inspectorEast: 'inspector.east@patchwork.test',
  comms: 'comms@patchwork.test',
  admin: 'admin@patchwork.test',
} as const;

export type Role = keyof typeof roles;

/** The session that the set-up made for this role: hand it to `browser.newContext` or `test.use`. */
export const sessionOf = (role: Role): string => join(process.env.PATCHWORK_SESSIONS ?? '', `${role}.json`);
