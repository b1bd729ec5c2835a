import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

// The ceiling of any cache: one answer from memory, whatever is asked, with the headers of the real one.

const { CONTENT_TYPE: type = '', BODY = '', PORT } = process.env;
const body = readFileSync(BODY);
const headers = { 'content-type': type, 'content-length': body.length };

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
