import { found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { BackLink } from '#ui/back-link.tsx';
import type { Route } from './+types/me-mails.ts';
import { chooseMails, mailsOf } from './following.server.ts';
import { MailsPage } from './mails/mails-page.tsx';

export async function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request);
  return { mails: found(await mailsOf({ context, request }, null)) };
}

export function action({ context, request }: Route.ActionArgs) {
  return chooseMails({ context, request }, { address: '/me/mails', linkToken: null });
}

export default function MyMails({ loaderData: { mails }, actionData }: Route.ComponentProps) {
  return (
    <MailsPage mails={mails} result={actionData} before={<BackLink href="/me">My page</BackLink>}>
      <p className="govuk-body">They go to {mails.settings.email}.</p>
    </MailsPage>
  );
}
