import { redirect } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { AreaToAlertDocument, MeDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import type { Route } from './+types/desk-alert-area.ts';

const writeFor = (path: string) => `/desk/alerts/new?area=${encodeURIComponent(path)}`;

export async function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request, 'INSPECTOR', 'COMMS');
  const { me } = await ask(context, request, MeDocument);
  const own = (found(me).officer?.areas ?? []).filter(({ kind }) => kind !== 'PLACE');
  const within = await Promise.all(
    own.map(async ({ path, kind, name }) => {
      if (kind !== 'FORCE') return [{ path, name }];
      const { area } = await ask(context, request, AreaToAlertDocument, { path });
      return [{ path, name: `${name}: everybody in its area` }, ...found(area).children];
    }),
  );
  const areas = within.flat();
  if (areas.length === 1 && areas[0]) throw redirect(writeFor(areas[0].path));
  return { areas };
}

export default function AlertArea({ loaderData: { areas } }: Route.ComponentProps) {
  return (
    <Page title="Write an alert" before={<BackLink href="/desk">The desk</BackLink>}>
      <h1 className="govuk-heading-l">Write an alert</h1>
      <h2 className="govuk-heading-m">In whose name does it go?</h2>
      {areas.length === 0 && <p className="govuk-body">You have no area to write for.</p>}
      <ul className="govuk-list govuk-list--spaced">
        {areas.map(({ path, name }) => (
          <li key={path}>
            <a className="govuk-link" href={writeFor(path)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
