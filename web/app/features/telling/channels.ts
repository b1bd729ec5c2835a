import type { AreaToTellQuery } from '#graphql.generated.ts';

/** The area that somebody came from; null: the guide answers for everywhere. */
export type AreaToTell = NonNullable<AreaToTellQuery['area']> | null;

/** One way to tell somebody. */
export interface Channel {
  href: string;
  /** Within a sentence. */
  text: string;
  /** On a button; may have two lines. */
  action: string;
}

/** An address of the guide, which keeps the area. */
export function guideAt(at: string, area: Pick<NonNullable<AreaToTell>, 'path'> | null): string {
  const query = area ? `?area=${encodeURIComponent(area.path).replaceAll('%2F', '/')}` : '';
  return `/what-has-happened${at === '' ? '' : `/${at}`}${query}`;
}

const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');
const call = (number: string, whom = ''): Channel => ({
  href: `tel:${number.replaceAll(' ', '')}`,
  text: unbroken(number),
  action: unbroken(whom ? `Call ${whom}\n${number}` : `Call ${number}`),
});
const page = (href: string, text: string, action: string): Channel => ({ href, text, action });

/** The ways that are the same everywhere. Addresses are the official ones, and stay. */
const everywhere = {
  '999': call('999'),
  '101': call('101'),
  '999 BSL': page('https://999bsl.co.uk/', '999 BSL', 'Go to 999 BSL'),
  Samaritans: call('116 123', 'Samaritans'),
  Crimestoppers: call('0800 555 111', 'Crimestoppers'),
  'Crimestoppers online': page('https://crimestoppers-uk.org/', 'its form', 'Tell Crimestoppers online'),
  'Report Fraud': call('0300 123 2040', 'Report Fraud'),
  'Report Fraud online': page('https://www.reportfraud.police.uk/', 'its website', 'Tell Report Fraud online'),
  'your bank': call('159', 'your bank'),
  '7726': { href: 'sms:7726', text: '7726', action: 'Text 7726' },
  phishing: page('mailto:report@phishing.gov.uk', 'report@phishing.gov.uk', 'Email report@phishing.gov.uk'),
  helpline: call('0808 2000 247', 'the helpline'),
  'men’s line': call('0808 801 0327', 'the Men’s Advice Line'),
  'help on GOV.UK': page(
    'https://www.gov.uk/guidance/domestic-abuse-how-to-get-help',
    'GOV.UK',
    'More help, on GOV.UK',
  ),
  'Citizens Advice': call('0808 223 1133', 'Citizens Advice'),
  council: page('https://www.gov.uk/find-local-council', 'GOV.UK', 'Find your council on GOV.UK'),
} satisfies Record<string, Channel>;

const POLICE_UK = 'https://www.police.uk/pu/contact-us/';

/** Every way, for this area. What it has not named leads to police.uk, which knows every force; null: no such way. */
export function channelsFor(area: AreaToTell) {
  const { reportUrl, chatUrl, email } = area?.contact ?? {};
  const team = area?.neighbourhood;
  const force = area?.force.name;
  return {
    ...everywhere,
    report: reportUrl
      ? page(reportUrl, `the online form of ${force}`, `Report it to ${force} online`)
      : page(POLICE_UK, 'your force’s online form (police.uk leads to it)', 'Find your force’s form on police.uk'),
    chat: chatUrl
      ? page(chatUrl, `the web chat of ${force}`, `Chat with ${force}`)
      : page(POLICE_UK, 'your force’s web chat, if it has one', 'Find your force’s web chat on police.uk'),
    'what happens after': page(
      guideAt('after-an-online-report', area),
      'What happens after an online report',
      'What happens after an online report',
    ),
    'lost something': page(guideAt('report-fraud', area), 'Here is what to do', 'What to do if you lost money'),
    email: email ? page(`mailto:${email}`, email, `Email ${email}`) : null,
    ask: team ? page(`/areas/${team.path}/ask`, 'a question', `Ask the ${team.name} team a question`) : null,
    suggest: team ? page(`/areas/${area.path}/suggest`, 'suggest it', 'Suggest what the team works on') : null,
    'find your area': team ? null : page('/', 'find your area', 'Find your area'),
  };
}

export type Channels = ReturnType<typeof channelsFor>;
export type ChannelName = keyof Channels;
