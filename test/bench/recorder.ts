import type { Request } from 'autocannon';
import type { Country } from './countries.ts';
import { startService } from './running.ts';
import { between } from './wire-between.ts';

/**
 * The statements that the service sends to PostgreSQL for one request, with their values in them, as they go over the
 * wire: what is measured beside it cannot drift from it. The request is made before once, so that connections are open.
 * Throws where it is not answered as a vote is.
 */
export async function recorded(
  country: Country,
  dataFolder: string,
  env: Record<string, string>,
  request: Request,
): Promise<string[]> {
  const statements: string[] = [];
  const texts = new Map<string, string>();
  let bound: string[] = [];
  let text = '';
  const wire = await between(country.appUrl, (kind, body) => {
    if (kind === 'Q') statements.push(stringsIn(body)[0] as string);
    if (kind === 'P') {
      const [name = '', sql = ''] = stringsIn(body);
      texts.set(name, sql);
    }
    if (kind === 'B') {
      const [, name = ''] = stringsIn(body);
      text = texts.get(name) ?? '';
      bound = valuesIn(body);
    }
    if (kind === 'E') statements.push(withValues(text, bound));
  });
  // Jobs and what is heard of changes go straight.
  const service = await startService(dataFolder, {
    ...env,
    DATABASE_URL: wire.url,
    DATABASE_DIRECT_URL: country.appUrl,
  });
  try {
    const send = async () => {
      const { path, ...init } = request;
      const answer = await (await fetch(service.url + path, init)).text();
      if (!answer.includes('"receipts"')) throw new Error(`Not a vote: ${answer}`);
    };
    await send();
    statements.length = 0;
    await send();
    return statements.filter((each) => each);
  } finally {
    await service.stop();
    wire.close();
  }
}

/** The strings at the beginning of a message, each ended by a zero. */
const stringsIn = (body: Buffer): string[] => body.toString('utf8').split('\0');

/** The values of a Bind message, as SQL. */
function valuesIn(body: Buffer): string[] {
  let at = body.indexOf(0, body.indexOf(0) + 1) + 1;
  // The formats of the values: text, unless it says otherwise.
  at += 2 + 2 * body.readInt16BE(at);
  const many = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: many }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return 'null';
    const value = body.toString('utf8', at, at + length);
    at += length;
    return `'${value.replaceAll("'", "''")}'`;
  });
}

const withValues = (text: string, values: readonly string[]): string =>
  text.replaceAll(/\$(\d+)/g, (_, n) => values[Number(n) - 1] ?? 'null');
