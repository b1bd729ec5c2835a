import type { Page } from '@playwright/test';
import type { Mail } from '../machine.ts';

// What programs do that look through mails before their readers do: they follow every link, open each page as a browser
// does, and press the buttons on it. They have no session, and no code to type.

/** A mail as a program reads its HTML. */
export interface ReadMail {
  /** Its words, letters and digits alone: how lines break and what is marked is how a mail looks, not what it says. */
  words: string;
  /** Where its links lead. */
  links: string[];
  /** What has no place in a mail: what runs, what is fetched without being asked for, what is typed into. */
  misplaced: string[];
}

/** Reads the HTML of mails in a browser, where nothing of it runs or is fetched. */
export function readHtml(page: Page, mails: readonly Mail[]): Promise<ReadMail[]> {
  return page.evaluate(
    (all) =>
      all.map((html) => {
        const { body, documentElement } = new DOMParser().parseFromString(html, 'text/html');
        const misplaced = [
          ...documentElement.querySelectorAll(
            'script,img,picture,svg,video,audio,iframe,object,embed,form,input,button,base,link,meta[http-equiv="refresh" i],[src],[background],[srcset]',
          ),
        ].map(({ outerHTML }) => outerHTML.slice(0, 200));
        for (const each of documentElement.querySelectorAll('*')) {
          for (const { name, value } of each.attributes) {
            if (/^on/i.test(name) || /url\s*\(|@import/i.test(value)) misplaced.push(`${name}="${value}"`);
          }
        }
        const links = [...body.querySelectorAll('[href]')].map((link) => link.getAttribute('href') ?? '');
        // Lists that count say their numbers in the text part.
        for (const list of body.querySelectorAll('ol')) {
          for (const [i, item] of [...list.children].entries())
            item.prepend(`${i + Number(list.getAttribute('start') ?? 1)}. `);
        }
        const blocks = 'p,div,h1,h2,h3,h4,h5,h6,li,blockquote,section,article,br,hr,td,tr,pre,a';
        for (const block of body.querySelectorAll(blocks)) {
          block.before(' ');
          block.after(' ');
        }
        return { words: body.textContent ?? '', links, misplaced };
      }),
    mails.map(({ html }) => html),
  );
}

/** The addresses of ours in a mail: in its words, its links and its headers. */
export function ourAddressesIn(mail: Mail, links: readonly string[], origin: string): string[] {
  const typed = `${mail.text} ${Object.values(mail.headers).join(' ')}`.match(/https?:\/\/[^\s<>"')\]]+/g) ?? [];
  return [...typed, ...links]
    .filter((address) => URL.parse(address)?.origin === origin)
    .map((one) => one.replace(/[.,:;]+$/, ''));
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** An address with what differs from one thing to the next left out. */
export function shapeOf(address: string): string {
  const { pathname, searchParams } = new URL(address);
  const named = pathname
    .replace(UUID, ':id')
    .replace(/\/[\w-]{48}$/, '/:token')
    .replace(/^\/areas\/.+?(?=\/[a-z]+$|$)/, '/areas/:path');
  return [named, ...[...searchParams.keys()].sort()].join('&');
}

/** Of each shape the first, the last and the middle one. */
export function someOfEach(addresses: readonly string[]): string[] {
  const shapes = Object.values(Object.groupBy([...new Set(addresses)], shapeOf)) as string[][];
  return shapes.flatMap((all) => [...new Set([all[0], all[all.length >> 1], all.at(-1)] as string[])]);
}

/** Something that a page would send. */
export interface Sendable {
  method: string;
  action: string;
  fields: [string, string][];
}

/** Every form of the page that is open, as it stands, by each of its buttons. */
export function formsOn(page: Page): Promise<Sendable[]> {
  return page.evaluate(() =>
    [...document.forms].flatMap((form) => {
      const buttons = [...form.querySelectorAll<HTMLButtonElement>('button:not([type="button"])')];
      return (buttons.length > 0 ? buttons : [undefined]).map((button) => ({
        method: (button?.getAttribute('formmethod') ?? form.method).toUpperCase(),
        action: button?.hasAttribute('formaction') ? button.formAction : form.action,
        fields: [...new FormData(form, button)].map(([name, value]) => [name, String(value)] as [string, string]),
      }));
    }),
  );
}

/** Works on all of them, so many at a time. */
export async function each<T>(all: readonly T[], atOnce: number, act: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
