/**
 * Writes what web's GraphQL documents mean: typed documents for the pages, and one self-contained file an operation
 * for everybody else (integrators read them; a test of the api runs every one). Same input, same bytes: CI runs it
 * again and fails on a difference.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CodegenConfig, generate } from '@graphql-codegen/cli';
import { operationFiles } from './operation-files.ts';

const web = resolve(import.meta.dirname, '..');
const schema = resolve(web, '../libs/schema/schema.graphql');
const operations = resolve(web, '../libs/schema/operations');

const config: CodegenConfig = {
  schema,
  documents: [`${web}/app/**/*.graphql`],
  silent: true,
  generates: {
    [`${web}/app/graphql.generated.ts`]: {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        enumType: 'string-literal',
        // `__typename` is in a type only where the document asks for it: the types never promise what is not sent.
        skipTypename: true,
        dedupeFragments: true,
        scalars: { Date: 'string', DateTime: 'string', JSON: 'unknown', ID: 'string' },
      },
    },
  },
};

const written = await generate(config, true);
const sources = (await readdir(`${web}/app`, { recursive: true })).filter((path) => path.endsWith('.graphql')).sort();
const files = operationFiles(await Promise.all(sources.map((path) => readFile(`${web}/app/${path}`, 'utf8'))));

await mkdir(operations, { recursive: true });
for (const stale of await readdir(operations)) if (!files.has(stale)) await rm(`${operations}/${stale}`);
for (const [name, text] of files) await writeFile(`${operations}/${name}`, text);

console.log(`${written.length} generated file, ${files.size} operations`);
