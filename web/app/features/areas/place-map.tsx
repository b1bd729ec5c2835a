import { type MapPlace, type Point, pictureOf } from './place-points.ts';

interface PlaceMapProps {
  places: readonly MapPlace[];
  /** What the picture shows, for those who cannot see it: "Map of the places of South Cambridgeshire". */
  title: string;
  /** Paths of the places that matter here: filled points, and named first. */
  marked?: readonly string[];
  /** The path of the place that this page is about. */
  here?: string;
}

/** A map of places as points, north up: each a link, each also in the list beside. Nothing with fewer than two. */
export function PlaceMap({ places, title, marked = [], here }: PlaceMapProps) {
  const important = new Set(here ? [here, ...marked] : marked);
  const picture = pictureOf(places, important);
  if (!picture) return null;
  const { width, height, points, scale } = picture;
  // The places that matter are drawn last, over their neighbours.
  const inTurn = [...points].sort((a, b) => Number(important.has(a.place.path)) - Number(important.has(b.place.path)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of HTML groups the links of a picture.
    <svg className="app-map" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <rect className="app-map__ground" width={width} height={height} rx="6" />
      {inTurn.map((point) => (
        <MapPoint
          key={point.place.path}
          point={point}
          kind={point.place.path === here ? 'here' : important.has(point.place.path) ? 'marked' : 'plain'}
        />
      ))}
      <g className="app-map__scale" transform={`translate(14 ${height - 14})`}>
        <path d={`M0 -6V0H${scale.length}V-6`} />
        <text x={scale.length + 8} y="0">
          {scale.km} km
        </text>
      </g>
    </svg>
  );
}

function MapPoint({ point, kind }: { point: Point; kind: 'here' | 'marked' | 'plain' }) {
  const { place, x, y, label } = point;
  return (
    <a href={`/areas/${place.path}`} className={`app-map__place app-map__place--${kind}`} aria-label={place.name}>
      <title>{place.name}</title>
      <circle className="app-map__touch" cx={x} cy={y} r="14" />
      <circle className="app-map__point" cx={x} cy={y} r={kind === 'plain' ? 4 : 6} />
      {label && (
        <text className="app-map__name" x={label.x} y={label.y} textAnchor={label.anchor}>
          {place.name}
        </text>
      )}
    </a>
  );
}
