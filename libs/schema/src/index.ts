import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../operations/', import.meta.url);

/** The names of the committed operations: what our own client asks, and what others may rely on. */
export function operationNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.slice(0, -'.graphql'.length))
    .sort();
}

/** The text of a committed operation, fragments included. Throws where there is none of this name. */
export function operation(name: string): string {
  return readFileSync(new URL(`${name}.graphql`, FOLDER), 'utf8');
}
