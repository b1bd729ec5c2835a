import { ask } from '#asking/ask.server.ts';
import { AreaList } from '#features/areas/area-list.tsx';
import { FindAreaForm } from '#features/areas/find-area-form.tsx';
import { FindAreasDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import type { Route } from './+types/find-your-area.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  const text = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
  if (text === '') return { text, areas: null };
  const { findAreas } = await ask(context, request, FindAreasDocument, { text });
  return { text, areas: findAreas };
}

export default function FindYourArea({ loaderData: { text, areas } }: Route.ComponentProps) {
  return (
    <Page title={text === '' ? 'Find your area' : `${text}: find your area`}>
      <FindAreaForm text={text} isPageHeading />
      {areas === null && <WhatYouWillFind />}
      {areas && (
        <section aria-labelledby="results">
          <h2 className="govuk-heading-m" id="results">
            {counted(areas.length)} for “{text}”
          </h2>
          {areas.length > 0 ? <AreaList areas={areas} /> : <NothingFound />}
        </section>
      )}
    </Page>
  );
}

const counted = (areas: number) => (areas === 0 ? 'No area' : areas === 1 ? '1 area' : `${areas} areas`);

function WhatYouWillFind() {
  return (
    <p className="govuk-body">
      Every quarter your neighbourhood police team agrees three priorities with the people who live there. Here you see
      what they are, what was done, and how to have your say on the next.
    </p>
  );
}

function NothingFound() {
  return (
    <InsetText>
      <p>Check the spelling, or try:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>a village, parish or ward nearby</li>
        <li>the first half of your postcode, for example CB3</li>
        <li>the name of your police force</li>
      </ul>
      <p>
        Your area may not use Patchwork yet.{' '}
        <a className="govuk-link" href="https://www.police.uk/pu/your-area/">
          Find your police team on police.uk
        </a>
        .
      </p>
    </InsetText>
  );
}
