import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { AlertStub, AlertTags } from '#features/alerts/alert-list.tsx';
import { aboutWords, fromWords, untilWords } from '#features/alerts/alert-words.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { GetEmails } from '#features/following/get-emails.tsx';
import { ShareLinks } from '#features/sharing/share-links.tsx';
import { pictureOfArea, ShareTags } from '#features/sharing/share-tags.tsx';
import { alertData } from '#features/sharing/structured.ts';
import { AlertPageDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import { SafeHtml } from '#words/safe-html.tsx';
import type { Route } from './+types/alert.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { alert: asked } = await ask(context, request, AlertPageDocument, { id: params.id });
  const alert = found(asked);
  const { publicUrl } = context.get(shellContext).facts;
  // Its team sees one that has not gone out on the desk; here is what everybody sees.
  return { alert: found(alert.sentAt ? alert : null), publicUrl, url: `${publicUrl}/alerts/${alert.id}` };
}

/** One alert, whole, at an address that stays: the same for everybody. */
export default function Alert({ loaderData: { alert, publicUrl, url } }: Route.ComponentProps) {
  const { area, bodyHtml } = alert;
  const title = alert.title ?? `An alert that was withdrawn: ${area.name}`;
  return (
    <Page title={title} force={area.force} before={<Breadcrumbs items={areaCrumbs(area, 'Alert')} />}>
      <ShareTags
        title={title}
        description={[aboutWords(alert), untilWords(alert)].filter(Boolean).join(' ')}
        url={url}
        picture={pictureOfArea(publicUrl, area)}
      />
      {alert.title && alert.sentAt && (
        <StructuredData of={alertData(publicUrl, { ...alert, title: alert.title, sentAt: alert.sentAt })} />
      )}
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">Alert: {area.name}</span>
        {alert.title ?? 'An alert that was withdrawn'}
      </h1>
      {bodyHtml ? (
        <>
          <AlertTags alert={alert} />
          <p className="app-questions__foot govuk-!-margin-bottom-4">
            {aboutWords(alert)} {untilWords(alert)}
          </p>
          <SafeHtml html={bodyHtml} under={1} />
          <p className="app-questions__foot govuk-!-margin-bottom-6">{fromWords(alert)}</p>
        </>
      ) : (
        <InsetText>
          <AlertStub alert={alert} />
        </InsetText>
      )}
      <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={`/areas/${area.path}/alerts`}>
          All alerts about {area.name}
        </a>
      </p>
      <GetEmails area={area} />
      {bodyHtml && <ShareLinks title={title} url={url} />}
    </Page>
  );
}
