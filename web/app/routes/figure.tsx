import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { FigureHistory, goneWords } from '#features/priorities/figure-history.tsx';
import { figureOf } from '#features/priorities/figure-structured.ts';
import { MeasureChart } from '#features/priorities/measure-chart.tsx';
import { countedWords, measureWords } from '#features/priorities/measures.ts';
import { ShareLinks } from '#features/sharing/share-links.tsx';
import { ShareTags } from '#features/sharing/share-tags.tsx';
import { FigurePageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { QuoteThis } from '#ui/quote-this.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import { dayWords } from '#words/days.ts';
import type { Route } from './+types/figure.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { figure } = await ask(context, request, FigurePageDocument, { id: params.id });
  return { figure: found(figure), publicUrl: context.get(shellContext).facts.publicUrl };
}

/** One figure at an address that stays: to be quoted, with its day, its source and what was put right in it. */
export default function Figure({ loaderData: { figure, publicUrl } }: Route.ComponentProps) {
  const { measure, update } = figure;
  const { priority } = update;
  const { area } = priority.quarter;
  const url = `${publicUrl}/figures/${figure.id}`;
  const title = measure ? measureWords(measure) : 'A figure that was taken back';
  return (
    <Page title={title} force={area.force} before={<Breadcrumbs items={areaCrumbs(area, 'A figure')} />}>
      <ShareTags
        title={title}
        description={`${title}. ${area.name}: ${priority.title}.`}
        url={url}
        picture={{
          url: `${publicUrl}/priorities/${priority.id}/preview.png`,
          alt: `What the police team of ${area.name} does about: ${priority.title}`,
        }}
      />
      {measure && <StructuredData of={figureOf({ figure, measure, url, publicUrl })} />}
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          {area.name}: {priority.title}
        </span>
        {measure ? 'A figure to quote' : title}
      </h1>
      {measure ? (
        <>
          <MeasureChart measure={measure} isOwnPage />
          <h2 className="govuk-heading-m">Quote this</h2>
          <QuoteThis
            isOpen
            words={[title, countedWords(measure)].filter(Boolean).join('. ')}
            source={`the neighbourhood police team of ${area.name} (${area.force.name}), which posted it on ${dayWords(update.postedAt)}`}
            asOf={dayWords(figure.corrections.at(-1)?.at ?? update.postedAt)}
            url={url}
          />
          <h2 className="govuk-heading-m">Corrections</h2>
          <FigureHistory figure={figure} />
        </>
      ) : (
        <InsetText>{goneWords(figure)}</InsetText>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={`/priorities/${priority.id}`}>
          The update with this figure, and all else that was done about: {priority.title}
        </a>
      </p>
      {measure && <ShareLinks title={title} url={url} />}
    </Page>
  );
}
