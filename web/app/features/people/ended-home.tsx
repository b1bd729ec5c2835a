import { momentInWords } from '@patchwork/calendar';
import { choice, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import type { FormResult } from '#forms/read-form.server.ts';
import type { MyselfFragment } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { endedWords, isRedrawn } from '#words/ended.ts';

/** The id of the form about a home that has ended. */
export const ENDED_HOME = 'ended-home';

/** For whoever lives in an area that has ended: which of those that took its place is theirs. Nothing is chosen at first. */
export function EndedHome({ me: { homeArea, homeHeldUntil }, result }: { me: MyselfFragment; result?: FormResult }) {
  const { form, fields } = useAnswers<{ path: string }>(ENDED_HOME, result);
  if (!homeArea?.endedOn) return null;
  const { name, endedOn, successors } = homeArea;
  return (
    <section className="app-followed" aria-labelledby="ended-home-heading">
      <h2 className="govuk-heading-m" id="ended-home-heading">
        {isRedrawn({ name, successors }) ? 'Your home area has new boundaries' : 'Your home area has ended'}
      </h2>
      <p className="govuk-body">
        {endedWords({ name, endedOn, successors })}
        {successors.length === 0 && ' No area took its place.'}
        {homeHeldUntil &&
          ` You have voted there: until ${momentInWords(new Date(homeHeldUntil))} your home moves only within its neighbourhood.`}
      </p>
      {successors.length > 0 && (
        <Form form={form}>
          <Radios
            label="Where do you live now?"
            labelSize="s"
            hint="Your vote counts there."
            items={successors.map((successor) => ({ value: successor.path, text: successor.name }))}
            {...choice(fields.path)}
          />
          <Button name="deed" value="home" preventDoubleClick>
            Save<span className="govuk-visually-hidden"> where you live</span>
          </Button>
        </Form>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/me/home-area">
          {successors.length > 0 ? 'Somewhere else' : 'Choose where you live now'}
        </a>
      </p>
    </section>
  );
}
