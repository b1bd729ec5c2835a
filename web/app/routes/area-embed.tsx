import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { AreaPageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { OPEN_GOVERNMENT_LICENCE } from '#words/licence.ts';
import type { Route } from './+types/area-embed.ts';
import { pathOf } from './area/path-of.ts';
import { fragmentOf } from './embed/asked.server.ts';
import { noticeOf, paragraphOf } from './embed/notice-of.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await ask(context, request, AreaPageDocument, { path: pathOf(params) });
  const area = found(answer.area);
  const { publicUrl, mode } = context.get(shellContext).facts;
  const notice = noticeOf(area, { publicUrl, mode, now: new Date() });
  const embed = `${publicUrl}/embed/${area.path}`;
  return { area, title: notice.title, embed, fragment: fragmentOf(notice), paragraph: paragraphOf(notice) };
}

/** How a parish puts its area onto its own site, into its minutes or its magazine. */
export default function AreaEmbed({ loaderData }: Route.ComponentProps) {
  const { area, title, embed, fragment, paragraph } = loaderData;
  const frame = `<iframe src="${embed}" title="${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="100%" height="560" loading="lazy" style="border: 0"></iframe>`;
  return (
    <Page
      title={`Put ${area.name} on your site`}
      force={area.force}
      before={<Breadcrumbs items={areaCrumbs(area, 'Put this on your site')} />}
    >
      <h1 className="govuk-heading-l">Put {area.name} on your site</h1>
      <p className="govuk-body-l">
        For parish sites, minutes and magazines: what the police team is working on, with its day, its source and a link
        to the newest.
      </p>
      <section className="app-section" aria-labelledby="paragraph-heading">
        <h2 className="govuk-heading-m" id="paragraph-heading">
          A paragraph for minutes or a magazine
        </h2>
        <Textarea
          id="paragraph"
          name="paragraph"
          label="The words, to copy"
          rows={9}
          readOnly
          defaultValue={paragraph}
        />
        <p className="govuk-body">
          The newest at any time:{' '}
          <a className="govuk-link" href={`/embed/${area.path}/paragraph.txt`}>
            {embed}/paragraph.txt
          </a>
        </p>
      </section>
      <section className="app-section" aria-labelledby="frame-heading">
        <h2 className="govuk-heading-m" id="frame-heading">
          A frame that keeps itself up to date
        </h2>
        <p className="govuk-body">
          Paste this into a page. It shows the newest whenever somebody opens the page, and takes no script and no
          cookie.
        </p>
        <Textarea id="frame" name="frame" label="The code, to copy" rows={4} readOnly defaultValue={frame} />
        <p className="govuk-body">
          <a className="govuk-link" href={`/embed/${area.path}`}>
            See what the frame shows
          </a>
        </p>
      </section>
      <section className="app-section" aria-labelledby="fragment-heading">
        <h2 className="govuk-heading-m" id="fragment-heading">
          A piece of HTML, as it stands today
        </h2>
        <p className="govuk-body">
          For sites that take no frames. It looks like the page you put it into, and says from which day it is.
        </p>
        <Textarea id="fragment" name="fragment" label="The HTML, to copy" rows={9} readOnly defaultValue={fragment} />
        <p className="govuk-body">
          A site that fetches it anew each day takes it from{' '}
          <a className="govuk-link" href={`/embed/${area.path}/fragment.html`}>
            {embed}/fragment.html
          </a>
        </p>
      </section>
      <p className="govuk-body">
        You may use all of this under the{' '}
        <a className="govuk-link" href={OPEN_GOVERNMENT_LICENCE} rel="license">
          Open Government Licence v3.0
        </a>
        . Say where it comes from, as the paragraph does.
      </p>
    </Page>
  );
}
