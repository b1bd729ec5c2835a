import { shown, textOf } from '#ui/markup.ts';
import { Feeds, FeedTags } from './feeds.tsx';
import { NoticeCode } from './notice-code.tsx';
import { PreviewPicture, wrapped } from './preview-picture.tsx';
import { qrCodeOf } from './qr-code.server.ts';
import { ShareLinks } from './share-links.tsx';

const url = 'https://patchwork.example/areas/force/patch/girton';

describe('the code on paper', () => {
  test('has the three eyes of a QR code, dark, within its size', () => {
    const { size, path } = qrCodeOf(url);
    const dark = new Set(path.match(/M\d+ \d+/g));
    expect(size % 4).toBe(1);
    for (const eye of [`M0 0`, `M${size - 1} 0`, `M0 ${size - 1}`]) expect(dark).toContain(eye);
    expect(dark).not.toContain(`M${size} 0`);
  });

  test('has its address in words beside it, whole', () => {
    const notice = shown(<NoticeCode code={qrCodeOf(url)} url={url} words="Read the newest" />);
    expect(notice.querySelector('strong')?.textContent).toBe(url);
  });
});

describe('the picture of a shared link', () => {
  const words = {
    force: 'A force',
    caption: 'Speeding',
    title: 'Speeding in Girton',
    lines: ['26 of 330'],
    isDemo: true,
  };

  test('says that it is a demonstration, and only then', () => {
    const demonstration = 'Demonstration: not real police information';
    expect(textOf(shown(<PreviewPicture {...words} />))).toContain(demonstration);
    expect(textOf(shown(<PreviewPicture {...words} isDemo={false} />))).not.toContain(demonstration);
  });

  test('leaves out what finds no room', () => {
    const many = Array.from({ length: 20 }, (_, i) => `Line ${i}`);
    const picture = shown(<PreviewPicture {...words} lines={many} />);
    for (const text of picture.querySelectorAll('text')) expect(Number(text.getAttribute('y'))).toBeLessThan(630);
    expect(textOf(picture)).not.toContain('Line 19');
  });

  test('breaks words into lines, and says where there was more', () => {
    expect(wrapped('one two three', 7, 3)).toEqual(['one two', 'three']);
    expect(wrapped('one two three four', 7, 2)).toEqual(['one two', 'three…']);
    expect(wrapped('incomprehensibilities', 8, 2)).toEqual(['incompr…']);
  });
});

test('sharing needs nobody else: an address to copy, and a mail', () => {
  const links = shown(<ShareLinks title="Speeding & noise" url={url} />);
  expect(links.querySelector('input')?.getAttribute('value')).toBe(url);
  const hrefs = [...links.querySelectorAll('a')].map((a) => a.getAttribute('href'));
  expect(hrefs).toEqual([
    `mailto:?subject=Speeding%20%26%20noise&body=${encodeURIComponent(`Speeding & noise\n${url}`)}`,
  ]);
});

describe('the feeds of an area', () => {
  const area = { path: 'force/patch/girton', name: 'Girton' };

  test('are told to programs, in both forms', () => {
    const told = [...shown(<FeedTags area={area} />).querySelectorAll('link[rel=alternate]')];
    expect(told.map((link) => [link.getAttribute('type'), link.getAttribute('href')])).toEqual([
      ['application/atom+xml', '/areas/force/patch/girton/feed.atom'],
      ['application/feed+json', '/areas/force/patch/girton/feed.json'],
    ]);
  });

  test('are linked, all of it and each topic, and no two links read alike', () => {
    const links = [...shown(<Feeds area={area} />).querySelectorAll('a')];
    const hrefs = links.map((link) => link.getAttribute('href') as string);
    expect(hrefs.slice(0, 2)).toEqual(['/areas/force/patch/girton/feed.atom', '/areas/force/patch/girton/feed.json']);
    expect(hrefs).toContain('/areas/force/patch/girton/feed.atom?topic=ALERTS');
    expect(new Set(links.map((link) => link.textContent)).size).toBe(12);
  });
});
