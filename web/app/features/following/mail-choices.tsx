import { choices, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import type { FormResult } from '#forms/read-form.server.ts';
import type { FollowFactsFragment, MailSettingsQuery } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/choices.tsx';
import { numberWords } from '#words/lists.ts';
import { AddressRefused } from './address-refused.tsx';
import { EndedFollow } from './ended-follow.tsx';
import { FollowedArea } from './followed-area.tsx';

/** The id of the form that ends all of it. */
export const STOP_ALL = 'stop-all';

interface MailChoicesProps {
  follows: readonly FollowFactsFragment[];
  settings: MailSettingsQuery['mailSettings'];
  /** The form that came back, and of which follow it was. */
  again?: { result: FormResult; followId: string };
  /** True for whoever came by the link of a mail. */
  isByLink?: boolean;
}

/**
 * Everything somebody can choose of their emails: each area, how subjects read, and the end of all of it. Each form, sent
 * as it stands, changes nothing: programs that look through mails press the buttons behind their links (trust.md §1).
 */
export function MailChoices({ follows, settings, again, isByLink = false }: MailChoicesProps) {
  return (
    <>
      <AddressRefused settings={settings} isByLink={isByLink} />
      {follows.map((follow) => {
        const Followed = follow.area.endedOn ? EndedFollow : FollowedArea;
        return (
          <Followed key={follow.id} follow={follow} result={again?.followId === follow.id ? again.result : undefined} />
        );
      })}
      {follows.length === 0 && (
        <p className="govuk-body">You get no emails about areas. There is nothing that you need to do.</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          Find {follows.length > 0 ? 'another' : 'an'} area to get emails about
        </a>
      </p>
      {follows.length > 0 && (
        <>
          <Subjects settings={settings} />
          <StopAll follows={follows} result={again?.followId === '' ? again.result : undefined} />
        </>
      )}
    </>
  );
}

/** Whether a subject may say which area it is about: others may see it light up. */
function Subjects({ settings }: Pick<MailChoicesProps, 'settings'>) {
  const { form, fields } = useAnswers<{ neutral: string[] }>('subjects', undefined, {
    neutral: settings.neutralSubjects ? ['yes'] : [],
  });
  return (
    <section className="app-followed" aria-labelledby="subjects-heading">
      <h2 className="govuk-heading-m" id="subjects-heading">
        What others can see
      </h2>
      <Form form={form}>
        <Checkboxes
          label="The subjects of these emails"
          hint="A subject is shown on a phone before anybody unlocks it."
          className="govuk-checkboxes--small"
          items={[
            {
              value: 'yes',
              text: 'Leave out which area it is, and what it is about',
              hint: 'Each subject is then “News from Patchwork”.',
            },
          ]}
          {...choices(fields.neutral)}
        />
        <Button variant="secondary" name="deed" value="subjects" preventDoubleClick>
          Save<span className="govuk-visually-hidden"> how subjects read</span>
        </Button>
      </Form>
    </section>
  );
}

function whichWords(follows: MailChoicesProps['follows']): string {
  if (follows.length === 1) return follows[0]?.area.name ?? '';
  return follows.length === 2 ? 'both areas' : `all ${numberWords(follows.length)} areas`;
}

function StopAll({ follows, result }: Pick<MailChoicesProps, 'follows'> & { result?: FormResult }) {
  const { form, fields } = useAnswers<{ all: string[] }>(STOP_ALL, result);
  return (
    <section className="app-followed" aria-labelledby="stop-all-heading">
      <h2 className="govuk-heading-m" id="stop-all-heading">
        Stop all of them
      </h2>
      <p className="govuk-body">
        Emails about {whichWords(follows)} stop at once, and your choices above are deleted. What you ask for yourself
        still comes: a code to sign in, a place at a meeting, what became of your suggestion or question.
      </p>
      <Form form={form}>
        <Checkboxes
          label="Do you want to stop all of them?"
          labelSize="s"
          className="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'Yes, stop all emails about areas' }]}
          {...choices(fields.all)}
        />
        <Button variant="warning" name="deed" value="stop-all" preventDoubleClick>
          Stop all of them
        </Button>
      </Form>
    </section>
  );
}
