import { Fragment } from 'react';
import type { Theme } from '#graphql.generated.ts';

/** How each theme is hatched, on a tile of 8: told apart without its colour, on paper and in a contrast theme. */
const hatchings: Record<Theme, string> = {
  // Dots.
  ASB: 'M2 2h.01M6 6h.01',
  // Rising lines.
  SPEEDING: 'M-2 2l4-4M0 8l8-8M6 10l4-4',
  // Bricks.
  PARKING: 'M0 2h8M0 6h8M2 2v4M6 6v4M6-2v4',
  // Lattice.
  DRUGS: 'M0 8l8-8M0 0l8 8',
  // Level lines.
  BURGLARY: 'M0 2h8M0 6h8',
  // Upright lines.
  VEHICLE_CRIME: 'M2 0v8M6 0v8',
  // Falling lines.
  RURAL_CRIME: 'M-2 6l4 4M0 0l8 8M6-2l4 4',
  // Squares.
  FRAUD: 'M0 4h8M4 0v8',
  // Zigzag.
  VIOLENCE: 'M0 3.500l2-2 2 2 2-2 2 2M0 7.500l2-2 2 2 2-2 2 2',
  // Rings.
  HATE_CRIME: 'M4 1.800a2.200 2.200 0 1 0 .01 0',
  // Crosses.
  OTHER: 'M4 2v4M2 4h4',
};

const TILE = 8;
/** How wide a stripe is where there are several. */
const STRIPE = 16;

const lower = (theme: Theme) => theme.toLowerCase().replaceAll('_', '-');

/** The id of what fills a place with these themes. */
const idOf = (themes: readonly Theme[]) => `theme-${themes.map(lower).join('-and-')}`;

/** What fills a place with these themes; nothing where it has none. Needs `<MapFills>` on the page. */
export const fillOf = (themes: readonly Theme[]): string | undefined =>
  themes.length > 0 ? `url(#${idOf(themes)})` : undefined;

/** All fills that places with these themes need: a colour with a hatching for one, stripes of them for several. */
export function MapFills({ of }: { of: readonly (readonly Theme[])[] }) {
  const single = [...new Set(of.flat())];
  const several = new Map(of.filter(({ length }) => length > 1).map((themes) => [idOf(themes), themes]));
  return (
    <defs>
      {single.map((theme) => (
        <pattern
          key={theme}
          id={idOf([theme])}
          className={`app-theme-fill app-theme-fill--${lower(theme)}`}
          width={TILE}
          height={TILE}
          patternUnits="userSpaceOnUse"
        >
          <rect width={TILE} height={TILE} />
          <path d={hatchings[theme]} />
        </pattern>
      ))}
      {[...several].map(([id, themes]) => (
        <Stripes key={id} id={id} themes={themes} />
      ))}
    </defs>
  );
}

/** Slanting stripes, each with its theme's own fill, on a square tile that repeats without a seam. */
function Stripes({ id, themes }: { id: string; themes: readonly Theme[] }) {
  const side = themes.length * STRIPE;
  return (
    <pattern id={id} width={side} height={side} patternUnits="userSpaceOnUse">
      {themes.map((theme, i) => (
        <Fragment key={theme}>
          {[i * STRIPE, i * STRIPE - side].map((x) => (
            <Fragment key={x}>
              <path fill={fillOf([theme])} d={`M${x} ${side}l${side} ${-side}h${STRIPE}l${-side} ${side}z`} />
              <path className="app-theme-stripes__edge" d={`M${x} ${side}l${side} ${-side}`} />
            </Fragment>
          ))}
        </Fragment>
      ))}
    </pattern>
  );
}

/** A disc in as many parts as there are themes. */
export function ThemeDisc({ themes, x, y, reach }: { themes: readonly Theme[]; x: number; y: number; reach: number }) {
  if (themes.length < 2) return <circle className="app-map__shape" cx={x} cy={y} r={reach} fill={fillOf(themes)} />;
  const at = (part: number) => {
    const angle = (2 * Math.PI * part) / themes.length - Math.PI / 2;
    return `${(x + reach * Math.cos(angle)).toFixed(1)} ${(y + reach * Math.sin(angle)).toFixed(1)}`;
  };
  return themes.map((theme, i) => (
    <path
      key={theme}
      className="app-map__shape"
      fill={fillOf([theme])}
      d={`M${x} ${y}L${at(i)}A${reach} ${reach} 0 0 1 ${at(i + 1)}z`}
    />
  ));
}
