import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that a test cuts and mends. */
export interface Line {
  /** The address with the line in between. */
  url: string;
  /** Ends every connection, and lets nobody through. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/**
 * Lays a line to the server of an address, at a free port of the loopback address.
 *
 * @param began what whoever connects says first
 */
export async function aLine(to: string, began: (said: Buffer) => void = () => undefined): Promise<Line> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = keep(connect(Number(target.port), target.hostname));
    keep(near).once('data', began).pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(to);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut: () => {
      isCut = true;
      drop();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
