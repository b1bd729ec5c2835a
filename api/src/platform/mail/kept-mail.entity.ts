import { defineEntity, p } from '@mikro-orm/core';
import type { MailedCalendar } from './mail.ts';

const schema = defineEntity({
  name: 'KeptMail',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    to: p.text().name('to_address').index(),
    from: p.text().name('from_address'),
    subject: p.text(),
    text: p.text().name('body_text'),
    html: p.text().name('body_html'),
    headers: p.json().$type<Record<string, string>>(),
    calendar: p.json().$type<MailedCalendar>().nullable(),
    sentAt: p.datetime().index(),
  },
});

/** A mail that the demo keeps in its inbox page instead of sending it. Production keeps none. */
export class KeptMail extends schema.class {}
schema.setClass(KeptMail);
