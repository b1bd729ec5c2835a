/**
 * Why Patchwork does not start here, or why a command cannot do what it was asked to, in words for whoever started it:
 * printed alone, without a stack.
 */
export class CannotStart extends Error {}
