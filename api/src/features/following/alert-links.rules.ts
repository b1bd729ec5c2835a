import { addressesIn, htmlOf, wordsOf } from '#platform/markdown.ts';

/**
 * Where a link of an alert may lead, to these hosts and what lies below them: a mail from the police is what a fraudster
 * would most like to send. To them come the service itself and the sites that the area’s own force names.
 */
const TRUSTED = ['police.uk', 'gov.uk', 'nhs.uk', 'crimestoppers-uk.org', 'fearless.org'];

/** Where an address in running words ends, for the most cautious of the programs that make links of them. */
const WITHIN = String.raw`[^\s<>()[\]{}"'“”‘’|,;\\^${'`'}]`;
const MAIL = /[\p{L}\p{N}._%+'-]{1,64}@([\p{L}\p{N}.-]+)/giu;
/** An address with a scheme, a host with at least one dot, or four numbers, with what follows. */
const ADDRESS = new RegExp(
  String.raw`(?:[a-z][a-z\d+.-]{0,20}:)?//${WITHIN}+` +
    String.raw`|(?:[\p{L}\p{N}_-]{1,63}\.){1,20}\p{L}[\p{L}\p{N}-]+(?:[/:?#]${WITHIN}*)?` +
    String.raw`|\b\d{1,3}(?:\.\d{1,3}){3}\b(?:[/:?#]${WITHIN}*)?`,
  'giu',
);
/** What hides in words without being seen, and the full stops of other scripts, which browsers take for a dot. */
const UNSEEN = /\p{Cf}|\u034F/gu;
const OTHER_DOTS = /[\u2024\u3002\uFE52\uFF0E\uFF61]/gu;

/**
 * The first link in an alert that does not lead where links may, as it is written; null where all do. Looks at where its
 * Markdown leads and at every word that a mail program may make a link of. `ours` are addresses, of sites or hosts.
 */
export function linkElsewhere(title: string, body: string, ours: readonly string[]): string | null {
  const trusted = [...TRUSTED, ...ours.flatMap((address) => hostOf(address)?.replace(/^www\./, '') ?? [])];
  const leadsAway = (host: string | null) =>
    host === null || !trusted.some((own) => host === own || host.endsWith(`.${own}`));
  for (const address of addressesIn(body).links) if (hostsOfLink(address).some(leadsAway)) return address;
  let words = `${title}\n${wordsOf(htmlOf(body))}`.normalize('NFC').replace(UNSEEN, '').replace(OTHER_DOTS, '.');
  let away: string | null = null;
  words = words.replace(MAIL, (mail, host: string) => {
    if (host.includes('.') && leadsAway(hostOf(host.replace(/[.-]+$/, '')))) away ??= mail;
    return ' ';
  });
  for (const [address] of words.matchAll(ADDRESS)) if (leadsAway(hostOf(address))) away ??= address;
  return away;
}

/** Where a link of Markdown leads: null for what names no host, none at all for a telephone number. */
function hostsOfLink(address: string): (string | null)[] {
  if (/^tel:/i.test(address)) return [];
  if (!/^mailto:/i.test(address)) return [/^https?:/i.test(address) ? hostOf(address) : null];
  const hosts = [...safelyDecoded(address).matchAll(/@([^,;?&\s]*)/g)].map(([, host = '']) => hostOf(host));
  return hosts.length > 0 ? hosts : [null];
}

/** The host of an address, lower-cased, as browsers read it; null for none. */
function hostOf(address: string): string | null {
  const [, scheme] = address.match(/^(?:([a-z][a-z\d+.-]*):)?\/\//i) ?? [];
  if (scheme && !/^https?$/i.test(scheme)) return null;
  const whole = scheme ? address : `https://${address.replace(/^\/\//, '')}`;
  const { username, password, hostname } = URL.parse(whole) ?? {};
  // Another name before the host is how fraudsters dress up a link.
  return username || password ? null : hostname?.replace(/\.$/, '') || null;
}

function safelyDecoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
