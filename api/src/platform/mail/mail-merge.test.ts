import { simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { mailOf, OWN, SAMPLE, WholeMail } from './mail-merge.ts';

const own = '0123456789-_abcdefghijABCDEFGHIJabcdefghijABCDEF';
const copy = { to: 'ann+x@y.test', id: 'delivery.1', own };

const master = (padding: string) => ({
  subject: 'Café: what was done',
  text: `${padding}See https://x.test/mails/${OWN} and https://x.test/mails/${OWN}.`,
  html: `<p>${padding}é</p><p>https://x.test/mails/${OWN}</p>`,
  headers: { 'List-Unsubscribe': `<https://x.test/unsubscribe/${OWN}>` },
});

async function whole(padding: string): Promise<string> {
  const { to, id } = SAMPLE;
  const mail = { ...master(padding), to: { name: '', address: to }, messageId: `<${id}@x.test>` };
  return new WholeMail(await new MailComposer(mail).compile().build()).filled(copy).toString('latin1');
}

describe('a copy of a letter to many', () => {
  // Lines are broken every 76 characters: each padding has it happen at another letter of what is filled in.
  test.each(Array.from({ length: 80 }, (_, i) => i))('is whole wherever its lines are broken (%i)', async (length) => {
    const raw = await whole('x'.repeat(length));
    const read = await simpleParser(raw);
    const { text, html } = mailOf({ ...copy, master: master('x'.repeat(length)) });
    expect([read.text?.trim(), read.html]).toEqual([text, html]);
    expect(read.to).toMatchObject({ text: copy.to });
    expect(read.messageId).toBe('<delivery.1@x.test>');
    expect(read.headers.get('list')).toMatchObject({ unsubscribe: { url: `https://x.test/unsubscribe/${own}` } });
    expect(raw).not.toMatch(/OwnOwn|sample/);
  });

  test('keeps its lines as short as they were', async () => {
    const lines = (await whole('x'.repeat(41))).split('\r\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(100);
  });
});
