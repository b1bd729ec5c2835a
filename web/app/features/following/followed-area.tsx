import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import type { FormResult } from '#forms/read-form.server.ts';
import type { FollowFactsFragment } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { HowOftenField, type TypedFollow, typedFollow, WhatFieldsFolded } from './follow-fields.tsx';
import { alertsWords, whatWords } from './follow-words.ts';

/** The id of the form about a followed area. */
export const formOf = (followId: string) => `follow-${followId}`;

interface FollowedAreaProps {
  follow: FollowFactsFragment;
  /** What came back, where it was this form that was sent. */
  result?: FormResult;
}

/** One followed area: what comes, its own small form, and the button that stops it. */
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
        <HowOftenField field={fields.frequency} isShort />
        <WhatFieldsFolded fields={fields} summary={`What you hear about ${area.name}`} />
        <div className="govuk-button-group">
          <Button name="deed" value="change" preventDoubleClick>
            Save<span className="govuk-visually-hidden"> what you get about {area.name}</span>
          </Button>
          <StopButton area={area} />
        </div>
      </Form>
    </section>
  );
}

function StopButton({ area }: { area: { name: string } }) {
  return (
    <Button variant="secondary" name="deed" value="stop" preventDoubleClick>
      Stop emails about {area.name}
    </Button>
  );
}

/** The button that stops the emails about an area, in a form of its own. */
export function StopFollowing({ follow: { id, area } }: { follow: Pick<FollowFactsFragment, 'id' | 'area'> }) {
  const { form } = useAnswers('stop', undefined);
  return (
    <Form form={form}>
      <input type="hidden" name="follow" value={id} />
      <StopButton area={area} />
    </Form>
  );
}
