import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { Mails } from '#platform/mail/mail.ts';
import { isRefusal, type Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { AlertRefusalReason } from './alert.rules.ts';
import { draftOf, type TypedAlert } from './alerts.drafts.ts';
import { newsLetter } from './following.mails.tsx';
import { MailLinks } from './mail-links.ts';
import { alertNews, fromOf } from './news-words.tsx';

/** What would go out, and to how many. */
export interface AlertPreview {
  recipientsAtOnce: number;
  recipientsLater: number;
  needsSecondPerson: boolean;
  flags: string[];
  goesInSeconds: number;
  fromName: string;
  subject: string;
  /** As mails, digests, feeds and pages show it. */
  html: string;
  /** The text part of the mail, whole. */
  text: string;
}

/** Shows alerts before they are sent. */
@Injectable()
export class AlertPreviews {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly mails: Mails,
    private readonly links: MailLinks,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** What would go out if it were sent now. Writes nothing. Throws Forbidden. */
  async of(viewer: Viewer, input: TypedAlert): Promise<AlertPreview | Refusal<AlertRefusalReason>> {
    const { environment } = this;
    const em = this.em.fork();
    const draft = await draftOf(em, viewer, input, { now: this.clock.now(), environment });
    if (isRefusal(draft)) return draft;
    const { alert, area, audience } = draft;
    await alert.writtenBy.loadOrFail();
    // Its own page is made when it is sent: until then there are three dots.
    const words = { ...alertNews(alert), path: '/alerts/…' };
    const what = { key: `alert:${alert.id}`, topic: 'ALERTS' as const, at: alert.writtenAt };
    const news = { ...words, ...what, area, from: fromOf(area) };
    // Where each has their own link there are three dots: nobody gets that of the officer who looks.
    const facts = { ...this.mails.facts, preferences: this.links.preferencesAt('…') };
    const { subject, text, html: mailHtml } = await newsLetter(facts, { news, neutralSubjects: false });
    return {
      ...{
        recipientsAtOnce: audience.atOnce,
        recipientsLater: audience.later,
        subject,
        html: words.html,
        text,
        mailHtml,
      },
      ...{ needsSecondPerson: draft.needsSecondPerson, flags: alert.flags, fromName: fromOf(area) },
      goesInSeconds: alert.urgentReason ? 0 : environment.alertHoldSeconds,
    };
  }
}
