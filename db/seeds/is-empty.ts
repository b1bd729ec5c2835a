import pg from 'pg';

/** Whether nobody has put an area in yet: only such a database is filled with the demonstration. */
export async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ used: boolean }>('select exists (select from area) as used');
    return rows[0]?.used === false;
  } finally {
    await client.end();
  }
}
