import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pageStatementsAtOnce } from '../../../db/page-statement.ts';

// PostGraphile 5 as its documentation has it for production: the amber preset, grafserv on node:http, no GraphiQL, no
// watching, no explaining, a pool as large as the service's. Columns without an index may be ordered by.

const { PEER = '', DATABASE_URL: connectionString, PORT } = process.env;
const required = createRequire(`${PEER}/package.json`);
const { postgraphile } = required('postgraphile');
const { PostGraphileAmberPreset } = required('postgraphile/presets/amber');
const { makePgService } = required('postgraphile/adaptors/pg');
const { grafserv } = required('postgraphile/grafserv/node');

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString, schemas: ['public'], poolConfig: { max: pageStatementsAtOnce } })],
  grafserv: { graphiql: false, websockets: false, watch: false },
  grafast: { explain: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
