import { shown, textOf } from '#ui/markup.ts';
import { PlaceMap } from './place-map.tsx';
import { pictureOf } from './place-points.ts';
import { Places } from './places.tsx';

const place = (name: string, latitude: number, longitude: number) => ({
  id: name,
  path: `force/patch/${name.toLowerCase().replaceAll(' ', '-')}`,
  name,
  centre: { latitude, longitude },
});
const girton = place('Girton', 52.243, 0.083);
const milton = place('Milton', 52.243, 0.163);
const sawston = place('Sawston', 52.122, 0.171);
const nowhere = { id: 'x', path: 'force/patch/nowhere', name: 'Nowhere', centre: null };
const crowd = Array.from({ length: 60 }, (_, i) => place(`Village number ${i}`, 52.1 + (i % 8) / 60, 0.05 + i / 400));

const none = new Set<string>();

describe('a map of places', () => {
  test('lies north up and west left', () => {
    const points = pictureOf([girton, milton, sawston], none)?.points ?? [];
    const [west, east, south] = points;
    expect(west?.x).toBeLessThan(east?.x ?? 0);
    expect(south?.y).toBeGreaterThan(east?.y ?? 0);
  });

  test('keeps every point and every name within the picture', () => {
    const picture = pictureOf(crowd, none);
    for (const { x, y } of picture?.points ?? []) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(picture?.width ?? 0);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(picture?.height ?? 0);
    }
  });

  test('names the places that matter before the others, where there is not room for all', () => {
    const last = crowd[59] as (typeof crowd)[number];
    const named = (first: ReadonlySet<string>) =>
      pictureOf(crowd, first)
        ?.points.filter(({ label }) => label !== null)
        .map(({ place: { path } }) => path) ?? [];
    expect(named(none).length).toBeLessThan(crowd.length);
    for (const { path } of crowd) expect(named(new Set([path]))).toContain(path);
    expect(named(new Set([last.path]))).toContain(last.path);
  });

  test('gives a bar of as many kilometres as it says', () => {
    // Girton to Milton: 0.08 degrees east at 52.243 north are 5.45 km.
    const { points = [], scale } = pictureOf([girton, milton], none) ?? {};
    const apart = Math.abs((points[0]?.x ?? 0) - (points[1]?.x ?? 0));
    expect(((scale?.km ?? 0) * apart) / (scale?.length ?? 1)).toBeCloseTo(5.45, 1);
  });

  test('is none with fewer than two places whose middle is known', () => {
    expect(pictureOf([girton, nowhere], none)).toBeNull();
    expect(pictureOf([girton, girton], none)).toBeNull();
    expect(shown(<PlaceMap places={[girton]} title="Map" />).innerHTML).toBe('');
  });

  test('has each place as a link with its name', () => {
    const map = shown(<PlaceMap places={[girton, milton]} title="Map of two villages" here={girton.path} />);
    expect(map.querySelector('svg')?.getAttribute('aria-label')).toBe('Map of two villages');
    const links = [...map.querySelectorAll('a')].map((a) => [a.getAttribute('href'), a.getAttribute('aria-label')]);
    expect(links.sort()).toEqual([
      ['/areas/force/patch/girton', 'Girton'],
      ['/areas/force/patch/milton', 'Milton'],
    ]);
    expect(map.querySelector('.app-map__place--here')?.getAttribute('aria-label')).toBe('Girton');
  });
});

describe('the list beside', () => {
  test('has every place, also one that is on no map', () => {
    const list = shown(<Places places={[girton, milton, nowhere]} heading="Places" title="Map" />);
    expect([...list.querySelectorAll('ul a')].map(textOf)).toEqual(['Girton', 'Milton', 'Nowhere']);
    expect(list.querySelector('svg')).not.toBeNull();
  });
});
