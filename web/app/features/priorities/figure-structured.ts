import type { FigurePageQuery } from '#graphql.generated.ts';
import { OPEN_GOVERNMENT_LICENCE } from '#words/licence.ts';
import { type Measure, measureWords } from './measures.ts';

interface Said {
  figure: NonNullable<FigurePageQuery['figure']>;
  measure: Measure;
  /** The whole address of the figure. */
  url: string;
  publicUrl: string;
}

/** A figure as https://schema.org/Observation. */
export function figureOf({ figure: { update }, measure, url, publicUrl }: Said): Record<string, unknown> {
  const { area } = update.priority.quarter;
  return {
    '@type': 'Observation',
    '@id': url,
    url,
    name: measureWords(measure),
    variableMeasured: measure.name,
    value: measure.value,
    unitText: measure.unit ?? undefined,
    observationPeriod: measure.from ? `${measure.from}/${measure.to ?? measure.from}` : undefined,
    observationAbout: { '@type': 'Place', name: area.name, url: `${publicUrl}/areas/${area.path}` },
    measuredBy: measure.source ?? undefined,
    isBasedOn: `${publicUrl}/priorities/${update.priority.id}`,
    datePublished: update.postedAt,
    license: OPEN_GOVERNMENT_LICENCE,
  };
}
