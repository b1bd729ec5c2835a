import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealedFiles } from '../testing/sealed-files.ts';

// The command as an auditor runs it: a process of its own.

const files = sealedFiles();
const right = 'The count is right: 212 people voted.';
const wrong = 'The count is NOT right.';
const folder = mkdtempSync(join(tmpdir(), 'patchwork-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function folderOf(name: string, { csv, json }: { csv?: Buffer; json?: Buffer }): string {
  const own = join(folder, name);
  mkdirSync(own);
  if (csv) writeFileSync(join(own, 'ballots.csv'), csv);
  if (json) writeFileSync(join(own, 'result.json'), json);
  return own;
}

interface Ended {
  code: number;
  out: string;
  err: string;
}

function verify(args: readonly string[], { cwd = folder, env = {} } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const command = [join(import.meta.dirname, 'command.ts'), ...args];
    const options = { cwd, env: { PATH: process.env.PATH, ...env }, timeout: 20_000 };
    execFile(process.execPath, command, options, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    );
  });
}

describe('a folder', () => {
  const truth = folderOf('true', files);
  const removed = `${files.csv}`.split(/(?<=\n)/).toSpliced(7, 1);
  const tampered = folderOf('tampered', { ...files, csv: Buffer.from(removed.join('')) });

  test('with true files is right: every check with its tick, the sentence, the table', async () => {
    const { code, out, err } = await verify([truth]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/^✓ yes {2}\S/gm)).toHaveLength(17);
    expect(out).not.toContain('✗');
    expect(out).toContain(`\n\n${right}\n\n`);
    const [, table = ''] = out.split(`${right}\n\n`);
    const { options, levels, noneOfThese } = files.result;
    const rows = table.split('\n').map((row) => row.trim().split(/ {2,}/));
    const cells = options.map(({ title, votes }, at) => [
      votes,
      ...levels.map((each) => each.options[at]?.votes),
      title,
    ]);
    expect(rows.slice(1, 1 + options.length)).toEqual(cells.map((row) => row.map(String)));
    expect(rows.at(1 + options.length)).toEqual(expect.arrayContaining([`${noneOfThese}`, 'None of these']));
    expect(out).toMatch(/^ +votes +EMAIL +PAPER/m);
  });

  test('with a line removed is not, and says why and what was counted', async () => {
    const { code, out } = await verify([tampered]);
    expect(code).toBe(1);
    expect(out).toMatch(/^✗ NO {3}There are 3 lines for each of the 212 people who voted\.\n +There are 635 lines/m);
    expect(out).toContain(`\n\n${wrong}\n\nWhat was counted, not what is published:\n`);
    expect(out).not.toContain(right);
  });

  test('may be named from where one stands, also under npm, and by one of its files', async () => {
    expect((await verify(['true'])).code).toBe(0);
    expect((await verify(['true/result.json'])).code).toBe(0);
    expect((await verify([join(truth, 'ballots.csv')])).code).toBe(0);
    const npm = { npm_lifecycle_event: 'verify', INIT_CWD: folder };
    expect((await verify(['./true/'], { cwd: tmpdir(), env: npm })).code).toBe(0);
  });

  test('with the head that was noted, and with another', async () => {
    const { auditHead } = files.result;
    expect((await verify([truth, '--head', auditHead.toUpperCase()])).out).toContain(
      '✓ yes  The head of the audit is the one',
    );
    const other = await verify(['--head', 'a'.repeat(64), truth]);
    expect(other.code).toBe(1);
    expect(other.out).toMatch(/✗ NO {3}The head of the audit is the one that you noted/);
  });

  test('whose titles would steer a terminal shows them harmless', async () => {
    const options = sealedFiles().result.options.map(({ id }, at) => ({ id, title: `\u001b[2J\u202eRed ${at}` }));
    const { code, out } = await verify([folderOf('steering', sealedFiles({ options }))]);
    expect(code).toBe(0);
    expect(out).toContain('?[2J?Red 1');
    for (const letter of ['\u001b', '\u202e']) expect(out).not.toContain(letter);
  });

  test.each<[string, string[], RegExp]>([
    ['that is not there', ['nowhere'], /^There is no folder .*nowhere\.$/m],
    ['without ballots.csv', [folderOf('no-csv', { json: files.json })], /^There is no ballots\.csv in .*no-csv\.$/m],
    ['without result.json', [folderOf('no-json', { csv: files.csv })], /^There is no result\.json in .*no-json\.$/m],
    ['with a giant for a result', [folderOf('giant', { ...files, json: Buffer.alloc(2_000_000, ' ') })], /too large/],
    ['that is not named', [], /^Name one address or one folder\./],
    ['beside another', ['a', 'b'], /^Name one address or one folder\./],
    ['with an option that there is not', [truth, '--trust'], /--trust/],
    ['with a head that is none', [truth, '--head', 'abc'], /64 digits and letters/],
  ])('%s: a sentence, and 1', async (_, args, sentence) => {
    const { code, out, err } = await verify(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^ +at /m);
  });
});

describe('an address', () => {
  const asked: IncomingMessage[] = [];
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/ballots/1/result.json': (response) => response.end(files.json),
    '/ballots/1/ballots.csv': (response) => response.end(files.csv),
    '/ballots/half/result.json': (response) => response.end(files.json),
    '/ballots/half/ballots.csv': (response) => {
      response.writeHead(200, { 'content-length': files.csv.length }).write(files.csv.subarray(0, 5000));
      setTimeout(() => response.destroy(), 100);
    },
    '/ballots/page/result.json': (response) => response.end('<!doctype html><p>Hello'),
    '/ballots/broken/result.json': (response) => response.writeHead(500).end('no'),
    '/ballots/moved/result.json': (response) => response.writeHead(302, { location: '/ballots/1/result.json' }).end(),
    '/ballots/moved/ballots.csv': (response) => response.writeHead(308, { location: '../1/ballots.csv' }).end(),
    '/ballots/round/result.json': (response) => response.writeHead(302, { location: 'result.json' }).end(),
  };
  const server = createServer((request, response) => {
    asked.push(request);
    const answer = answers[request.url ?? ''] ?? ((missing: ServerResponse) => missing.writeHead(404).end('nothing'));
    answer(response);
  });
  const elsewhere = createServer((_, response) => response.end(files.json));
  const at = (path: string, of = server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}${path}`;

  beforeAll(async () => {
    for (const each of [server, elsewhere])
      await new Promise<void>((resolve) => {
        each.listen(0, '127.0.0.1', resolve);
      });
    answers['/ballots/away/result.json'] = (response) =>
      response.writeHead(302, { location: at('/ballots/1/result.json', elsewhere) }).end();
  });
  afterAll(() => {
    for (const each of [server, elsewhere]) each.close().closeAllConnections();
  });

  test.each(['', '/', '/result', '/result/', '/result.json', '/ballots.csv', '/result?from=mail#count'])(
    'of a ballot is read with “%s” behind it, and no credentials are sent',
    async (tail) => {
      asked.length = 0;
      const { code, out } = await verify([at(`/ballots/1${tail}`)]);
      expect(code).toBe(0);
      expect(out).toContain(right);
      expect(asked.map(({ url }) => url)).toEqual(['/ballots/1/result.json', '/ballots/1/ballots.csv']);
      for (const { headers } of asked) expect([headers.cookie, headers.authorization]).toEqual([undefined, undefined]);
    },
  );

  test('that sends on to the same site is followed', async () => {
    expect((await verify([at('/ballots/moved')])).out).toContain(right);
  });

  test('that answers with a page is not right, and says so', async () => {
    const { code, out } = await verify([at('/ballots/page')]);
    expect(code).toBe(1);
    expect(out).toContain('It is not JSON.');
    expect(out.trimEnd().endsWith(wrong)).toBe(true);
  });

  test.each<[string, () => string, RegExp]>([
    ['where nothing is', () => at('/ballots/2'), /^There is nothing at http.*\/ballots\/2\/result\.json \(404\)/],
    ['that answers with an error', () => at('/ballots/broken'), /answered 500, and not with the file\.$/m],
    ['that breaks off', () => at('/ballots/half'), /^ballots\.csv could not be read to its end/],
    ['that sends on to another site', () => at('/ballots/away'), /sends us on to another site/],
    ['that sends on and on', () => at('/ballots/round'), /sends us on and on\.$/m],
    ['that does not answer', () => 'http://127.0.0.1:1/ballots/1', /^http:\/\/127\.0\.0\.1:1 does not answer\./],
    ['that is none', () => 'http://', /^http:\/\/ is no address\.$/m],
    ['with a password', () => at('/ballots/1').replace('//', '//me:secret@'), /leave name and password out/],
  ])('%s: a sentence, and 1', async (_, address, sentence) => {
    const { code, out, err } = await verify([address()]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^ +at /m);
  });
});
