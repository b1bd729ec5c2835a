/** Who a person can be to the service. `ANONYMOUS` has no session; the others are `Role` of the schema. */
export const ViewerRole = {
  ANONYMOUS: 'ANONYMOUS',
  RESIDENT: 'RESIDENT',
  OFFICER: 'OFFICER',
  INSPECTOR: 'INSPECTOR',
  COMMS: 'COMMS',
  FORCE_ADMIN: 'FORCE_ADMIN',
} as const;
export type ViewerRole = (typeof ViewerRole)[keyof typeof ViewerRole];

/**
 * The person on whose behalf a request is answered, read afresh from the session for each request, so that a role
 * taken away bites on the next one. `areaPaths` are the areas an officer was given; a deed inside one of them is
 * inside their patch.
 */
export interface Viewer {
  readonly role: ViewerRole;
  readonly personId: string | null;
  /** The address they are signed in with; shown to themselves only. */
  readonly email: string | null;
  readonly officerId: string | null;
  readonly areaPaths: readonly string[];
}

/** Nobody in particular: what every public page is answered for. */
export const ANONYMOUS: Viewer = { role: 'ANONYMOUS', personId: null, email: null, officerId: null, areaPaths: [] };

/** True where the area of this path is one of the officer's, or lies inside one. */
export function actsIn(viewer: Viewer, areaPath: string): boolean {
  return viewer.areaPaths.some((own) => areaPath === own || areaPath.startsWith(`${own}/`));
}

/**
 * Reads who is asking from a request's headers. Implemented by the people feature and given to the GraphQL context
 * under this token.
 */
export abstract class Viewers {
  /** The person whose session the `cookie` header carries; ANONYMOUS for none, an unknown or a revoked one. */
  abstract of(headers: Headers): Promise<Viewer>;

  /** True where a `cookie` header carries a session of our making, be it revoked; without one, nobody is signed in. */
  abstract carriesSession(cookies: string | undefined): boolean;
}
