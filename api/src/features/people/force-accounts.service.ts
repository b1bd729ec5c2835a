import { sql } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Door, FORCE_PROVIDER } from './better-auth.ts';

/** The ties between officers and the subjects of their force's own sign-in. */
@Injectable()
export class ForceAccountsService implements Door {
  constructor(private readonly em: EntityManager) {}

  /**
   * The first subject that comes with the address of an officer in post is that officer's from then on; another
   * subject with the same address is not, until the officer is dismissed and appointed anew. A subject whose former
   * officer is no longer in post may go on as another. An address that the provider calls unverified ties nothing; one
   * it is silent about does, since Microsoft Entra ID is silent about the addresses of its own directory.
   */
  async tie(subject: string, email: string, isVerified: boolean | undefined): Promise<void> {
    if (!subject || isVerified === false) return;
    await this.em.fork().transactional(async (em) => {
      const [officer] = await em.execute<unknown[]>(
        sql`select 1 from officer where email = ${email} and dismissed_at is null for update`,
      );
      if (!officer) return;
      await em.execute(
        sql`insert into person (email, email_verified) values (${email}, true) on conflict (email) do nothing`,
      );
      await em.execute(sql`
        insert into account (provider_id, account_id, person_id)
        select ${FORCE_PROVIDER}, ${subject}, p.id from person p where p.email = ${email}
          and not exists (select from account a where a.person_id = p.id and a.provider_id = ${FORCE_PROVIDER} and a.account_id <> ${subject})
        on conflict (provider_id, account_id) do update set person_id = excluded.person_id
        where not exists (
          select from officer o join person p on p.email = o.email and o.dismissed_at is null where p.id = account.person_id)`);
    });
  }

  async admits(personId: string): Promise<boolean> {
    const rows = await this.em.fork().execute<unknown[]>(sql`
      select 1 from officer o join person p on p.email = o.email where p.id = ${personId} and o.dismissed_at is null`);
    return rows.length > 0;
  }
}
