import { createServer } from 'node:net';
import { CannotStart } from './cannot-start.ts';

/**
 * Tries the port before anything is started for it; the real listening still may fail, if somebody comes between.
 *
 * @throws CannotStart when the port is taken or may not be had
 */
export async function portMustBeFree(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((free, taken) => {
    probe.once('error', taken);
    probe.listen(port, host, free);
  }).catch(({ code }: NodeJS.ErrnoException) => {
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be had (${code})`;
    throw new CannotStart(`Port ${port} of ${host} ${why}. Choose another: PORT=${port + 1} npm start`);
  });
  await new Promise((closed) => probe.close(closed));
}
