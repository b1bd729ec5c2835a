import type { AlertFactsFragment, AlertOnDeskFragment, PreviewAlertMutation } from '#graphql.generated.ts';

const area = { id: 'a1', path: 'force/patch', kind: 'NEIGHBOURHOOD' as const, name: 'Patch' };
const sentBy = { id: 'o1', name: 'Sam Lee', title: 'Inspector' };

/** Sent, about all of Patch, and over, unless told otherwise. */
export const anAlert = (facts: Partial<AlertFactsFragment> = {}): AlertFactsFragment => ({
  id: 'al1',
  title: 'Vans broken into',
  bodyHtml: '<p>Lock your <strong>van</strong>.</p>',
  importance: 'NORMAL',
  theme: 'VEHICLE_CRIME',
  validUntil: '2022-12-31T17:00:00Z',
  hasEnded: true,
  state: 'SENT',
  sentAt: '2022-10-03T09:00:00Z',
  fromName: 'Patch neighbourhood team',
  withdrawnAt: null,
  withdrawnReason: null,
  places: [],
  area,
  sentBy,
  ...facts,
});

/** On the desk: held until two minutes past ten, unless told otherwise. */
export const anAlertOnDesk = (facts: Partial<AlertOnDeskFragment> = {}): AlertOnDeskFragment => ({
  id: 'al1',
  title: 'Vans broken into',
  state: 'HELD',
  importance: 'NORMAL',
  writtenAt: '2026-11-23T10:00:00Z',
  goesAt: '2026-11-23T10:02:05Z',
  sentAt: null,
  stoppedAt: null,
  withdrawnAt: null,
  hasEnded: false,
  flags: [],
  urgentReason: null,
  expectedRecipients: 200,
  recipients: null,
  delivered: null,
  refused: null,
  area,
  sentBy,
  ...facts,
});

type Preview = Extract<PreviewAlertMutation['previewAlert'], { __typename: 'AlertPreview' }>;

/** Goes to 1,204 people at once and to 3 later, two minutes after it is sent, unless told otherwise. */
export const aPreview = (facts: Partial<Preview> = {}): Preview => ({
  __typename: 'AlertPreview',
  recipientsAtOnce: 1204,
  recipientsLater: 3,
  needsSecondPerson: false,
  flags: [],
  goesInSeconds: 120,
  fromName: 'Patch neighbourhood team',
  subject: 'Patch: Vans broken into',
  html: '<p>Lock your van.</p>',
  text: 'Lock your van.\n\nhttp://localhost/mails/…',
  mailHtml: '<html><p>Lock your van.</p></html>',
  ...facts,
});
