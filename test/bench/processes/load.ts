import { text } from 'node:stream/consumers';
import autocannon, { type Request } from 'autocannon';

/** What is asked of this process on its standard input, as JSON. */
export interface Load {
  url: string;
  connections: number;
  seconds: number;
  /** Each connection sends them over and over, in an order of its own. */
  requests: Request[];
}

const { url, connections, seconds, requests } = JSON.parse(await text(process.stdin)) as Load;

function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const other = Math.floor(Math.random() * (i + 1));
    [all[i], all[other]] = [all[other] as T, all[i] as T];
  }
  return all;
}

const result = await autocannon({
  url,
  connections,
  duration: seconds,
  setupClient: (client) => client.setRequests(shuffled(requests)),
});
process.stdout.write(JSON.stringify(result));
