import { createServer } from 'node:http';
import pg from 'pg';
import { pageStatementsAtOnce, plannedOnce, prioritiesStatement } from '../../../db/page-statement.ts';

// The practical limit of `/api/{force}/{id}/priorities`: the service's own prepared statement, its text passed on.

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: pageStatementsAtOnce,
  options: plannedOnce,
});
const asText = { getTypeParser: () => (value: string) => value };

const server = createServer(async (request, response) => {
  const [, , force = '', id = ''] = (request.url as string).split('/');
  const { rows } = await pool.query({ ...prioritiesStatement(force, id, new Date()), types: asText });
  const body = Buffer.from(rows[0].facts);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
