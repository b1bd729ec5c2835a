import pg from 'pg';
import { CannotStart } from './cannot-start.ts';
import { obey, onDatabase } from './command.ts';

const usage = `npm run officer -- appoint ADDRESS ROLE AREA
npm run officer -- appoint ADDRESS FORCE_ADMIN FORCE "NAME OF A NEW FORCE"
npm run officer -- dismiss ADDRESS

ROLE  OFFICER, INSPECTOR, COMMS or FORCE_ADMIN
AREA  its path, like cambridgeshire/south-cambridgeshire; for COMMS and FORCE_ADMIN the force`;

/** What an officer is called until an administrator says otherwise. */
const titles: Record<string, string> = {
  OFFICER: 'Police officer',
  INSPECTOR: 'Neighbourhood inspector',
  COMMS: 'Communications officer',
  FORCE_ADMIN: 'Force administrator',
};

async function audit(client: pg.Client, deed: string, officerId: string, facts: object): Promise<void> {
  await client.query('select audit_append($1, null, $2, $3)', [deed, officerId, { by: 'command line', ...facts }]);
}

/** A force that is not there yet, for its first administrator, who adds the rest from the desk. */
async function addForce(client: pg.Client, path: string, name: string): Promise<void> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(path))
    throw new CannotStart(`${path} is no path of a force: small letters and hyphens.`);
  if (name.length > 120) throw new CannotStart('The name of the force has more than 120 characters.');
  await client.query(
    `insert into area (id, path, kind, name, force_id)
     select id, $1, 'FORCE', $2, id from (select gen_random_uuid() as id) new on conflict (path) do nothing`,
    [path, name],
  );
}

async function appoint(
  client: pg.Client,
  address: string,
  role: string,
  path: string,
  forceName: string,
): Promise<string> {
  const title = titles[role];
  if (!title) throw new CannotStart(`${role || 'Nothing'} is no role.\n\n${usage}`);
  if (!/^[^\s@,;:<>()[\]"\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address))
    throw new CannotStart(`${address} is no mail address.`);
  if (role === 'FORCE_ADMIN' && forceName) await addForce(client, path, forceName);
  const { rows } = await client.query<{ id: string; kind: string }>('select id, kind from area where path = $1', [
    path,
  ]);
  const [area] = rows;
  if (!area) throw new CannotStart(`There is no area at ${path || 'no path'}. Check its spelling.`);
  if (['COMMS', 'FORCE_ADMIN'].includes(role) && area.kind !== 'FORCE')
    throw new CannotStart(`${role} acts for the whole force: name the force.`);
  const made = await client.query<{ id: string }>(
    `insert into officer (email, role, title) values ($1, $2, $3)
     on conflict (email) where dismissed_at is null do nothing returning id`,
    [address, role, title],
  );
  const officer = made.rows[0];
  if (!officer)
    throw new CannotStart(`${address} is an officer already. Dismiss them first to change their role or area.`);
  await client.query('insert into officer_area (officer_id, area_id) values ($1, $2)', [officer.id, area.id]);
  await audit(client, 'appointOfficer', officer.id, { role, areas: [area.id] });
  return `${address} is ${role} of ${path} now.`;
}

async function dismiss(client: pg.Client, address: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'update officer set dismissed_at = now() where email = $1 and dismissed_at is null returning id',
    [address],
  );
  if (!rows[0]) throw new CannotStart(`${address || 'Nobody'} is no officer in post.`);
  await client.query('delete from session where person_id in (select id from person where email = $1)', [address]);
  await client.query('delete from account where person_id in (select id from person where email = $1)', [address]);
  await audit(client, 'dismissOfficer', rows[0].id, {});
  return `${address} is dismissed, and signed out everywhere.`;
}

/** The whole command in one transaction, after any administrator's deed of the same kind that is under way. */
async function done(
  client: pg.Client,
  [deed, address = '', role = '', path = '', forceName = '']: string[],
): Promise<string> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock(7281827)');
  const email = address.trim().toLowerCase();
  const said =
    deed === 'appoint'
      ? await appoint(client, email, role.toUpperCase(), path.toLowerCase(), forceName.trim())
      : await dismiss(client, email);
  await client.query('commit');
  return said;
}

/** `npm run officer -- …`: on the given database or on the embedded one, whether Patchwork is running there or not. */
async function officerNow(): Promise<void> {
  const words = process.argv.slice(2);
  if (words[0] !== 'appoint' && words[0] !== 'dismiss') throw new CannotStart(usage);
  await onDatabase(async ({ ownerUrl }) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    try {
      await client.connect();
      console.log(await done(client, words));
    } finally {
      await client.end().catch(() => undefined);
    }
  });
}

await obey(officerNow);
