import type pg from 'pg';

/** Officers of quite another force, by their role; they sign in by code, as everybody of a demo does. */
export const OTHER_FORCE = {
  inspector: 'inspector@other-force.test',
  comms: 'comms@other-force.test',
  admin: 'admin@other-force.test',
} as const;

/** Founds another force with a neighbourhood of its own: nobody of it has any business with the demo's. */
export async function foundOtherForce(database: pg.Pool): Promise<void> {
  await database.query(
    `with force as (
       insert into area (path, kind, name, force_id, id) select 'otherforce', 'FORCE', 'Other Constabulary', id, id
       from gen_random_uuid() id on conflict (path) do nothing returning id
     ), neighbourhood as (
       insert into area (path, kind, name, parent_id, neighbourhood_id, force_id, id)
       select 'otherforce/town', 'NEIGHBOURHOOD', 'Town', force.id, new, force.id, new
       from force, gen_random_uuid() new returning id
     ), officers as (
       insert into officer (email, role, title)
       select email, role, role from (values ($1, 'INSPECTOR'), ($2, 'COMMS'), ($3, 'FORCE_ADMIN')) o (email, role)
       where exists (select from force) returning id, role
     )
     insert into officer_area (officer_id, area_id)
     select officers.id, case when role = 'INSPECTOR' then neighbourhood.id else force.id end
     from officers, force, neighbourhood`,
    [OTHER_FORCE.inspector, OTHER_FORCE.comms, OTHER_FORCE.admin],
  );
}
