import { data } from 'react-router';
import { Page } from '#shell/page.tsx';
import { ButtonLink } from '#ui/button.tsx';
import type { Route } from './+types/mails.ts';
import { chooseMails, mailsOf } from './following.server.ts';
import { MailsPage } from './mails/mails-page.tsx';

/** Whoever has the address can change these mails: it is kept nowhere, listed nowhere, and told to no other site. */
export function headers() {
  return { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };
}

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const mails = await mailsOf({ context, request }, params.token);
  return data({ mails }, { status: mails ? 200 : 404 });
}

export function action({ context, request, params }: Route.ActionArgs) {
  const address = `/mails/${encodeURIComponent(params.token)}`;
  return chooseMails({ context, request }, { address, linkToken: params.token });
}

export default function Mails({ loaderData: { mails }, actionData }: Route.ComponentProps) {
  if (!mails) return <LinkTooOld />;
  return (
    <MailsPage mails={mails} result={actionData} isByLink>
      <p className="govuk-body">
        They go to {mails.settings.email}. Whoever has this link can change them: you need not sign in.
      </p>
    </MailsPage>
  );
}

function LinkTooOld() {
  return (
    <Page title="This link does not work any more">
      <h1 className="govuk-heading-l">This link does not work any more</h1>
      <p className="govuk-body">Nothing was changed. One of these is why:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>it is from an email that is more than a year old</li>
        <li>the address of the page is not whole: copy it again from the email</li>
        <li>you have changed your email address, or had your data erased</li>
      </ul>
      <p className="govuk-body">The link in the newest email works. Or sign in with your email address and a code:</p>
      <ButtonLink href="/sign-in?next=%2Fme%2Fmails">Sign in and choose your emails</ButtonLink>
      <p className="govuk-body">
        If you get no emails any more,{' '}
        <a className="govuk-link" href="/">
          find an area to get emails about
        </a>
        .
      </p>
    </Page>
  );
}
