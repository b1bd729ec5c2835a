/** Why Patchwork does not start here, in words for the person who started it: printed alone, without a stack. */
export class CannotStart extends Error {}
