import type { ReactNode } from 'react';
import type { Theme } from '#graphql.generated.ts';
import { counted, numberWords, sentenceCase } from '#words/lists.ts';
import { themeBefore, themeWords } from '#words/themes.ts';
import { fillOf } from './map-fills.tsx';
import { type MapPlace, themesOf } from './map-place.ts';

export interface MapLegendProps {
  places: readonly MapPlace[];
  /** What one of them is: "place", "neighbourhood". Without it none are counted: there is one. */
  thing?: string;
  /** What a plain one means: "No priority names it". */
  plain: string;
  /** The priorities that name no place: they are about all of the area, and in no fill. */
  everywhere?: readonly { id: string; theme: Theme; title: string }[];
  /** The area that they are about. */
  name?: string;
}

/** What the fills of a map stand for, and at how many places. Nothing where nothing is agreed. */
export function MapLegend({ places, thing, plain, everywhere = [], name }: MapLegendProps) {
  const at = places.filter(({ outline, centre }) => outline || centre).map(themesOf);
  const themes = (Object.keys(themeWords) as Theme[]).filter((theme) => at.some((here) => here.includes(theme)));
  if (themes.length + everywhere.length === 0) return null;
  const several = at.find(({ length }) => length > 1);
  const none = at.filter(({ length }) => length === 0).length;
  const things = (count: number) => (thing ? `: ${counted(count, thing).replace(' ', '\u00a0')}` : '');
  return (
    <div className="app-map-legend">
      <ul className="govuk-list app-map-legend__list">
        {themes.map((theme) => (
          <Entry key={theme} fill={fillOf([theme])}>
            {themeWords[theme]}
            {things(at.filter((here) => here.includes(theme)).length)}
          </Entry>
        ))}
        {several && (
          <Entry fill={fillOf(several)}>
            More than one, in stripes
            {things(at.filter(({ length }) => length > 1).length)}
          </Entry>
        )}
        {none > 0 && (
          <Entry>
            {plain}
            {things(none)}
          </Entry>
        )}
      </ul>
      {everywhere.length > 0 && (
        <p className="govuk-body-s app-map-legend__everywhere">
          {sentenceCase(numberWords(everywhere.length))} {everywhere.length === 1 ? 'priority is' : 'priorities are'}{' '}
          about all of {name}, and not on the map:{' '}
          {everywhere.map(({ id, theme, title }, i) => (
            <span key={id}>
              {i > 0 && '; '}
              <a className="govuk-link" href={`/priorities/${id}`}>
                {themeBefore(theme, title)}
                {title}
              </a>
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
}

function Entry({ fill, children }: { fill?: string; children: ReactNode }) {
  return (
    <li>
      <svg className="app-map-legend__swatch" width="32" height="20" aria-hidden="true" focusable="false">
        <rect className="app-map__shape" x="1" y="1" width="30" height="18" fill={fill} />
      </svg>
      {children}
    </li>
  );
}
