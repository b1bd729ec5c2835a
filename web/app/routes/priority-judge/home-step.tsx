import type { PriorityToJudgeQuery } from '#graphql.generated.ts';
import { Page, type PageProps } from '#shell/page.tsx';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import type { HomeStepFacts } from '../priority-judge.server.ts';

type Area = NonNullable<PriorityToJudgeQuery['priority']>['quarter']['area'];

/** The step, where an action answered with one. */
export function homeStepOf(result: unknown): HomeStepFacts['homeStep'] | null {
  return (result as Partial<HomeStepFacts> | undefined)?.homeStep ?? null;
}

interface HomeStepPageProps extends Pick<PageProps, 'before'> {
  step: HomeStepFacts['homeStep'];
  area: Area;
}

/** Asks somebody who never said it where they live; what they said of the priority travels along. */
export function HomeStepPage({ step, area, before }: HomeStepPageProps) {
  const errors = step.error ? [{ message: step.error, href: '#home' }] : [];
  return (
    <Page title="Where do you live?" errors={errors} force={area.force} before={before}>
      <h1 className="govuk-heading-l">Where do you live?</h1>
      <p className="govuk-body">
        Residents of {area.name} say whether it got better. We keep your choice as your home area: it is also where your
        vote counts. You can change it on your own page.
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="verdict" value={step.verdict} />
        <Select
          id="home"
          name="home"
          label="Your village, town or ward"
          error={step.error ?? undefined}
          defaultValue={step.home}
          items={[
            { value: '', text: 'Choose' },
            ...area.children.map(({ path, name }) => ({ value: path, text: name })),
            { value: area.path, text: `Elsewhere in ${area.name}` },
          ]}
        />
        <Button preventDoubleClick>Send what I say</Button>
      </form>
      <p className="govuk-body">
        If you do not live in {area.name}, leave it here: what you chose is not sent.{' '}
        <a className="govuk-link" href="/">
          Find your own area
        </a>
      </p>
    </Page>
  );
}
