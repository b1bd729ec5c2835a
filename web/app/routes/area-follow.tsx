import { ask, found } from '#asking/ask.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { WhatBecame } from '#features/areas/what-became.tsx';
import { AddressRefused } from '#features/following/address-refused.tsx';
import {
  everything,
  HowOftenField,
  type TypedFollow,
  typedFollow,
  WhatFields,
} from '#features/following/follow-fields.tsx';
import { FollowSummary } from '#features/following/follow-summary.tsx';
import { oftenWords } from '#features/following/follow-words.ts';
import { StopFollowing } from '#features/following/followed-area.tsx';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { isSignedIn } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import {
  type AreaFactsFragment,
  AreaToFollowDocument,
  type AreaToFollowQuery,
  type FollowFactsFragment,
} from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { isRedrawn } from '#words/ended.ts';
import type { Route } from './+types/area-follow.ts';
import { pathOf } from './area/path-of.ts';
import { chooseMails, followOnTheWay, mailsOf } from './following.server.ts';

type AreaToFollow = NonNullable<AreaToFollowQuery['area']>;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const [{ area: asked }, mine] = await Promise.all([
    ask(context, request, AreaToFollowDocument, { path: pathOf(params) }),
    isSignedIn(context) ? mailsOf({ context, request }, null) : null,
  ]);
  const area = found(asked);
  const follow = mine?.follows.find((each) => each.area.id === area.id) ?? null;
  return { area, follow, settings: mine?.settings ?? null };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const path = pathOf(params);
  const sent = await request.clone().formData();
  if (sent.has('deed')) return chooseMails({ context, request }, { address: `/areas/${path}/follow`, linkToken: null });
  return followOnTheWay({ context, request }, path);
}

export default function FollowArea({ loaderData, actionData }: Route.ComponentProps) {
  const { area, follow, settings } = loaderData;
  const defaults = follow ? typedFollow(follow) : everything;
  const { form, fields } = useAnswers<TypedFollow>('follow', formResultOf(actionData), defaults);
  const back = <BackLink href={`/areas/${area.path}`}>{area.name}</BackLink>;
  const step = codeStepOf(actionData);
  if (step) return <CodeStepPage step={step} button="Get these emails" force={area.force} before={back} />;
  if (area.endedOn) return <EndedAreaToFollow area={area} />;
  const isBack = form.errors.length > 0;
  return (
    <Page
      title={follow ? `Your emails about ${area.name}` : `Get emails about ${area.name}`}
      errors={form.errors}
      force={area.force}
      before={<Breadcrumbs items={areaCrumbs(area, 'Emails')} />}
    >
      {!isBack && <DoneBanner said={saidOf(area, follow)} />}
      <h1 className="govuk-heading-l">
        {follow ? 'Your emails' : 'Get emails'} about {area.name}
      </h1>
      {settings && <AddressRefused settings={settings} />}
      {follow && settings ? (
        <>
          <FollowSummary follow={follow} email={settings.email} />
          <h2 className="govuk-heading-m">Change what you get</h2>
        </>
      ) : (
        <p className="govuk-body">{whatOfWords(area)}</p>
      )}
      <Form form={form}>
        <WhatFields fields={fields} />
        <HowOftenField field={fields.frequency} />
        <EmailOnTheWay isSignedIn={settings !== null} {...text(fields.email)} />
        {settings && !follow && <p className="govuk-body">We send them to {settings.email}.</p>}
        <Button preventDoubleClick>{follow ? 'Save' : 'Get these emails'}</Button>
      </Form>
      {follow ? (
        <>
          <h2 className="govuk-heading-m">Stop these emails</h2>
          <StopFollowing follow={follow} />
          <p className="govuk-body">
            <a className="govuk-link" href="/me/mails">
              All your emails about areas, and how their subjects read
            </a>
          </p>
        </>
      ) : (
        <p className="govuk-body">
          Each email has a link with which you change what you get, or stop, without signing in.{' '}
          <a className="govuk-link" href="/privacy">
            What we keep about you
          </a>
        </p>
      )}
    </Page>
  );
}

/** An area that has ended has no emails; what took its place has. */
function EndedAreaToFollow({ area }: { area: AreaToFollow }) {
  const title = isRedrawn(area) ? `${area.name} has new boundaries` : `No emails about ${area.name} any more`;
  return (
    <Page title={title} force={area.force} before={<Breadcrumbs items={areaCrumbs(area, 'Emails')} />}>
      <h1 className="govuk-heading-l">{title}</h1>
      <WhatBecame area={area} />
      <p className="govuk-body">
        <a className="govuk-link" href="/me/mails">
          All your emails about areas
        </a>
      </p>
    </Page>
  );
}

/** What is said of a deed, while it is still so. */
function saidOf({ name }: AreaFactsFragment, follow: FollowFactsFragment | null): Record<string, string> {
  return {
    again: 'We try your address again with the next email.',
    ...(follow
      ? { followed: `You will get emails about ${name} ${oftenWords[follow.frequency]}.` }
      : { stopped: `You will get no more emails about ${name}.` }),
  };
}

/** What all of it is about: those of a place hear of its team's whole area too, where that is meant. */
function whatOfWords({ kind, name, neighbourhood }: AreaFactsFragment): string {
  if (kind === 'FORCE') return `You hear from every neighbourhood police team of ${name}.`;
  if (kind === 'NEIGHBOURHOOD' || !neighbourhood) return `You hear from the police team of ${name}.`;
  return `You hear of what is about ${name}, and of what the ${neighbourhood.name} police team tells everybody.`;
}
