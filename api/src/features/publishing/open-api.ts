import { DEMONSTRATION } from '#platform/demonstration.ts';
import { LICENCE } from './export-tables.ts';
import { type Address, type Answers, PARTS, type Parameter } from './open-api-address.ts';
import { EXPORTS, ROWS } from './open-api-exports.ts';
import { EMBEDS, OF_DEMO, OTHERS } from './open-api-others.ts';
import { POLICE_UK } from './open-api-police-uk.ts';

const WHAT = `Everything that programs can ask of this service by an address of its own, beside GraphQL
(\`POST /graphql\`, whose schema says what it has). Nobody signs in for any of it. Answers to public questions have an
\`ETag\`, may be read from every origin, and can be asked for by HEAD.`.replaceAll('\n', ' ');

/** Every REST address: in a demonstration with its inbox. */
export function addresses({ isDemo }: { isDemo: boolean }): Address[] {
  return [...EXPORTS, ...POLICE_UK, ...OTHERS, ...EMBEDS, ...(isDemo ? OF_DEMO : [])];
}

/** `/openapi.json`: OpenAPI 3.1 of every REST address. */
export function openApi({ publicUrl, isDemo }: { publicUrl: string; isDemo: boolean }): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const address of addresses({ isDemo }))
    paths[address.path] = { ...paths[address.path], [address.method ?? 'get']: operationOf(address) };
  return {
    openapi: '3.1.0',
    info: {
      title: isDemo ? `Patchwork. ${DEMONSTRATION}` : 'Patchwork',
      version: '1.0.0',
      description: WHAT,
      license: { name: LICENCE.title, url: LICENCE.path },
    },
    servers: [{ url: publicUrl }],
    security: [],
    externalDocs: { description: 'What is published, in words', url: `${publicUrl}/data` },
    paths,
    components: { schemas: ROWS },
  };
}

function operationOf(address: Address): Record<string, unknown> {
  const {
    path,
    tag,
    summary,
    description,
    query = [],
    answers,
    sends,
    status = 200,
    isTagged,
    method = 'get',
  } = address;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    parameter(PARTS[name as string] as Parameter, 'path'),
  );
  return {
    operationId: `${method}${path.replace(/[^a-z]+(\w?)/gi, (_, next: string) => next.toUpperCase())}`,
    tags: [tag],
    summary,
    ...(description && { description }),
    parameters: [...inPath, ...query.map((each) => parameter(each, 'query'))],
    ...(sends && { requestBody: { required: true, content: contentOf(sends) } }),
    responses: {
      [status]: {
        description: status === 200 ? summary : 'There',
        ...(isTagged && {
          headers: { ETag: { description: 'Changes with what is answered.', schema: { type: 'string' } } },
        }),
        ...(Object.keys(answers).length > 0 && { content: contentOf(answers) }),
      },
      ...(isTagged && { 304: { description: 'Whoever asks has it already (`If-None-Match`).' } }),
      ...Object.fromEntries(Object.entries(address.else ?? {}).map(([code, words]) => [code, { description: words }])),
    },
  };
}

function parameter({ name, description, schema, isRequired }: Parameter, where: 'path' | 'query') {
  const required = where === 'path' || isRequired === true;
  return { name, in: where, description, ...(required && { required }), schema };
}

function contentOf(answers: Answers): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).map(([type, schema]) => [type, { schema }]));
}
