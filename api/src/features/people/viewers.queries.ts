import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.ts';
import { Reads } from '#platform/database.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { ANONYMOUS, type Viewer, Viewers } from '#platform/viewer.ts';
import type { OfficerRole } from './officer.entity.ts';

interface Row {
  person_id: string;
  email: string;
  officer_id: string | null;
  role: OfficerRole | null;
  paths: string[];
}

/** In production an officer is one only when signed in through the force; in the demo a code will do. */
const WHO = `
  select p.id as person_id, p.email, o.id as officer_id, o.role,
    array(select a.path from officer_area oa join area a on a.id = oa.area_id where oa.officer_id = o.id order by a.path) as paths
  from session s
  join person p on p.id = s.person_id
  left join officer o on o.email = p.email and o.dismissed_at is null and (s.via = 'OIDC' or $3)
  where s.token = $1 and s.expires_at > $2`;

/** Who is asking: read for each request, so that a revoked session and a role taken away bite on the next one. */
@Injectable()
export class ViewersQueries extends Viewers {
  readonly #cookie: RegExp;
  readonly #secret: KeyObject;

  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    super();
    this.#secret = createSecretKey(environment.sessionSecret, 'utf8');
    const prefix = environment.publicUrl.startsWith('https:') ? '__Secure-' : '';
    this.#cookie = new RegExp(`(?:^|;)\\s*${prefix}patchwork\\.session_token=([^;\\s]{1,300})`);
  }

  async of(headers: Headers): Promise<Viewer> {
    const token = this.#tokenIn(headers.get('cookie'));
    if (!token) return ANONYMOUS;
    const isDemo = this.environment.mode === 'demo';
    const [row] = await this.reads.prepared<Row>('viewer', WHO, [token, this.clock.now(), isDemo]);
    if (!row) return ANONYMOUS;
    return {
      role: row.role ?? 'RESIDENT',
      personId: row.person_id,
      email: row.email,
      officerId: row.officer_id,
      areaPaths: row.paths,
    };
  }

  carriesSession(cookies: string | undefined): boolean {
    return this.#tokenIn(cookies) !== null;
  }

  /** The session's token, if the cookie carries better-auth's signature of it; a made-up one costs no statement. */
  #tokenIn(cookies: string | null | undefined): string | null {
    const value = cookies?.match(this.#cookie)?.[1];
    if (!value) return null;
    const [token, signature] = split(value);
    const expected = createHmac('sha256', this.#secret).update(token).digest();
    const given = Buffer.from(signature, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
  }
}

function split(value: string): [string, string] {
  let plain: string;
  try {
    plain = decodeURIComponent(value);
  } catch {
    return ['', ''];
  }
  const dot = plain.lastIndexOf('.');
  return [plain.slice(0, Math.max(dot, 0)), plain.slice(dot + 1)];
}
