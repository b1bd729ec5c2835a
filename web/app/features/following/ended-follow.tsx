import { choice, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import type { FormResult } from '#forms/read-form.server.ts';
import type { FollowFactsFragment } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { endedWords } from '#words/ended.ts';
import { formOf } from './followed-area.tsx';

/** Stands for no area at all: the emails end. No path reads like it. */
export const NO_AREA = '-';

interface EndedFollowProps {
  follow: FollowFactsFragment;
  /** What came back, where it was this form that was sent. */
  result?: FormResult;
}

/**
 * A followed area that has ended, and the question about which of those that took its place the emails go on. Nothing is
 * chosen at first, so that the form, sent as it stands, changes nothing.
 */
export function EndedFollow({ follow: { id, area }, result }: EndedFollowProps) {
  const { form, fields } = useAnswers<{ to: string }>(formOf(id), result);
  const heading = `area-${id}`;
  const { name, endedOn, successors } = area;
  return (
    <section className="app-followed" aria-labelledby={heading}>
      <h2 className="govuk-heading-m" id={heading}>
        {name}
      </h2>
      <p className="govuk-body">
        {endedWords({ name, endedOn: endedOn as string, successors })}
        {successors.length === 0 && ' No area took its place, so no emails about it come any more.'}
      </p>
      <Form form={form}>
        <input type="hidden" name="follow" value={id} />
        <input type="hidden" name="area" value={area.path} />
        <Radios
          label={
            successors.length > 0 ? 'Which area do you want these emails about now?' : 'What should become of this?'
          }
          labelSize="s"
          items={[
            ...successors.map((successor) => ({ value: successor.path, text: successor.name })),
            ...(successors.length > 0 ? [{ divider: 'or' }] : []),
            { value: NO_AREA, text: `None: delete my choice about ${name}` },
          ]}
          {...choice(fields.to)}
        />
        <Button name="deed" value="move" preventDoubleClick>
          Save<span className="govuk-visually-hidden"> what becomes of the emails about {name}</span>
        </Button>
      </Form>
    </section>
  );
}
