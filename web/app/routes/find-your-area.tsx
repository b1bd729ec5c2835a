import { data, redirect } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { AllAreas } from '#features/areas/all-areas.tsx';
import { AreaList } from '#features/areas/area-list.tsx';
import { FIND_AREA_BOX, FindAreaForm } from '#features/areas/find-area-form.tsx';
import { HowItWorks } from '#features/areas/how-it-works.tsx';
import { MapLegend } from '#features/areas/map-legend.tsx';
import { NoAreaFound } from '#features/areas/no-area-found.tsx';
import { PlaceMap } from '#features/areas/place-map.tsx';
import { PostcodeChoices } from '#features/areas/postcode-choices.tsx';
import { siteData } from '#features/sharing/structured.ts';
import { ForcesDocument, PlacesOfDocument, PostcodeSourceDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import { counted } from '#words/lists.ts';
import type { Route } from './+types/find-your-area.ts';
import { findArea } from './find-area.server.ts';

/** Up to so many neighbourhoods their villages are shown too; with more, a list of all would help nobody. */
const FEW = 6;

/** What the loader says of keeping the page. */
export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders;
}

export async function loader({ context, request, url }: Route.LoaderArgs) {
  const text = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
  const { publicUrl } = context.get(shellContext).facts;
  if (text !== '') {
    const { headers, ...found } = await findArea(context, request, text);
    if (found.answer?.area) throw redirect(`/areas/${found.answer.area.path}`, { status: 303, headers });
    return data({ text, found, publicUrl, postcodeSource: found.postcodeSource, forces: [], places: [] }, { headers });
  }
  const [{ forces }, { postcodeSource }] = await Promise.all([
    ask(context, request, ForcesDocument),
    ask(context, request, PostcodeSourceDocument),
  ]);
  const neighbourhoods = forces.flatMap(({ children }) => children);
  const within = neighbourhoods.length > FEW ? [] : neighbourhoods;
  const answers = await Promise.all(within.map(({ path }) => ask(context, request, PlacesOfDocument, { path })));
  return data({
    text,
    found: null,
    publicUrl,
    postcodeSource,
    forces,
    places: answers.flatMap(({ area }) => area ?? []),
  });
}

export default function FindYourArea({
  loaderData: { text, found, publicUrl, postcodeSource, forces, places },
}: Route.ComponentProps) {
  const { areas = null, answer = null, error = null } = found ?? {};
  return (
    <Page
      title={text === '' ? 'Find your area' : `${text}: find your area`}
      errors={error ? [{ message: error, href: FIND_AREA_BOX }] : []}
      width="full"
    >
      {found === null && <StructuredData of={siteData(publicUrl)} />}
      {found === null && (
        <p className="govuk-body-l app-what">
          Patchwork is where a neighbourhood and its police team agree, every three months, what the team works on, and
          where you see whether it was done.
        </p>
      )}
      <FindAreaForm text={text} error={error} postcodeSource={postcodeSource} isPageHeading />
      {found === null && (
        <>
          <HowItWorks />
          <AllAreas forces={forces} places={places} />
        </>
      )}
      {answer && <PostcodeChoices answer={answer} />}
      {error && found?.isElsewhere && <NoAreaFound />}
      {areas !== null && error === null && (
        <section aria-labelledby="results">
          <h2 className="govuk-heading-m" id="results">
            {areas.length === 0 ? 'No area' : counted(areas.length, 'area')} for “{text}”
          </h2>
          {areas.length === 0 ? (
            <NoAreaFound />
          ) : (
            <div className="app-places__pair app-places__pair--even">
              <AreaList areas={areas} />
              <PlaceMap places={areas} title={`Map of the areas found for ${text}`}>
                <MapLegend places={areas} thing="area" plain="No priority names it" />
              </PlaceMap>
            </div>
          )}
        </section>
      )}
    </Page>
  );
}
