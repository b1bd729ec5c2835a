// For boundaries.test.mjs: a small tree that keeps the rules, and one file for each way to break them.
import { createRequire } from 'node:module';

const { features } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

const packageOf = (name) => JSON.stringify({ name, version: '0.0.0', main: 'index.js' });
const thing = 'export const thing = 1;\n';
const take = (from) => `import { thing } from '${from}';\nexport const taken = thing;\n`;
const takeType = (from) => `import type { Thing } from '${from}';\nexport type Taken = Thing;\n`;

const layers = [
  'entity',
  'rules',
  'policy',
  'events',
  'edge',
  'service',
  'queries',
  'graphql',
  'resolver',
  'module',
  'factory',
  'mails',
];
const api = (path) => `api/src/${path}`;
const inFeature = (feature, file) => api(`features/${feature}/${file}.ts`);

/** Every feature with a file of every layer, and the rooms around them. */
export const clean = {
  ...Object.fromEntries(
    features.flatMap((feature) =>
      layers.map((layer) => [inFeature(feature, `thing.${layer}`), `${thing}export type Thing = 1;\n`]),
    ),
  ),
  [inFeature('people', 'kept.rules')]: `${takeType('./thing.entity.ts')}${take('#platform/refusal.ts')}`,
  [inFeature('people', 'kept-words.rules')]: take('#platform/screening/words.ts'),
  [inFeature('people', 'kept.policy')]: `${takeType('#features/areas/thing.entity.ts')}${take('@patchwork/calendar')}`,
  [inFeature('people', 'kept.service')]:
    `import '@nestjs/common';\nimport '@mikro-orm/core';\n${take('#features/areas/thing.queries.ts')}`,
  [inFeature('people', 'kept.resolver')]:
    `import '@nestjs/graphql';\n${take('./kept.service.ts')}${takeType('#features/areas/thing.graphql.ts')}`,
  [inFeature('people', 'kept.graphql')]: `import '@nestjs/graphql';\n${takeType('./thing.entity.ts')}`,
  [inFeature('people', 'kept.module')]:
    `${take('./kept.resolver.ts')}export * from './kept.service.ts';\nexport * from '#features/areas/thing.module.ts';\n`,
  [inFeature('people', 'kept.db.test')]: `${take('#features/areas/thing.factory.ts')}`,
  [inFeature('people', 'pair-one.entity')]: takeType('./pair-two.entity.ts'),
  [inFeature('people', 'pair-two.entity')]: take('./pair-one.entity.ts'),
  [inFeature('people', 'turn.service')]: take('./turn-back.service.ts'),
  [inFeature('people', 'turn-back.service')]: takeType('./turn.service.ts'),
  [api('platform/refusal.ts')]: thing,
  [api('platform/clock.ts')]: thing,
  [api('platform/screening/words.ts')]:
    `import 'libphonenumber-js';\n${take('#platform/refusal.ts')}export const thing = 1;\n`,
  [api('platform/graphql/authorise.ts')]: thing,
  [api('testing/a-database.ts')]: thing,
  [api('app.module.ts')]: take('#features/people/kept.module.ts'),
  [api('start.ts')]: take('./app.module.ts'),
  [api('entities.ts')]: take('#features/people/thing.entity.ts'),
  'libs/calendar/package.json': JSON.stringify({ name: '@patchwork/calendar', exports: { '.': './src/index.ts' } }),
  'libs/calendar/src/index.ts': "export * from './quarter.ts';\n",
  'libs/calendar/src/quarter.ts': thing,
  'libs/schema/src/index.ts': take('node:fs'),
  'libs/tally/src/index.ts': `${take('node:crypto')}${take('./tally.ts')}`,
  'libs/tally/src/tally.ts': thing,
  'web/app/routes/area.tsx':
    "import '../features/areas/area.tsx';\nimport '../features/people/person.tsx';\nimport './area.scss';\n",
  'web/app/features/areas/area.tsx': take('../../ui/button.tsx'),
  'web/app/features/people/person.tsx': take('@patchwork/calendar'),
  'web/app/ui/button.tsx': thing,
  'db/serve.ts': `${take('@patchwork/api/start')}export * from '@patchwork/api/entities';\n`,
  'db/kept.test.ts': take('../api/src/testing/a-database.ts'),
  'test/person.spec.ts': take('../db/serve.ts'),
  'node_modules/@nestjs/graphql/package.json': packageOf('@nestjs/graphql'),
  'node_modules/@nestjs/graphql/index.js': '',
  'node_modules/@nestjs/common/package.json': packageOf('@nestjs/common'),
  'node_modules/@nestjs/common/index.js': '',
  'node_modules/@mikro-orm/core/package.json': packageOf('@mikro-orm/core'),
  'node_modules/@mikro-orm/core/index.js': '',
  'node_modules/libphonenumber-js/package.json': packageOf('libphonenumber-js'),
  'node_modules/libphonenumber-js/index.js': '',
};

/** `from` takes `to`, which `rule` forbids. `by` is how the import is written, where not by a relative path. */
const plant = (rule, from, to, by) => ({ rule, from, to, text: take(by ?? `#${to.replace(api(''), '')}`) });
const plantType = (rule, from, to, by) => ({
  ...plant(rule, from, to, by),
  text: takeType(by ?? `#${to.replace(api(''), '')}`),
});

const leftwards = features.slice(0, -1).flatMap((feature, i) => {
  const later = inFeature(features[i + 1], 'thing.entity');
  const last = inFeature(features.at(-1), 'thing.queries');
  const rule = `${feature}-leans-leftwards`;
  return [
    plant(rule, inFeature(feature, 'next.service'), later),
    plantType(rule, inFeature(feature, 'last.service'), last),
  ];
});

const doors = ['service', 'rules', 'policy', 'edge'].map((layer) =>
  plant(
    'a-feature-has-four-doors',
    inFeature('people', `door-${layer}.resolver`),
    inFeature('areas', `thing.${layer}`),
  ),
);

const nestGraphql = 'node_modules/@nestjs/graphql/index.js';
const orm = 'node_modules/@mikro-orm/core/index.js';

export const planted = [
  ...leftwards,
  ...doors,
  plant('a-module-knows-modules', inFeature('people', 'bad.module'), inFeature('areas', 'thing.service')),
  plant('a-known-feature', inFeature('weather', 'thing.service'), api('platform/clock.ts')),
  plant('platform-is-below', api('platform/bad.ts'), inFeature('areas', 'thing.entity')),
  plant('rules-are-pure', inFeature('people', 'bad.rules'), inFeature('people', 'thing.entity')),
  plant('rules-are-pure', inFeature('people', 'bad-clock.policy'), api('platform/clock.ts')),
  plant('rules-are-pure', inFeature('people', 'bad-orm.rules'), orm, '@mikro-orm/core'),
  plant('screening-is-pure', api('platform/screening/bad.ts'), api('platform/clock.ts')),
  plant('screening-is-pure', api('platform/screening/bad-orm.ts'), orm, '@mikro-orm/core'),
  plantType('entities-wear-no-decorator', inFeature('people', 'bad.entity'), nestGraphql, '@nestjs/graphql'),
  plant('entities-are-below', inFeature('people', 'bad-up.entity'), inFeature('people', 'thing.service')),
  plantType('services-know-no-graphql', inFeature('people', 'bad.service'), nestGraphql, '@nestjs/graphql'),
  plant('services-know-no-graphql', inFeature('people', 'bad.queries'), inFeature('people', 'thing.graphql')),
  plant('services-know-no-graphql', inFeature('people', 'bad-may.queries'), api('platform/graphql/authorise.ts')),
  plantType('services-are-below-the-edge', inFeature('people', 'bad-up.service'), inFeature('people', 'thing.edge')),
  plant('queries-change-nothing', inFeature('people', 'bad-deed.queries'), inFeature('people', 'thing.service')),
  plant('the-schema-page-only-describes', inFeature('people', 'bad.graphql'), inFeature('people', 'thing.queries')),
  plantType('resolvers-know-no-entity-manager', inFeature('people', 'bad.resolver'), orm, '@mikro-orm/core'),
  plant('edges-stay-at-the-edge', inFeature('people', 'bad-sideways.resolver'), inFeature('people', 'thing.resolver')),
  plant('modules-are-for-the-frame', inFeature('people', 'bad-frame.resolver'), inFeature('people', 'thing.module')),
  plant('schema-reads-its-files', 'libs/schema/src/bad.ts', orm, '@mikro-orm/core'),
  plant('tally-leans-on-node-alone', 'libs/tally/src/bad.ts', orm, '@mikro-orm/core'),
  plant('tally-leans-on-node-alone', 'libs/tally/src/bad-lib.ts', 'libs/calendar/src/index.ts', '@patchwork/calendar'),
  plant('libs-stand-alone', 'libs/calendar/src/bad-fs.ts', 'fs', 'node:fs'),
  plant('libs-stand-alone', 'libs/calendar/src/bad.ts', orm, '@mikro-orm/core'),
  plant('libs-stand-alone', 'libs/calendar/src/bad-room.ts', api('entities.ts'), '@patchwork/api/entities'),
  plant('api-knows-no-room-above', api('bad.ts'), 'db/serve.ts', '../../db/serve.ts'),
  plant('api-knows-no-room-above', api('bad-web.ts'), 'web/app/ui/button.tsx', '../../web/app/ui/button.tsx'),
  plant('web-takes-libs', 'web/app/ui/bad.tsx', api('entities.ts'), '@patchwork/api/entities'),
  plant(
    'db-takes-apis-doors',
    'db/bad.ts',
    inFeature('people', 'thing.entity'),
    '../api/src/features/people/thing.entity.ts',
  ),
  plant('dbs-tests-take-apis-testing', 'db/bad.db.test.ts', api('platform/clock.ts'), '../api/src/platform/clock.ts'),
  plant('db-knows-no-room-above', 'db/bad-web.ts', 'web/app/ui/button.tsx', '../web/app/ui/button.tsx'),
  plant('test-knows-the-product-by-http', 'test/bad.spec.ts', api('entities.ts'), '@patchwork/api/entities'),
  plant(
    'a-lib-has-one-door',
    'web/app/bad-lib.ts',
    'libs/calendar/src/quarter.ts',
    '../../libs/calendar/src/quarter.ts',
  ),
  plant(
    'pages-compose',
    'web/app/features/areas/bad.tsx',
    'web/app/features/people/person.tsx',
    '../people/person.tsx',
  ),
  plant(
    'features-are-below-pages',
    'web/app/features/areas/bad-route.tsx',
    'web/app/routes/area.tsx',
    '../../routes/area.tsx',
  ),
  plant(
    'ui-has-no-domain-word',
    'web/app/ui/bad-word.tsx',
    'web/app/features/areas/area.tsx',
    '../features/areas/area.tsx',
  ),
  plant('no-cycles', inFeature('people', 'turn-back.service'), inFeature('people', 'turn.service')),
  plant('all-resolves', 'web/app/nowhere.ts', './gone.ts', './gone.ts'),
  plant('testing-is-for-tests', inFeature('people', 'bad-factory.service'), inFeature('people', 'thing.factory')),
  plant('testing-is-for-tests', inFeature('people', 'bad-testing.service'), api('testing/a-database.ts')),
];
