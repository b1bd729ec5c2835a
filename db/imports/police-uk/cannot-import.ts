/** Why an import stopped, in words for whoever started it. Nothing of it is in the database then. */
export class CannotImport extends Error {}
