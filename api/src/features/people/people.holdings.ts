import { type RawQueryFragment, sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Holding, Subject } from '#platform/personal-data.ts';

type Rows = (em: EntityManager, subject: Subject) => Promise<object[]>;
type Erase = (em: EntityManager, subject: Subject) => Promise<void>;

const SIGN_IN = 'To let you sign in, and to keep others from signing in as you';
const PUBLIC_TASK = 'Public task (UK GDPR article 6(1)(e))';
const nothing: Erase = async () => undefined;

/** What people and the platform below hold of a person. `addressOf` is what stands for an address in `sign_in_code`. */
export function holdingsOf(addressOf: (email: string) => string, hashOf: (words: string) => string): Holding[] {
  return [
    {
      what: 'The email address you sign in with, and your home area if you chose one',
      table: 'person',
      columns: ['id', 'email', 'home_area_id'],
      purpose: 'To know you again, and where your vote counts',
      lawfulBasis: PUBLIC_TASK,
      seenBy: 'You',
      deleted: 'When you erase yourself',
      exportOf: rows(
        ({ email }) => sql`
        select p.id, p.email, p.email_verified, p.created_at, p.updated_at, p.home_held_until, a.path as home_area
        from person p left join area a on a.id = p.home_area_id where p.email = ${email}`,
      ),
      erase: run(({ personId }) => sql`delete from person where id = ${personId}`),
    },
    {
      what: 'An officer’s title, role, areas and hours, the address they sign in with, and their name unless withheld',
      table: 'officer',
      columns: ['email', 'display_name'],
      purpose: 'To say who acts for the team, and to let them sign in',
      lawfulBasis: PUBLIC_TASK,
      seenBy:
        'Everybody: title, role, areas, hours, and the name where it is not withheld. Administrators of the force: the address',
      deleted:
        'A dismissed officer’s address, name and hours when they erase themselves; the post stays as the author of what was published',
      exportOf: rows(
        ({ email }) => sql`
        select o.id, o.email, o.role, o.title, o.display_name, o.name_withheld, o.hours, o.appointed_at, o.dismissed_at,
          array(select a.path from officer_area oa join area a on a.id = oa.area_id where oa.officer_id = o.id order by a.path) as areas
        from officer o where o.email = ${email} order by o.appointed_at`,
      ),
      erase: run(
        ({ email }) => sql`
        update officer set email = '', display_name = null, name_withheld = true, hours = null
        where email = ${email} and dismissed_at is not null`,
      ),
    },
    {
      what: 'That you are signed in, since when and how; no network address and no name of a browser',
      table: 'session',
      columns: ['person_id'],
      purpose: SIGN_IN,
      lawfulBasis: PUBLIC_TASK,
      seenBy: 'You',
      deleted: 'When you sign out, after 30 days at the latest',
      exportOf: rows(
        ({ personId }) => sql`
        select id, via, created_at, expires_at from session where person_id = ${personId} order by created_at`,
      ),
      erase: run(({ personId }) => sql`delete from session where person_id = ${personId}`),
    },
    {
      what: 'An officer’s number in their force’s sign-in',
      table: 'account',
      columns: ['person_id', 'account_id'],
      purpose: 'To know an officer again who signs in through their force',
      lawfulBasis: PUBLIC_TASK,
      seenBy: 'Nobody',
      deleted: 'When the officer is dismissed',
      exportOf: rows(
        ({ personId }) => sql`
        select id, provider_id, account_id, created_at from account where person_id = ${personId}`,
      ),
      erase: run(({ personId }) => sql`delete from account where person_id = ${personId}`),
    },
    {
      what: 'The code you were sent, when codes were asked for, and how often one was guessed',
      table: 'sign_in_code',
      columns: ['address'],
      purpose: SIGN_IN,
      lawfulBasis: PUBLIC_TASK,
      seenBy: 'Nobody; your address is kept as a keyed hash',
      deleted: 'After a day',
      exportOf: rows(
        ({ email }) => sql`
        select expires_at, guesses, sent_at, guessed_at, updated_at from sign_in_code where address = ${addressOf(email)}`,
      ),
      erase: run(({ email }) => sql`delete from sign_in_code where address = ${addressOf(email)}`),
    },
    {
      what: 'The keys of forms that you sent',
      table: 'deed_key',
      columns: ['person_id'],
      purpose: 'So that tapping twice does a thing once',
      lawfulBasis: PUBLIC_TASK,
      seenBy: 'Nobody',
      deleted: 'After 7 days',
      exportOf: rows(
        ({ personId }) => sql`
        select deed, key, thing_id, created_at from deed_key where person_id = ${personId} order by created_at`,
      ),
      erase: run(({ personId }) => sql`delete from deed_key where person_id = ${personId}`),
    },
    {
      what: 'Mails of the demonstration, with what they bring for your calendar',
      table: 'kept_mail',
      columns: ['to_address'],
      purpose: 'Demonstration only: to show the mails that would have been sent',
      lawfulBasis: PUBLIC_TASK,
      seenBy: 'Everybody who opens the demonstration’s inbox',
      deleted: 'After 30 days',
      exportOf: rows(
        ({ email }) => sql`
        select subject, body_text, headers, calendar, sent_at from kept_mail where to_address = ${email} order by sent_at`,
      ),
      erase: run(({ email }) => sql`delete from kept_mail where to_address = ${email}`),
    },
    {
      what: 'A mail to you that waits to be sent',
      table: 'pgboss.job',
      columns: ['data'],
      purpose: 'To send you a mail, even where the mail server is away for a while',
      lawfulBasis: PUBLIC_TASK,
      seenBy: 'Nobody',
      deleted: 'Some minutes after it is sent; a mail with a code after ten minutes',
      exportOf: rows(
        ({ email }) => sql`
        select data->>'subject' as subject, state::text, created_on from pgboss.job
        where name = 'mail' and data->>'to' = ${email} order by created_on`,
      ),
      erase: run(({ email }) => sql`delete from pgboss.job where name = 'mail' and data->>'to' = ${email}`),
    },
    {
      what: 'That somebody appointed, dismissed, searched or erased, and when',
      table: 'audit_entry',
      columns: ['actor_id'],
      purpose: 'So that nobody can use or change what is kept without it being seen',
      lawfulBasis: PUBLIC_TASK,
      seenBy: 'Auditors',
      deleted: 'Never; it holds numbers and keyed hashes, no words, and after erasing nothing that leads to you',
      exportOf: rows(
        ({ personId, email }) => sql`
        select seq, at, deed, facts from audit_entry
        where actor_id = ${personId} or subject = ${hashOf(email)}
           or actor_id in (select id from officer where email = ${email}) order by seq`,
      ),
      erase: nothing,
    },
  ];
}

function rows(query: (subject: Subject) => RawQueryFragment): Rows {
  return (em, subject) => em.execute<object[]>(query(subject));
}

function run(statement: (subject: Subject) => RawQueryFragment): Erase {
  return async (em, subject) => void (await em.execute(statement(subject)));
}
