import type { Mail } from '../machine.ts';
import type { ReadMail } from './a-scanner.ts';
import { isToMany } from './every-kind-of-mail.ts';

const ONE_ADDRESS = /^[^\s,;:<>()[\]"\\@]+@[^\s,;:<>()[\]"\\@]+$/;
/** Where alerts may lead besides to us: to these hosts, and what lies below them. */
const ALLOWED = ['police.uk', 'gov.uk', 'nhs.uk', 'crimestoppers-uk.org', 'fearless.org'];
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** What is wrong with a mail of the service at `origin`, a sentence each. */
export function faultsOf(mail: Mail, { words, links, misplaced }: ReadMail, origin: string): string[] {
  const faults: string[] = [];
  const isSo = (holds: boolean, sentence: string) => holds || faults.push(sentence);
  const names = Object.keys(mail.headers).map((name) => name.toLowerCase());
  isSo(ONE_ADDRESS.test(mail.to), `It does not go to one address: ${mail.to}`);
  isSo(!names.some((name) => /^(resent-)?(to|cc|bcc)$/.test(name)), `A header names recipients: ${names}`);
  isSo(!CONTROL.test([mail.subject, ...Object.entries(mail.headers).flat()].join('')), 'A header has two lines.');
  isSo(mail.subject.trim() !== '', 'It has no subject.');
  isSo(mail.text.trim() !== '', 'It has no text part.');
  isSo(wordsAlone(mail.text) === wordsAlone(words), 'Its text part does not say what its HTML says.');
  isSo(misplaced.length === 0, `What has no place in a mail: ${misplaced}`);
  for (const link of links) isSo(mayLeadTo(link, origin), `A link leads elsewhere: ${link}`);
  const { 'List-Unsubscribe': end, 'List-Unsubscribe-Post': byPost } = mail.headers;
  if (isToMany(mail)) {
    isSo(/^<https?:\/\/[^\s<>]+\/unsubscribe\/[\w-]{48}>$/.test(end ?? ''), `Where it ends: ${end}`);
    isSo(URL.parse(end?.slice(1, -1) ?? '')?.origin === origin, `It ends elsewhere: ${end}`);
    isSo(byPost === 'List-Unsubscribe=One-Click', `It does not end by one click: ${byPost}`);
  } else isSo(end === undefined && byPost === undefined, 'It is theirs alone, and can be unsubscribed from.');
  return faults;
}

/** Letters and digits in their order, without addresses: the text part names an address beside the words of its link. */
function wordsAlone(text: string): string {
  return text
    .replace(/(?:https?:\/\/|tel:|mailto:)\S+/gi, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function mayLeadTo(link: string, origin: string): boolean {
  if (/^(tel|mailto):/.test(link)) return true;
  const url = URL.parse(link);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return url.origin === origin || ALLOWED.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}
