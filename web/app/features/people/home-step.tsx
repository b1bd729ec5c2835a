import type { ReactNode } from 'react';
import { Page, type PageProps } from '#shell/page.tsx';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';

/** What the page that asks where somebody lives, on the way, is made of. */
export interface HomeStepFacts {
  homeStep: {
    /** Everything typed so far, to be sent again with the home. */
    typed: readonly [name: string, value: string][];
    /** The path chosen, where it was not taken. */
    home: string;
    error: string | null;
  };
}

/** The step, where an action answered with one. */
export function homeStepOf(result: unknown): HomeStepFacts['homeStep'] | null {
  return (result as Partial<HomeStepFacts> | undefined)?.homeStep ?? null;
}

/** What an action answered, where it is not that step. */
export function withoutHomeStep<Result>(result: Result): Exclude<Result, HomeStepFacts> | undefined {
  return homeStepOf(result) ? undefined : (result as Exclude<Result, HomeStepFacts>);
}

interface HomeStepPageProps extends Pick<PageProps, 'before' | 'force'> {
  step: HomeStepFacts['homeStep'];
  /** The neighbourhood, and its places to choose from. */
  area: { path: string; name: string; children: readonly { path: string; name: string }[] };
  /** What the deed's button says. */
  button: ReactNode;
  /** Why it is asked, and what becomes of the answer. */
  children: ReactNode;
}

/** Asks somebody who never said it where they live; what they typed before travels along. */
export function HomeStepPage({ step, area, button, before, force, children }: HomeStepPageProps) {
  const errors = step.error ? [{ message: step.error, href: '#home' }] : [];
  return (
    <Page title="Where do you live?" errors={errors} force={force} before={before}>
      <h1 className="govuk-heading-l">Where do you live?</h1>
      <p className="govuk-body">{children}</p>
      <form method="post" noValidate>
        {step.typed.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
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
        <Button preventDoubleClick>{button}</Button>
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
