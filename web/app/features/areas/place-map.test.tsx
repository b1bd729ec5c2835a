import { geoMercatorRaw } from 'd3-geo';
import type { Theme } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { drawn, ringsOf, runsOf } from './map-outline.ts';
import { pictureOf } from './map-picture.ts';
import type { MapPlace } from './map-place.ts';
import { PlaceMap } from './place-map.tsx';
import { PlaceOnMap } from './place-on-map.tsx';
import { Places } from './places.tsx';

type Named = MapPlace & { id: string };
const place = (name: string, latitude: number, longitude: number): Named => ({
  id: name,
  path: `force/patch/${name.toLowerCase().replaceAll(' ', '-')}`,
  name,
  centre: { latitude, longitude },
});
const about = (theme: Theme, title = `About ${theme}`) => ({ id: `p-${title}`, theme, title });

/** A square around the middle of a place, so far on each side in degrees of longitude. */
function squared(each: Named, reach = 0.02, source = 'A survey'): Named {
  const { latitude = 0, longitude = 0 } = each.centre ?? {};
  const [, up = 0] = geoMercatorRaw(0, (latitude * Math.PI) / 180);
  const [x, y, r] = [longitude * 1e5, (-up * 180 * 1e5) / Math.PI, reach * 1e5].map(Math.round) as [
    number,
    number,
    number,
  ];
  const path = `M${x - r} ${y - r}l${2 * r} 0 0 ${2 * r} ${-2 * r} 0z`;
  return { ...each, outline: { path, frame: [x - r, y - r, x + r, y + r], source } };
}

const girton = place('Girton', 52.243, 0.083);
const milton = place('Milton', 52.243, 0.163);
const sawston = place('Sawston', 52.122, 0.171);
const nowhere: Named = { id: 'x', path: 'force/patch/nowhere', name: 'Nowhere', centre: null };
const crowd = Array.from({ length: 60 }, (_, i) => place(`Village number ${i}`, 52.1 + (i % 8) / 60, 0.05 + i / 400));
const none = new Set<string>();

/** The corners of a shape on the picture. */
const cornersOf = (d: string) => ringsOf(d).flat();
const across = (values: number[]) => Math.max(...values) - Math.min(...values);

describe('an outline', () => {
  const island = 'M0 0l10 0 0 10-10 0zM3 3l2 0 0 2-2 0z';

  test('is read as rings, whether told from each point or from the corner of the map', () => {
    const square = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    for (const path of ['M0,0L10,0L10,10L0,10Z', 'M0 0l10 0 0 10-10 0z', 'M0 0H10V10H0Z', 'm0 0h10v10h-10z'])
      expect(ringsOf(path)).toEqual([square]);
    expect(ringsOf(island)[1]).toEqual([
      [3, 3],
      [5, 3],
      [5, 5],
      [3, 5],
    ]);
  });

  test('is drawn to a tenth where it was', () => {
    const ring: [number, number][] = [
      [0.04, 0],
      [10.46, 0.5],
      [20.96, 10.5],
      [0.46, 30.06],
      [-10.5, -0.5],
    ];
    const [again = []] = ringsOf(drawn([ring]));
    expect(again.length).toBe(ring.length);
    for (const [i, [x, y]] of again.entries()) {
      expect(x).toBeCloseTo(Math.round((ring[i]?.[0] ?? 0) * 10) / 10, 6);
      expect(y).toBeCloseTo(Math.round((ring[i]?.[1] ?? 0) * 10) / 10, 6);
    }
  });

  test('has its name where it is wide, and not in a hole', () => {
    const [best] = runsOf(ringsOf('M0 0l10 0 0 10 30 0 0 10-40 0z'));
    expect(best).toMatchObject({ middle: 20, width: 40 });
    for (const { y, middle, width } of runsOf(ringsOf(island)))
      if (y > 3 && y < 5) expect([middle, width]).toEqual([7.5, 5]);
  });
});

describe('a picture of places', () => {
  test('lies north up and west left, shapes as points', () => {
    const [west, east, south] = pictureOf([girton, milton, sawston], none)?.points ?? [];
    expect(west?.x).toBeLessThan(east?.x ?? 0);
    expect(south?.y).toBeGreaterThan(east?.y ?? 0);
    const shapes =
      pictureOf(
        [girton, milton, sawston].map((each) => squared(each)),
        none,
      )?.shapes ?? [];
    const [left, right, below] = shapes.map(({ d }) => cornersOf(d)[0] ?? [0, 0]) as [number, number][];
    expect(left?.[0]).toBeLessThan(right?.[0] ?? 0);
    expect(below?.[1]).toBeGreaterThan(right?.[1] ?? 0);
  });

  test('puts a point where its outline would be', () => {
    const around = squared(girton);
    const { shapes = [], points = [] } =
      pictureOf([around, squared(sawston), { ...girton, path: 'other' }], none) ?? {};
    const xs = cornersOf(shapes[0]?.d ?? '').map(([x]) => x);
    const ys = cornersOf(shapes[0]?.d ?? '').map(([, y]) => y);
    expect(points[0]?.x).toBeCloseTo((Math.max(...xs) + Math.min(...xs)) / 2, 0);
    expect(points[0]?.y).toBeCloseTo((Math.max(...ys) + Math.min(...ys)) / 2, 0);
  });

  test('keeps shapes, points and names within it', () => {
    const half = crowd.map((each, i) => (i % 2 ? squared(each, 0.004) : each));
    const picture = pictureOf(half, none);
    const [width, height] = [picture?.width ?? 0, picture?.height ?? 0];
    const all = [
      ...(picture?.shapes ?? []).flatMap(({ d }) => cornersOf(d)),
      ...(picture?.points ?? []).map(({ x, y }) => [x, y]),
      ...(picture?.names.wide ?? []).map(({ x, y }) => [x, y]),
    ];
    expect(all.length).toBeGreaterThan(100);
    for (const [x = -1, y = -1] of all) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
  });

  test('names fewer places on a phone, those that matter before the others', () => {
    const named = (first: ReadonlySet<string>) => pictureOf(crowd, first)?.names;
    const { narrow = [], wide = [] } = named(none) ?? {};
    expect(narrow.length).toBeLessThan(wide.length);
    expect(wide.length).toBeLessThan(crowd.length);
    for (const { path, name } of crowd)
      expect(named(new Set([path]))?.narrow.map(({ lines }) => lines.join(' '))).toContain(name);
  });

  test('names no two places over one another', () => {
    const { wide = [] } =
      pictureOf(
        crowd.map((each) => squared(each, 0.01)),
        none,
      )?.names ?? {};
    expect(wide.length).toBeGreaterThan(3);
    for (const [i, one] of wide.entries())
      for (const other of wide.slice(i + 1))
        expect(Math.abs(one.y - other.y) >= 10 || Math.abs(one.x - other.x) >= 10).toBe(true);
  });

  test('gives a bar of as many kilometres as it says', () => {
    // Girton to Milton: 0.08 degrees east at 52.243 north are 5.45 km.
    const { points = [], scale } = pictureOf([girton, milton], none) ?? {};
    const apart = Math.abs((points[0]?.x ?? 0) - (points[1]?.x ?? 0));
    expect(((scale?.km ?? 0) * apart) / (scale?.length ?? 1)).toBeCloseTo(5.45, 1);
    const square = pictureOf([squared(girton, 0.04)], none);
    const side = across(cornersOf(square?.shapes[0]?.d ?? '').map(([x]) => x));
    expect(((square?.scale.km ?? 0) * side) / (square?.scale.length ?? 1)).toBeCloseTo(5.45, 1);
  });

  test('shows as a point what would be too small as a shape, and draws what lies inside another after it', () => {
    const patch = { ...squared(girton, 2), path: 'force/patch' };
    const { shapes = [], points = [] } = pictureOf([squared(girton, 0.4), squared(milton, 0.002), patch], none) ?? {};
    expect(shapes.map((shape) => shape.place.path)).toEqual(['force/patch', girton.path]);
    expect(points.map((point) => point.place.path)).toEqual([milton.path]);
  });

  test('is none with no outline and fewer than two places whose middle is known', () => {
    expect(pictureOf([girton, nowhere], none)).toBeNull();
    expect(pictureOf([girton, girton], none)).toBeNull();
    expect(pictureOf([squared(girton)], none)).not.toBeNull();
    expect(shown(<PlaceMap places={[girton]} title="Map" />).innerHTML).toBe('');
  });
});

/** The themes by which each place on a map is filled, read from the picture alone. */
function fillsOn(map: HTMLElement): Record<string, string> {
  const links = [...map.querySelectorAll('svg.app-map a')];
  return Object.fromEntries(
    links.map((link) => {
      const fills = [...link.querySelectorAll('.app-map__shape')].map((shape) => shape.getAttribute('fill'));
      return [link.getAttribute('href')?.split('/').at(-1) ?? '', fills.join(' ')];
    }),
  );
}

const asb = about('ASB');
const speeding = about('SPEEDING', 'Speeding in Girton');
const worked: Named[] = [
  { ...squared(girton), prioritiesHere: [speeding, asb, about('ASB', 'More of it')] },
  { ...squared(milton), prioritiesHere: [asb] },
  { ...sawston, prioritiesHere: [asb, speeding] },
  squared(place('Toft', 52.19, 0)),
];
const places = (of: readonly Named[] = [...worked, nowhere]) => (
  <Places
    places={of}
    heading="Places"
    title="Map of the places of Patch"
    thing="place"
    plain="No priority names it"
    name="Patch"
    everywhere={[about('DRUGS', 'Drugs everywhere')]}
  />
);

describe('a map of what priorities are about', () => {
  test('has each place as a link with its name and themes', () => {
    const map = shown(places());
    const svg = map.querySelector('svg.app-map');
    expect(svg?.getAttribute('role')).toBe('group');
    expect(svg?.getAttribute('aria-label')).toBe('Map of the places of Patch');
    expect(
      [...(svg?.querySelectorAll('a') ?? [])].map((a) => [a.getAttribute('href'), a.getAttribute('aria-label')]),
    ).toEqual([
      ['/areas/force/patch/girton', 'Girton: antisocial behaviour and speeding'],
      ['/areas/force/patch/milton', 'Milton: antisocial behaviour'],
      ['/areas/force/patch/toft', 'Toft'],
      ['/areas/force/patch/sawston', 'Sawston: antisocial behaviour and speeding'],
    ]);
  });

  test('folds away the many places that no priority names, each said once', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...place(`Place ${i}`, 52 + i / 100, 0), id: `many${i}` }));
    const map = shown(places([...worked, ...many]));
    const rows = [...map.querySelectorAll('tbody th')].map(textOf);
    expect(rows).toEqual(['Girton', 'Milton', 'Sawston']);
    const folded = map.querySelector('details');
    expect(textOf(folded?.querySelector('summary') ?? null)).toBe('No priority names it: 31 places');
    expect(folded?.hasAttribute('open')).toBe(false);
    expect(folded?.querySelectorAll('a')).toHaveLength(31);
    expect(shown(places(many)).querySelector('details')?.hasAttribute('open')).toBe(true);
  });

  test('fills a place with its theme, with stripes of several, and not at all', () => {
    const map = shown(places());
    expect(fillsOn(map)).toEqual({
      girton: 'url(#theme-asb-and-speeding)',
      milton: 'url(#theme-asb)',
      toft: '',
      // A point is a disc in two halves.
      sawston: 'url(#theme-asb) url(#theme-speeding)',
    });
    const stripes = [...map.querySelectorAll('#theme-asb-and-speeding path[fill]')].map((path) =>
      path.getAttribute('fill'),
    );
    expect(new Set(stripes)).toEqual(new Set(['url(#theme-asb)', 'url(#theme-speeding)']));
  });

  test('has every fill it uses on the page once', () => {
    const map = shown(places());
    const ids = [...map.querySelectorAll('pattern')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...map.querySelectorAll('[fill]')].map((each) => each.getAttribute('fill')?.slice(5, -1));
    expect(used.length).toBeGreaterThan(6);
    for (const id of used) expect(ids).toContain(id);
  });

  test('hatches each theme in its own way: the colour is not the only sign', () => {
    const themes: Theme[] = [
      'ASB',
      'SPEEDING',
      'PARKING',
      'DRUGS',
      'BURGLARY',
      'VEHICLE_CRIME',
      'RURAL_CRIME',
      'FRAUD',
    ];
    const all = [...themes, 'VIOLENCE', 'HATE_CRIME', 'OTHER'] as Theme[];
    const map = shown(
      <PlaceMap places={[{ ...squared(girton), prioritiesHere: all.map((each) => about(each)) }]} title="M" />,
    );
    const hatchings = all.map((each) => {
      const id = `theme-${each.toLowerCase().replaceAll('_', '-')}`;
      return map.querySelector(`#${id} path`)?.getAttribute('d');
    });
    expect(hatchings).not.toContain(undefined);
    expect(new Set(hatchings).size).toBe(all.length);
  });

  test('says in its legend what each fill stands for, at how many places, and what is about all of it', () => {
    const legend = shown(places()).querySelector('.app-map-legend');
    expect([...(legend?.querySelectorAll('li') ?? [])].map(textOf)).toEqual([
      'Antisocial behaviour: 3 places',
      'Speeding: 2 places',
      'More than one, in stripes: 2 places',
      'No priority names it: 1 place',
    ]);
    expect(textOf(legend?.querySelector('p') ?? null)).toBe(
      'One priority is about all of Patch, and not on the map: Drugs everywhere.',
    );
  });

  test('names whose boundaries they are, how far a bar reaches, and where north is', () => {
    const map = shown(places([squared(girton, 0.02, 'B survey'), squared(milton, 0.02, 'A survey'), sawston]));
    expect(textOf(map.querySelector('.app-map-source'))).toBe('Boundaries: A survey; B survey');
    expect(textOf(map.querySelector('.app-map__scale'))).toMatch(/^\d+ kmNorth$/);
    expect(shown(places([girton, milton])).querySelector('.app-map-source')).toBeNull();
  });

  test('shows names to look at, which are not read out twice', () => {
    const names = shown(places()).querySelectorAll('.app-map__names');
    expect(names.length).toBe(2);
    for (const each of names) expect(each.getAttribute('aria-hidden')).toBe('true');
    expect(textOf(names[1] ?? null)).toContain('Girton');
  });

  test('of one theme fills every place by it and repeats it in no name', () => {
    const map = shown(<PlaceMap places={[girton, milton]} title="Map" theme="FRAUD" />);
    expect(fillsOn(map)).toEqual({ girton: 'url(#theme-fraud)', milton: 'url(#theme-fraud)' });
    expect([...map.querySelectorAll('a')].map((a) => a.getAttribute('aria-label'))).toEqual(['Girton', 'Milton']);
    const reach = (of: HTMLElement) => Number(of.querySelector('circle.app-map__shape')?.getAttribute('r'));
    expect(reach(map)).toBeGreaterThan(reach(shown(<PlaceMap places={[girton, milton]} title="Map" />)));
  });
});

describe('the table beside', () => {
  test('says of each place what the picture says', () => {
    const map = shown(places());
    const rows = [...map.querySelectorAll('tbody tr')];
    const told = rows.map((row) => [
      row.querySelector('th a')?.getAttribute('href'),
      [...row.querySelectorAll('td a')].map((a) => [a.getAttribute('href'), textOf(a)]),
    ]);
    expect(told).toEqual(
      [...worked, nowhere].map(({ path, prioritiesHere = [] }) => [
        `/areas/${path}`,
        prioritiesHere.map(({ id, title }) => [
          `/priorities/${id}`,
          title === 'Speeding in Girton'
            ? title
            : `${title === asb.title || title === 'More of it' ? 'Antisocial behaviour: ' : ''}${title}`,
        ]),
      ]),
    );
    expect(textOf(rows.at(-1)?.querySelector('td') ?? null)).toContain('No priority names it');
  });

  test('has every place, also one that is on no map, and stands without a map', () => {
    const list = shown(places([girton, milton, nowhere]));
    expect([...list.querySelectorAll('tbody th a')].map(textOf)).toEqual(['Girton', 'Milton', 'Nowhere']);
    expect(list.querySelector('svg.app-map')).not.toBeNull();
    const alone = shown(places([girton, nowhere]));
    expect(alone.querySelector('svg')).toBeNull();
    expect(alone.querySelectorAll('tbody tr').length).toBe(2);
  });
});

describe('a place on its own page', () => {
  const area = {
    ...squared(girton),
    outline: squared(girton).outline ?? null,
    neighbourhood: { id: 'n', path: 'force/patch', name: 'Patch' },
  };
  const priority = (theme: Theme, ...at: string[]) => ({
    ...about(theme),
    places: at.map((id) => ({ id, path: `force/patch/${id}`, name: id, centre: null })),
  });

  test('is filled by those that name it, and leads to the map of its neighbourhood', () => {
    const priorities = [priority('FRAUD', 'Girton'), priority('ASB', 'Milton'), priority('DRUGS')];
    const page = shown(<PlaceOnMap area={area} priorities={priorities} />);
    const shape = page.querySelector('[role="img"]');
    expect(shape?.getAttribute('aria-label')).toBe('Girton: fraud');
    expect(shape?.querySelector('path')?.getAttribute('fill')).toBe('url(#theme-fraud)');
    expect(page.querySelector('svg a')).toBeNull();
    expect([...page.querySelectorAll('.app-map-legend li')].map(textOf)).toEqual(['Fraud']);
    expect(textOf(page.querySelector('.app-map-legend p'))).toContain('about all of Patch');
    expect(page.querySelector('a[href="/areas/force/patch#places"]')).not.toBeNull();
  });

  test('is not there without an outline', () => {
    expect(shown(<PlaceOnMap area={{ ...area, outline: null }} priorities={[]} />).innerHTML).toBe('');
  });
});
