import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import type { FormResult } from '#forms/read-form.server.ts';
import type { FollowFactsFragment } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { HowOftenIfAtAllField, type TypedFollow, typedFollow, WhatFieldsFolded } from './follow-fields.tsx';
import { alertsWords, whatWords } from './follow-words.ts';

/** The id of the form about a followed area. */
export const formOf = (followId: string) => `follow-${followId}`;

interface FollowedAreaProps {
  follow: FollowFactsFragment;
  /** What came back, where it was this form that was sent. */
  result?: FormResult;
}

/** One followed area: what comes, and a small form of its own that, sent as it stands, changes nothing. */
export function FollowedArea({ follow, result }: FollowedAreaProps) {
  const { id, area } = follow;
  const { form, fields } = useAnswers<TypedFollow>(formOf(id), result, typedFollow(follow));
  const heading = `area-${id}`;
  return (
    <section className="app-followed" aria-labelledby={heading}>
      <h2 className="govuk-heading-m" id={heading}>
        {area.name}
        {area.parent && area.kind === 'PLACE' && <span className="govuk-caption-m">{area.parent.name}</span>}
      </h2>
      <p className="govuk-body">
        {whatWords(follow)} {alertsWords(follow)}
      </p>
      <Form form={form}>
        <input type="hidden" name="follow" value={id} />
        <input type="hidden" name="area" value={area.path} />
        <HowOftenIfAtAllField field={fields.frequency} areaName={area.name} />
        <WhatFieldsFolded fields={fields} summary={`What you hear about ${area.name}`} />
        <Button name="deed" value="change" preventDoubleClick>
          Save<span className="govuk-visually-hidden"> what you get about {area.name}</span>
        </Button>
      </Form>
    </section>
  );
}

/** The button that stops the emails about an area, in a form of its own; for whoever is signed in. */
export function StopFollowing({ follow: { id, area } }: { follow: Pick<FollowFactsFragment, 'id' | 'area'> }) {
  const { form } = useAnswers('stop', undefined);
  return (
    <Form form={form}>
      <input type="hidden" name="follow" value={id} />
      <Button variant="secondary" name="deed" value="stop" preventDoubleClick>
        Stop emails about {area.name}
      </Button>
    </Form>
  );
}
