import { sql } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { Forbidden, NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { once } from '#platform/once.ts';
import { isRefusal, type Refusal } from '#platform/refusal.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';
import { TITLE_LIMIT, wordsOrNone } from '#platform/words.ts';
import { Officer, type OfficerRole } from './officer.entity.ts';
import { alreadyOfficer, dismissalOf, postFor, roleFor, USUAL_TITLE } from './officer.rules.ts';
import { emailFor, type PersonRefusalReason } from './person.rules.ts';

type No = Refusal<PersonRefusalReason>;

/** What a force administrator says of a new officer. */
export interface NewOfficer {
  email: string;
  role: 'RESIDENT' | OfficerRole;
  areaPaths: readonly string[];
  title?: string | null;
  displayName?: string | null;
  nameWithheld?: boolean | null;
  hours?: string | null;
  clientKey?: string | null;
}

/** Who acts for a force: a force administrator's deeds. One at a time, so that two cannot dismiss each other. */
@Injectable()
export class OfficersService {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Appoints an officer in areas of the administrator's own force. Throws Forbidden for areas of another. */
  appoint(viewer: Viewer, input: NewOfficer): Promise<Officer | No> {
    return this.#oneByOne(viewer, (em) =>
      once(
        em,
        { viewer, deed: 'appointOfficer', key: input.clientKey },
        () => this.#appoint(em, viewer, input),
        (id) => em.findOneOrFail(Officer, id),
      ),
    );
  }

  async #appoint(em: EntityManager, viewer: Viewer, input: NewOfficer): Promise<Officer | No> {
    const email = emailFor(input.email);
    if (isRefusal(email)) return email;
    const role = roleFor(input.role);
    if (isRefusal(role)) return role;
    const paths = [...new Set(input.areaPaths.map(Area.pathOf))];
    const areas = postFor(role, paths, await em.find(Area, { path: { $in: paths } }));
    if (isRefusal(areas)) return areas;
    if (!areas.every(({ path }) => actsIn(viewer, path)))
      throw new Forbidden('You may appoint officers only in your own force.');
    const title = wordsOrNone(input.title, 'title', 'The title', TITLE_LIMIT);
    if (isRefusal(title)) return title;
    const displayName = wordsOrNone(input.displayName, 'displayName', 'The name', TITLE_LIMIT);
    if (isRefusal(displayName)) return displayName;
    const hours = wordsOrNone(input.hours, 'hours', 'The hours', TITLE_LIMIT);
    if (isRefusal(hours)) return hours;
    if (await em.count(Officer, { email, dismissedAt: null })) return alreadyOfficer();

    const told = {
      email,
      role,
      title: title ?? USUAL_TITLE[role],
      displayName,
      nameWithheld: input.nameWithheld ?? false,
      hours,
    };
    const officer = em.create(Officer, { ...told, areas, appointedAt: this.clock.now() });
    await em.flush();
    const facts = { role, areas: areas.map(({ id }) => id) };
    await this.audit.append(em, { deed: 'appointOfficer', actorId: viewer.officerId, subject: officer.id, facts });
    return officer;
  }

  /**
   * Dismisses an officer: signed out everywhere at once, no longer tied to the force's sign-in, still the author of
   * what they wrote. Again: the same answer. Throws NotFound, and Forbidden for another force's.
   */
  dismiss(viewer: Viewer, officerId: string): Promise<Officer | No> {
    const id = idOf(officerId, 'This officer');
    return this.#oneByOne(viewer, (em) => this.#dismiss(em, viewer, id));
  }

  async #dismiss(em: EntityManager, viewer: Viewer, id: string): Promise<Officer | No> {
    const officer = await em.findOne(Officer, id, { populate: ['areas'] });
    if (!officer) throw new NotFound('This officer');
    if (!officer.areas.getItems().every(({ path }) => actsIn(viewer, path)))
      throw new Forbidden('You may dismiss officers only in your own force.');
    if (officer.dismissedAt) return officer;
    const forces = officer.areas.getItems().map(({ force }) => force.id);
    const others = {
      role: 'FORCE_ADMIN',
      dismissedAt: null,
      id: { $ne: id },
      areas: { $some: { id: { $in: forces } } },
    } as const;
    const no = dismissalOf(id === viewer.officerId, officer.role, await em.count(Officer, others));
    if (no) return no;
    officer.dismissedAt = this.clock.now();
    await em.flush();
    await em.execute(
      sql`delete from session where person_id in (select id from person where email = ${officer.email})`,
    );
    await em.execute(
      sql`delete from account where person_id in (select id from person where email = ${officer.email})`,
    );
    await this.audit.append(em, { deed: 'dismissOfficer', actorId: viewer.officerId, subject: id });
    return officer;
  }

  /** The deed, once nobody else is at another, by an administrator who by then is still one. */
  #oneByOne<T>(viewer: Viewer, act: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(7281827)');
      const inPost = await em.count(Officer, {
        id: viewer.officerId as string,
        role: 'FORCE_ADMIN',
        dismissedAt: null,
      });
      if (inPost === 0) throw new Forbidden();
      return act(em);
    });
  }
}
