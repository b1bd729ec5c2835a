/** Longer than news is mailed after it came, and than the summary of a quarter that is over. */
const FRESH = 8 * 24 * 3_600_000;

/**
 * The statement that says of what is made up and fresh that it was told, to nobody: a mailing for each piece of news up
 * to now, and for the summary of each quarter that ended, so that none of it is ever mailed. It reads the view `news`
 * itself, so that what becomes news one day is not forgotten here.
 *
 * @param forces the ids of those whose news it is: what others have to tell stays to be told
 */
export function tellingNobody(forces: readonly string[], now: Date): string {
  const instant = (at: Date) => `'${at.toISOString()}'::timestamptz`;
  const [until, since] = [instant(now), instant(new Date(now.getTime() - FRESH))];
  const dayOf = (at: string) => `(${at} at time zone 'Europe/London')::date`;
  return `insert into mailing (id, key, kind, queued_at, recipients)
    select md5('told ' || told.key)::uuid, told.key, 'NEWS', told.at, 0 from (
      select n.key, n.area_id, n.at from news n where n.at > ${since} and n.at <= ${until}
      union all
      select 'quarter:' || q.id, q.area_id, (q.ends_on + 1)::timestamp at time zone 'Europe/London'
      from quarter q where q.ends_on >= ${dayOf(since)} and q.ends_on < ${dayOf(until)}
    ) told join area a on a.id = told.area_id
    where a.force_id in (${forces.map((id) => `'${id}'::uuid`).join(', ')})
    on conflict (key) do nothing`;
}
