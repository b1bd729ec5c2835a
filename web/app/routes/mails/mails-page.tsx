import type { ReactNode } from 'react';
import { oftenWords } from '#features/following/follow-words.ts';
import { formOf } from '#features/following/followed-area.tsx';
import { MailChoices, STOP_ALL } from '#features/following/mail-choices.tsx';
import { useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import type { FormResult } from '#forms/read-form.server.ts';
import { Page } from '#shell/page.tsx';
import type { mailsOf } from '../following.server.ts';

type Mails = NonNullable<Awaited<ReturnType<typeof mailsOf>>>;

interface MailsPageProps {
  mails: Mails;
  /** The form that came back. */
  result?: FormResult;
  before?: ReactNode;
  isByLink?: boolean;
  /** How it is that whoever reads this may choose here. */
  children: ReactNode;
}

/** Where somebody chooses all their emails about areas: by the link of a mail, or signed in. */
export function MailsPage({ mails: { follows, settings, about }, result, before, isByLink, children }: MailsPageProps) {
  const followId = typeof result?.initialValue?.follow === 'string' ? result.initialValue.follow : '';
  const { form } = useAnswers(followId ? formOf(followId) : STOP_ALL, result);
  return (
    <Page title="Choose your emails" errors={form.errors} before={before}>
      {form.errors.length === 0 && <DoneBanner said={saidOf(about, follows)} />}
      <h1 className="govuk-heading-l">Choose your emails</h1>
      {children}
      <MailChoices follows={follows} settings={settings} again={result && { result, followId }} isByLink={isByLink} />
    </Page>
  );
}

/** What is said of a deed, while it may still be so. */
function saidOf(area: Mails['about'], follows: Mails['follows']): Record<string, string> {
  const follow = follows.find((each) => each.area.id === area?.id);
  return {
    ...(area && follow && { changed: `Emails about ${area.name} now come ${oftenWords[follow.frequency]}.` }),
    ...(area && !follow && { stopped: `You will get no more emails about ${area.name}.` }),
    ...(area && !follow && { gone: `You get no emails about ${area.name} any more, so there was nothing to change.` }),
    moved: 'Your emails go on about the area that you chose.',
    subjects: 'Your choice is saved. From the next email on, subjects read like this.',
    again: 'We try your address again with the next email.',
    ...(follows.length === 0 && { 'all-stopped': 'You will get no more emails about areas.' }),
  };
}
