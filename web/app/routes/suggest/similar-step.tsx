import { BackToTyped, Typed } from '#features/people/code-step.tsx';
import { SimilarList } from '#features/suggestions/similar.tsx';
import { Page, type PageProps } from '#shell/page.tsx';
import { Button } from '#ui/button.tsx';
import type { SimilarStepFacts } from '../suggest.server.ts';

/** The step, where an action answered with one. */
export function similarStepOf(result: unknown): SimilarStepFacts['similarStep'] | null {
  return (result as Partial<SimilarStepFacts> | undefined)?.similarStep ?? null;
}

interface SimilarStepPageProps extends Pick<PageProps, 'force' | 'before'> {
  step: SimilarStepFacts['similarStep'];
}

/** What is like it already, before anything is sent: what was typed travels along. */
export function SimilarStepPage({ step: { similar, typed, shown }, force, before }: SimilarStepPageProps) {
  const title = typed.find(([name]) => name === 'title')?.[1] ?? '';
  return (
    <Page title="Is it one of these?" force={force} before={before}>
      <h1 className="govuk-heading-l">Is it one of these?</h1>
      <p className="govuk-body">
        You have typed: <strong>{title}</strong>. It is not sent yet.
      </p>
      <SimilarList similar={similar} />
      <p className="govuk-body">
        If it is one of these, the team knows of it: open it to see what becomes of it, and you need not send yours. If
        yours is different, send it. A member of the team joins those that ask for the same.
      </p>
      <form method="post" noValidate>
        <Typed entries={typed} />
        <input type="hidden" name="shown" value={shown} />
        <div className="govuk-button-group">
          <Button preventDoubleClick>Send mine all the same</Button>
          <BackToTyped name="title" value={title} />
        </div>
      </form>
    </Page>
  );
}
