/** The queue of the ballots that will close: each has one job, from its closing on. */
export const SEAL_QUEUE = 'seal-ballot';

/** The advisory locks of ballots: a cast shares a ballot's, sealing has it alone. */
const LOCKS = 7_281_827;

/** Waits for a ballot's lock, shared or alone, until the transaction ends. Its parameter is the ballot's id. */
export const SHARE_BALLOT = `select pg_advisory_xact_lock_shared(${LOCKS}, hashtext(?))`;
export const HOLD_BALLOT = `select pg_advisory_xact_lock(${LOCKS}, hashtext(?))`;

/**
 * Shares a ballot's lock while the ballot is open, and says whether it is. Who comes too late is told so at once: they
 * do not wait for a sealing under way. Its parameter is the ballot's id.
 */
export const SHARE_OPEN_BALLOT = `
  select moment.open as "isOpen", case when moment.open then pg_advisory_xact_lock_shared(${LOCKS}, hashtext(b.id::text)) end
  from ballot b cross join lateral (select clock_timestamp() < b.closes_at as open offset 0) moment where b.id = $1`;

/**
 * One sealing at a time: each ends by dropping its box while it still reads the table of them all, and two at once
 * would wait for one another.
 */
export const HOLD_SEALING = 'select pg_advisory_xact_lock(7281828)';
