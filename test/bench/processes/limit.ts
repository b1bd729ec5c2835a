import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import pg from 'pg';
import { pageStatement, pageStatementsAtOnce, plannedOnce } from '../../../db/page-statement.ts';

// The practical limit: no framework, no GraphQL, no rules. The service's own prepared statement, its text passed on.

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: pageStatementsAtOnce,
  options: plannedOnce,
});
const asText = { getTypeParser: () => (value: string) => value };

const server = createServer(async (request, response) => {
  const { variables } = (await json(request)) as { variables: { path: string } };
  const { rows } = await pool.query({ ...pageStatement('AreaPage', variables.path, new Date()), types: asText });
  const body = Buffer.from(`{"data":{"area":${rows[0].tree}}}`);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
