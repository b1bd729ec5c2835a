import { statementFor } from '@patchwork/api/pages';
import { policeUkStatement } from '@patchwork/api/police-uk';
import { READS_AT_ONCE } from '@patchwork/api/reads-at-once';
import { londonDate } from '@patchwork/calendar';

/** The prepared statement by which the service answers a public page, for who measures it (`npm run bench`). */
export const pageStatement = statementFor;

/** The same of `/api/{force}/{id}/priorities`. */
export const prioritiesStatement = (force: string, id: string, now: Date) =>
  policeUkStatement('priorities', { force, id, today: londonDate(now), now });

/** How the service's connections have their statements planned (`PLANNED_ONCE`), as libpq and node-postgres take it. */
export const plannedOnce = '-c plan_cache_mode=force_generic_plan';

/** How many of them the service has PostgreSQL run at the same time. */
export const pageStatementsAtOnce = READS_AT_ONCE;
