import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { OfficerList } from '#features/people/officer-list.tsx';
import { DoneBanner } from '#forms/done-banner.tsx';
import { OfficersInPostDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { ButtonLink } from '#ui/button.tsx';
import type { Route } from './+types/desk-officers.ts';

export async function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const { desk } = await ask(context, request, OfficersInPostDocument);
  return { officers: found(desk).officers };
}

const said = {
  appointed: 'The officer is appointed. They can sign in with their address now.',
  dismissed: 'The officer is dismissed, and signed out everywhere.',
};

export default function Officers({ loaderData: { officers } }: Route.ComponentProps) {
  return (
    <Page title="Officers" before={<BackLink href="/desk">The desk</BackLink>}>
      <DoneBanner said={said} />
      <h1 className="govuk-heading-l">Officers</h1>
      <ButtonLink href="/desk/officers/appoint">Appoint an officer</ButtonLink>
      <OfficerList officers={officers} />
    </Page>
  );
}
