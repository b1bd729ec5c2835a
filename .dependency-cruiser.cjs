// The architecture as rules. The order of this array is the architecture: a feature leans only on those before it.
// api/src/app.module.ts lists the features in the same order; .ci/boundaries.test.mjs compares, and plants a violation
// of every rule below to see it caught.
const features = [
  'areas',
  'people',
  'quarters',
  'priorities',
  'meetings',
  'suggestions',
  'ballots',
  'decisions',
  'following',
  'publishing',
  'reading',
];

const feature = '^api/src/features/';
const test = '\\.(test|factory)\\.tsx?$';
const suffix = (...names) => `${feature}.+\\.(${names.join('|')})\\.tsx?$`;
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const anyNpm = '(^|/)node_modules/';
const libs = '^libs/[^/]+/src/index\\.ts$';
const screening = '^api/src/platform/screening/';

// What api's package.json offers is all that db may take of it.
const doors = Object.values(require('./api/package.json').exports).map(({ source }) =>
  source.replace('./', '^api/').replaceAll('.', '\\.').concat('$'),
);

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const leftwards = features
  .slice(0, -1)
  .map((name, i) =>
    rule(
      `${name}-leans-leftwards`,
      'A feature leans only on those before it. News travels rightwards as an event; a field that joins rightwards is declared by the later feature.',
      { path: `${feature}${name}/` },
      { path: `${feature}(${features.slice(i + 1).join('|')})/` },
    ),
  );

const ofFeatures = [
  rule(
    'a-feature-has-four-doors',
    'Of another feature: .entity, .events, .graphql and .queries. What you need of its rules is a method of its entity.',
    { path: `${feature}([^/]+)/`, pathNot: [test, suffix('module')] },
    { path: feature, pathNot: [`${feature}$1/`, '\\.(entity|events|graphql|queries)\\.tsx?$'] },
  ),
  rule(
    'a-module-knows-modules',
    'A module file may take anything of its own feature; of another, its module and its four doors.',
    { path: `${feature}([^/]+)/.+\\.module\\.ts$` },
    { path: feature, pathNot: [`${feature}$1/`, '\\.(entity|events|graphql|queries|module)\\.tsx?$'] },
  ),
  rule(
    'a-known-feature',
    'A folder of features that the array above does not name has no place in the order.',
    { path: feature, pathNot: `${feature}(${features.join('|')})/` },
    {},
  ),
  rule(
    'platform-is-below',
    'platform/ knows no feature and not the application above it.',
    { path: '^api/src/platform/', pathNot: test },
    { path: '^api/src/', pathNot: '^api/src/platform/' },
  ),
];

const ofSuffixes = [
  rule(
    'rules-are-pure',
    'Rules and policies import types, other rules of their feature, the pure words of platform, its screening and libs.',
    { path: suffix('rules', 'policy') },
    {
      pathNot: [
        '^api/src/platform/(refusal|faults|viewer|words|markdown)\\.ts$',
        screening,
        `${suffix('rules')}`,
        libs,
      ],
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'screening-is-pure',
    'Screening reads words and nothing else, so that rules may lean on it: no clock, no database, no framework.',
    { path: screening, pathNot: test },
    {
      pathNot: [screening, '^api/src/platform/(refusal|words)\\.ts$', npm('libphonenumber-js')],
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'entities-wear-no-decorator',
    'A decorator means you are at the edge: entities, rules, policies and events know neither Nest nor GraphQL.',
    { path: suffix('entity', 'rules', 'policy', 'events') },
    { path: npm('@nestjs', 'graphql', '@apollo') },
  ),
  rule(
    'entities-are-below',
    'Entities and events stand below what uses them.',
    { path: suffix('entity', 'events') },
    { path: suffix('service', 'queries', 'graphql', 'resolver', 'module', 'edge', 'jobs', 'mails', 'live') },
  ),
  rule(
    'services-know-no-graphql',
    'Services, queries and jobs speak of entities, not of the wire.',
    { path: suffix('service', 'queries', 'jobs') },
    {
      path: [
        npm('graphql', '@nestjs/graphql', '@nestjs/apollo', '@apollo'),
        suffix('graphql'),
        '^api/src/platform/graphql/',
      ],
    },
  ),
  rule(
    'services-are-below-the-edge',
    'Resolvers and edges call services and queries, never the other way round.',
    { path: suffix('service', 'queries', 'jobs', 'graphql', 'mails') },
    { path: suffix('resolver', 'module', 'edge', 'live') },
  ),
  rule(
    'queries-change-nothing',
    'A read does not lean on the deeds.',
    { path: suffix('queries') },
    { path: suffix('service', 'jobs') },
  ),
  rule(
    'the-schema-page-only-describes',
    'A feature’s .graphql describes: entities, reasons of refusals, other pages of the schema. It does nothing.',
    { path: suffix('graphql') },
    { path: suffix('service', 'queries', 'policy', 'jobs') },
  ),
  rule(
    'resolvers-know-no-entity-manager',
    'Words in, entities out: the database is for services and queries.',
    { path: suffix('resolver', 'graphql') },
    { path: npm('@mikro-orm', 'pg', 'kysely') },
  ),
  rule(
    'edges-stay-at-the-edge',
    'Only the feature’s module and the tests know a resolver.',
    { path: '^api/src/', pathNot: [suffix('module'), test] },
    { path: suffix('resolver') },
  ),
  rule(
    'modules-are-for-the-frame',
    'Only modules, the tests and the application’s own files know a module.',
    { path: feature, pathNot: ['\\.module\\.ts$', test] },
    { path: suffix('module') },
  ),
];

const ofPackages = [
  rule(
    'libs-stand-alone',
    'libs import nothing but libs.',
    { path: '^libs/', pathNot: [test, '^libs/(schema|tally)/'] },
    { pathNot: '^libs/' },
  ),
  rule(
    'schema-reads-its-files',
    'libs/schema hands out the files that lie beside it, and for that alone may read them.',
    { path: '^libs/schema/', pathNot: test },
    { pathNot: ['^libs/', '^(node:)?fs$'] },
  ),
  rule(
    'tally-leans-on-node-alone',
    'libs/tally is read and run by auditors who have nothing else: itself and Node.',
    { path: '^libs/tally/', pathNot: test },
    { pathNot: '^libs/tally/', dependencyTypesNot: ['core'] },
  ),
  rule('api-knows-no-room-above', 'api never imports db, web or test.', { path: '^api/' }, { path: '^(db|web|test)/' }),
  rule(
    'web-takes-libs',
    'web imports libs, and speaks to api by the schema.',
    { path: '^web/' },
    { path: '^(api|db|test)/' },
  ),
  rule(
    'db-takes-apis-doors',
    'db knows api by the exports of its package.json alone.',
    { path: '^db/', pathNot: test },
    { path: '^api/', pathNot: doors },
  ),
  rule(
    'dbs-tests-take-apis-testing',
    'A test of db may also take what api lays ready for tests.',
    { path: `^db/.+${test}` },
    { path: '^api/', pathNot: [...doors, '^api/src/testing/'] },
  ),
  rule('db-knows-no-room-above', 'db never imports web or test.', { path: '^db/' }, { path: '^(web|test)/' }),
  rule(
    'test-knows-the-product-by-http',
    'test drives the running product; of its code it may take db and libs.',
    { path: '^test/' },
    { path: '^(api|web)/' },
  ),
  rule(
    'a-lib-has-one-door',
    'Of a lib, its index.',
    { path: '^(api|web|db|test)/' },
    { path: '^libs/', pathNot: [libs, '\\.(graphql|json)$'] },
  ),
];

const ofPages = [
  rule(
    'pages-compose',
    'A feature of web never imports another: the page brings them together.',
    { path: '^web/app/features/([^/]+)/' },
    { path: '^web/app/features/', pathNot: '^web/app/features/$1/' },
  ),
  rule(
    'features-are-below-pages',
    'A component knows no address.',
    { path: '^web/app/(features|ui)/' },
    { path: '^web/app/routes/' },
  ),
  rule(
    'ui-has-no-domain-word',
    'ui/ is govuk-frontend in React and knows no feature.',
    { path: '^web/app/ui/' },
    { path: '^web/app/features/' },
  ),
];

const everywhere = [
  rule(
    'no-cycles',
    'Two files that need each other are one file, or three.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  rule(
    'all-resolves',
    'An import that leads nowhere.',
    {},
    { couldNotResolve: true, pathNot: ['/\\+types/', '^virtual:', '\\.(scss|css|svg|png|ico|woff2)(\\?|$)'] },
  ),
  rule(
    'testing-is-for-tests',
    'Factories and testing/ build what a test needs, and are left out of the build.',
    { pathNot: [test, '/testing/', '/jest/'] },
    { path: ['\\.factory\\.tsx?$', '^api/src/testing/'] },
  ),
];

module.exports = {
  forbidden: [...leftwards, ...ofFeatures, ...ofSuffixes, ...ofPackages, ...ofPages, ...everywhere],
  options: {
    tsPreCompilationDeps: true,
    // Seen when imported, so that no rule can be walked round by way of a built file, but not read.
    doNotFollow: { path: [anyNpm, '^(api/dist|web/build)/'] },
    exclude: { path: '(^|/)(\\.react-router|\\.data|test-results|playwright-report)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'node', 'import', 'require', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

// For the test of the order. Not enumerable, since the cruiser refuses a key that it does not know.
Object.defineProperty(module.exports, 'features', { value: features });
