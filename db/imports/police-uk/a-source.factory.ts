import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { written } from './address.ts';
import { type Answers, partsOf, textOf } from './testshire.factory.ts';

/** A data.police.uk of the loopback address. */
export interface TestSource {
  url: string;
  /** Addresses in the order in which they were asked for, and when. */
  asked: { address: string; at: number }[];
  /** What is done instead at an address: once for each in the list, the usual after that. */
  instead: Map<string, ((response: ServerResponse) => void)[]>;
  answers: Answers;
  close(): Promise<void>;
}

export async function aSource(answers: Answers): Promise<TestSource> {
  const source: Omit<TestSource, 'url' | 'close'> = { asked: [], instead: new Map(), answers };
  const server = createServer(({ url = '' }, response) => {
    const path = url.replace('/api/', '');
    const address = [...source.answers.keys()].find((one) => written(partsOf(one)) === path) ?? path;
    source.asked.push({ address, at: performance.now() });
    const deed = source.instead.get(address)?.shift();
    if (deed) return deed(response);
    if (!source.answers.has(address)) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found');
    response.writeHead(200, { 'content-type': 'application/json' }).end(textOf(source.answers.get(address)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { ...source, url: `http://127.0.0.1:${port}/api`, close };
}

/** Answers with a status and nothing else. */
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(code, headers).end('No');
  };
