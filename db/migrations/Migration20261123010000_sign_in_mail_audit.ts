import { Migration } from '@mikro-orm/migrations';

/** Signing in with its limits, the demo's inbox, and the audit that nobody rewrites. */
export class Migration20261123010000_sign_in_mail_audit extends Migration {
  override up(): void {
    this.addSql(`create table "session" (
      "id" uuid not null default gen_random_uuid(),
      "person_id" uuid not null,
      "token" text not null,
      "via" text not null,
      "expires_at" timestamptz not null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      "ip_address" text null,
      "user_agent" text null,
      primary key ("id")
    )`);
    this.addSql(`create index "session_person_id_index" on "session" ("person_id")`);
    this.addSql(`alter table "session" add constraint "session_token_unique" unique ("token")`);
    this.addSql(`create index "session_expires_at_index" on "session" ("expires_at")`);
    this.addSql(`alter table "session" add constraint "session_via" check (via in ('CODE', 'OIDC'))`);
    this.addSql(
      `alter table "session" add constraint "session_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade`,
    );

    this.addSql(`create table "account" (
      "id" uuid not null default gen_random_uuid(),
      "person_id" uuid not null,
      "provider_id" text not null,
      "account_id" text not null,
      "access_token" text null,
      "refresh_token" text null,
      "id_token" text null,
      "access_token_expires_at" timestamptz null,
      "refresh_token_expires_at" timestamptz null,
      "scope" text null,
      "password" text null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      primary key ("id")
    )`);
    this.addSql(`create index "account_person_id_index" on "account" ("person_id")`);
    this.addSql(`alter table "account" add constraint "account_subject" unique ("provider_id", "account_id")`);
    this.addSql(
      `alter table "account" add constraint "account_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade`,
    );

    this.addSql(`create table "verification" (
      "id" uuid not null default gen_random_uuid(),
      "identifier" text not null,
      "value" text not null,
      "expires_at" timestamptz not null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      primary key ("id")
    )`);
    this.addSql(`create index "verification_identifier_index" on "verification" ("identifier")`);
    this.addSql(`create index "verification_expires_at_index" on "verification" ("expires_at")`);

    this.addSql(`create table "sign_in_code" (
      "address" text not null,
      "code" text null,
      "expires_at" timestamptz not null,
      "guesses" int not null default 0,
      "sent_at" timestamptz[] not null,
      "guessed_at" timestamptz[] not null,
      "updated_at" timestamptz not null,
      primary key ("address")
    )`);
    this.addSql(`create index "sign_in_code_updated_at_index" on "sign_in_code" ("updated_at")`);

    this.addSql(`create table "kept_mail" (
      "id" uuid not null default gen_random_uuid(),
      "to_address" text not null,
      "from_address" text not null,
      "subject" text not null,
      "body_text" text not null,
      "body_html" text not null,
      "headers" jsonb not null,
      "sent_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(`create index "kept_mail_to_address_index" on "kept_mail" ("to_address")`);
    this.addSql(`create index "kept_mail_sent_at_index" on "kept_mail" ("sent_at")`);

    this.addSql(`create table "audit_entry" (
      "seq" bigint not null,
      "at" timestamptz not null,
      "deed" text not null,
      "actor_id" uuid null,
      "subject" text not null,
      "facts" jsonb not null,
      "hash" text not null,
      primary key ("seq")
    )`);
    // jsonb writes equal facts alike, so the hash can be made again from the row.
    this.addSql(`create function audit_hash(before text, seq bigint, at timestamptz, deed text, actor_id uuid, subject text, facts jsonb)
      returns text language sql stable set search_path = pg_catalog as $$
        select encode(sha256(convert_to(jsonb_build_array(before, seq, extract(epoch from at), deed, actor_id, subject, facts)::text, 'UTF8')), 'hex')
      $$`);
    // One writer at a time, until the deed's transaction ends: the chain has no forks and no gaps.
    this.addSql(`create function audit_append(deed text, actor_id uuid, subject text, facts jsonb)
      returns void language plpgsql security definer set search_path = pg_catalog as $$
        declare
          head record;
          moment timestamptz := clock_timestamp();
        begin
          perform pg_advisory_xact_lock(7281826);
          select e.seq, e.hash into head from public.audit_entry e order by e.seq desc limit 1;
          insert into public.audit_entry values (
            coalesce(head.seq, 0) + 1, moment, deed, actor_id, subject, facts,
            public.audit_hash(coalesce(head.hash, ''), coalesce(head.seq, 0) + 1, moment, deed, actor_id, subject, facts));
        end
      $$`);
  }
}
