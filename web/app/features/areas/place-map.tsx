import type { ReactNode } from 'react';
import type { Theme } from '#graphql.generated.ts';
import { listWords } from '#words/lists.ts';
import { themeWords } from '#words/themes.ts';
import { fillOf, MapFills, ThemeDisc } from './map-fills.tsx';
import type { Name } from './map-names.ts';
import { type Picture, pictureOf } from './map-picture.ts';
import { type MapPlace, themesOf } from './map-place.ts';

export interface PlaceMapProps {
  places: readonly MapPlace[];
  /** What the picture shows, for those who cannot see it: "Map of the places of South Cambridgeshire". */
  title: string;
  /** The boundary of the area that they lie in. */
  around?: MapPlace['outline'];
  /** The path of the place that this page is about: no link. */
  here?: string;
  /** The one theme that all of the page is about: fills every place, and no name repeats it. */
  theme?: Theme;
  /** What stands below the picture: its legend. */
  children?: ReactNode;
}

/**
 * A map of places, north up, each filled by what its priorities are about: shapes where their outlines are known, points
 * for the rest. Each is a link with its name and themes, each also in the table or list beside. Nothing where there is
 * no outline and fewer than two points.
 */
export function PlaceMap({ places, title, around, here, theme, children }: PlaceMapProps) {
  const themesAt = new Map(places.map((place) => [place.path, theme ? [theme] : themesOf(place)]));
  const first = new Set(
    places.filter(({ path }) => path === here || themesAt.get(path)?.length).map(({ path }) => path),
  );
  const picture = pictureOf(places, first, around);
  if (!picture) return null;
  const { width, height, shapes, points } = picture;
  const link = { here, themesAt, isNamed: theme === undefined };
  return (
    <div className="app-map-box">
      {/* biome-ignore lint/a11y/useSemanticElements: no element of HTML groups the links of a picture. */}
      <svg className="app-map" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
        <MapFills of={[...themesAt.values()]} />
        <rect className="app-map__ground" width={width} height={height} rx="6" />
        {shapes.map(({ place, d }) => (
          <MapLink key={place.path} place={place} {...link}>
            <path className="app-map__shape" d={d} fill={fillOf(themesAt.get(place.path) ?? [])} />
          </MapLink>
        ))}
        {picture.around && <path className="app-map__around" d={picture.around} />}
        {points.map(({ place, x, y, reach }) => (
          <MapLink key={place.path} place={place} {...link}>
            <circle className="app-map__touch" cx={x} cy={y} r="14" />
            <ThemeDisc themes={themesAt.get(place.path) ?? []} x={x} y={y} reach={reach} />
          </MapLink>
        ))}
        <Names names={picture.names.narrow} className="app-map__names app-map__names--narrow" />
        <Names names={picture.names.wide} className="app-map__names app-map__names--wide" />
        <Scale picture={picture} />
      </svg>
      {children}
      {picture.sources.length > 0 && <p className="app-map-source">Boundaries: {picture.sources.join('; ')}</p>}
    </div>
  );
}

interface MapLinkProps {
  place: MapPlace;
  themesAt: ReadonlyMap<string, Theme[]>;
  isNamed: boolean;
  here?: string;
  children: ReactNode;
}

function MapLink({ place: { path, name }, themesAt, isNamed, here, children }: MapLinkProps) {
  const themes = themesAt.get(path) ?? [];
  const words = isNamed && themes.length > 0 ? `${name}: ${listed(themes)}` : name;
  if (path === here)
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a picture is nothing to press.
      <g className="app-map__here" role="img" aria-label={words}>
        {children}
      </g>
    );
  return (
    <a href={`/areas/${path}`} className="app-map__place" aria-label={words}>
      <title>{words}</title>
      {children}
    </a>
  );
}

const listed = (themes: readonly Theme[]) => listWords(themes.map((theme) => themeWords[theme].toLowerCase()));

/** The links say them: here they are only to be seen. */
function Names({ names, className }: { names: readonly Name[]; className: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of words in a picture takes no focus.
    <g className={className} aria-hidden="true">
      {names.map(({ lines, x, y, anchor }) => (
        <text key={`${lines.join(' ')} ${x} ${y}`} textAnchor={anchor}>
          {lines.map((line, i) => (
            <tspan key={line} x={tenth(x)} {...(i === 0 ? { y: tenth(y) } : { dy: '1.12em' })}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
}

const tenth = (length: number) => Math.round(length * 10) / 10;

function Scale({ picture: { width, height, scale } }: { picture: Picture }) {
  return (
    <g className="app-map__scale">
      <path d={`M14 ${height - 14}v6h${scale.length}v-6M${width - 14} ${height - 8}v-13m-3.500 4l3.500-4 3.500 4`} />
      <text x={scale.length + 20} y={height - 8}>
        {scale.km} km
      </text>
      <text x={width - 22} y={height - 8} textAnchor="end">
        North
      </text>
    </g>
  );
}
