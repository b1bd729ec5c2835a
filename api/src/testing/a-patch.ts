import { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '#platform/clock.ts';
import type { OfficerRole } from '../features/people/officer.entity.ts';
import { anOfficer } from '../features/people/officer.factory.ts';
import { SessionsService } from '../features/people/sessions.service.ts';
import { TestClock } from './a-clock.ts';
import type { TestDatabase } from './a-database.ts';
import { aService, type Browser, type Options, type TestService } from './a-service.ts';

/** The service with a clock that a test puts on, and quick ways to fill it and to sign in. */
export interface Patch extends TestService {
  clock: TestClock;
  /** An EntityManager of the moment, for the factories and for looking at what was written. */
  em(): EntityManager;
  /** A browser in which this address is signed in already, without a mail. */
  as(email: string): Promise<Browser>;
  /** A browser of a new officer of these areas. */
  asOfficer(role: OfficerRole, ...areas: string[]): Promise<Browser>;
  /** How many rows a table has. */
  count(table: string): Promise<number>;
}

/** Starts the service at noon on 14 September 2022, on an empty database of its own unless one is given. */
export async function aPatch(database?: TestDatabase, options: Options = {}): Promise<Patch> {
  const clock = new TestClock();
  const change: Options['change'] = (builder) => builder.overrideProvider(Clock).useValue(clock);
  const service = await aService({ ...options, database, change });
  const em = () => service.app.get(EntityManager).fork();
  const sessions = service.app.get(SessionsService, { strict: false });

  const as = async (email: string) => {
    const [person] = await em().execute<{ id: string }[]>(
      `insert into person (email, email_verified) values (?, true)
       on conflict (email) do update set email_verified = true returning id`,
      [email],
    );
    const outgoing = new Headers();
    await sessions.start((person as { id: string }).id, outgoing);
    const browser = service.browser();
    for (const cookie of outgoing.getSetCookie()) {
      const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? [];
      browser.jar.set(name, value);
    }
    return browser;
  };
  const asOfficer = async (role: OfficerRole, ...areas: string[]) => as((await anOfficer(em(), { role, areas })).email);
  const count = async (table: string) => {
    const [row] = await em().execute<{ n: number }[]>(`select count(*)::int as n from ${table}`);
    return (row as { n: number }).n;
  };
  return { ...service, clock, em, as, asOfficer, count };
}
