import pg from 'pg';

/**
 * How many statements this process sends to PostgreSQL while `act` runs: the service under test runs in it. Those of
 * the sign-in and of a transaction's frame count too, the jobs' and the listener's do not.
 */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const { prototype } = pg.Client;
  const query = prototype.query as (...all: unknown[]) => unknown;
  prototype.query = function (this: pg.Client, ...all: unknown[]) {
    const [first] = all as [string | { text?: string }];
    const text = typeof first === 'string' ? first : (first?.text ?? '');
    if (!/pgboss|^listen /i.test(text)) sent.push(text);
    return query.apply(this, all);
  } as never;
  try {
    await act();
  } finally {
    prototype.query = query as never;
  }
  return sent;
}
