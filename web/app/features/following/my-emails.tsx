import type { FollowFactsFragment, MailSettingsQuery } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { endedWords } from '#words/ended.ts';
import { alertsWords, whatWords, whenWords } from './follow-words.ts';

interface MyEmailsProps {
  follows: readonly FollowFactsFragment[];
  settings: MailSettingsQuery['mailSettings'];
}

/** The areas somebody gets emails about, on their own page, and the ways to change it. */
export function MyEmails({ follows, settings }: MyEmailsProps) {
  return (
    <section aria-labelledby="my-emails">
      <h2 className="govuk-heading-m" id="my-emails">
        My emails about areas
      </h2>
      {settings.refusedAt && (
        <p className="govuk-body">
          <strong>We send nothing to {settings.email} at the moment.</strong> On {dayWords(settings.refusedAt)} the
          answer was that there is no such mailbox.{' '}
          <a className="govuk-link" href="/me/mails">
            Try this address again
          </a>
        </p>
      )}
      {follows.length === 0 ? (
        <p className="govuk-body">
          None.{' '}
          <a className="govuk-link" href="/">
            Find an area to get emails about
          </a>
        </p>
      ) : (
        <>
          <ul className="app-questions">
            {follows.map((follow) => (
              <li key={follow.id} className="app-questions__item">
                <p className="govuk-body govuk-!-margin-bottom-1">
                  <a
                    className="govuk-link"
                    href={follow.area.endedOn ? '/me/mails' : `/areas/${follow.area.path}/follow`}
                  >
                    {follow.area.name}
                    <span className="govuk-visually-hidden">: change the emails about it</span>
                  </a>
                </p>
                <p className="app-questions__foot">
                  {follow.area.endedOn
                    ? `${endedWords({ ...follow.area, endedOn: follow.area.endedOn })} Choose what becomes of these emails.`
                    : [whenWords(follow), whatWords(follow), alertsWords(follow)].filter(Boolean).join(' ')}
                </p>
              </li>
            ))}
          </ul>
          <p className="govuk-body">
            {settings.neutralSubjects && 'No subject says which area it is about. '}
            <a className="govuk-link" href="/me/mails">
              Change all of them, or stop
            </a>
          </p>
        </>
      )}
    </section>
  );
}
