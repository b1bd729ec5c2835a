import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { portMustBeFree } from './free-port.ts';

test('a port that is taken is named with another to try; one that is free stays free', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  await expect(portMustBeFree(port, '127.0.0.1')).rejects.toThrow(`Choose another: PORT=${port + 1} npm start`);
  await new Promise((closed) => other.close(closed));

  await portMustBeFree(port, '127.0.0.1');
  await portMustBeFree(port, '127.0.0.1');
});
