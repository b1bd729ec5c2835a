import { IntrinsicException } from '@nestjs/common';

/**
 * A request that cannot be considered at all. Thrown; mapped to a GraphQL error with `extensions.code` in one place
 * (`graphql/mask.ts`), and kept out of the log, since it is nobody's bug. The message may be shown to anyone.
 */
export abstract class Fault extends IntrinsicException {
  abstract readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT';
}

/** Nobody is signed in, and the deed needs somebody. */
export class Unauthenticated extends Fault {
  readonly code = 'UNAUTHENTICATED';
  constructor(message = 'Sign in first.') {
    super(message);
  }
}

/** A public thing, but not this person's deed. */
export class Forbidden extends Fault {
  readonly code = 'FORBIDDEN';
  constructor(message = 'You may not do this.') {
    super(message);
  }
}

/** Absent, a malformed id, or private and not this person's: answered alike, so that nobody learns which. */
export class NotFound extends Fault {
  readonly code = 'NOT_FOUND';
  constructor(what = 'This') {
    super(`${what} was not found.`);
  }
}

/** Input that no form of ours could send. */
export class BadUserInput extends Fault {
  readonly code = 'BAD_USER_INPUT';
}
