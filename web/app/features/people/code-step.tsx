import type { ReactNode } from 'react';
import { Page, type PageProps } from '#shell/page.tsx';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import { NotificationBanner } from '#ui/notification-banner.tsx';
import { CodeInput, CodeWarning, InboxLink } from './code-input.tsx';

/** What the page that asks for the code on the way is made of. */
export interface CodeStepFacts {
  codeStep: {
    email: string;
    /** Everything typed so far, to be sent again with the code. */
    typed: readonly [name: string, value: string][];
    error: string | null;
    /** True where a new code was just sent. */
    isNew: boolean;
  };
}

/** The step, where an action answered with one. */
export function codeStepOf(result: unknown): CodeStepFacts['codeStep'] | null {
  return (result as Partial<CodeStepFacts> | undefined)?.codeStep ?? null;
}

/** What an action answered, where it is a form that came back: for `useAnswers`. */
export function formResultOf<Result>(result: Result): Exclude<Result, CodeStepFacts> | undefined {
  return codeStepOf(result) ? undefined : (result as Exclude<Result, CodeStepFacts>);
}

/** Asks a stranger for their address, within a deed's form. Nothing for whoever is signed in. */
export function EmailOnTheWay({ isSignedIn, ...field }: FieldProps & { isSignedIn: boolean }) {
  if (isSignedIn) return null;
  return (
    <Input
      label="Your email address"
      hint="We send you a code, to see that the address is yours. You need no password and no account."
      type="email"
      autoComplete="email"
      spellCheck={false}
      {...field}
    />
  );
}

interface FieldProps {
  id: string;
  name: string;
  error?: string;
  defaultValue?: string;
}

/** The form's own page, asking for the code; everything typed travels along. `button` says what it does: "Register". */
export function CodeStepPage({
  step,
  button,
  force,
  before,
}: Pick<PageProps, 'force' | 'before'> & { step: CodeStepFacts['codeStep']; button: ReactNode }) {
  const errors = step.error ? [{ message: step.error, href: '#code' }] : [];
  return (
    <Page title="Type the code" errors={errors} force={force} before={before}>
      {step.isNew && (
        <NotificationBanner>We have sent you a new code. The one before no longer works.</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Type the code from your email</h1>
      <p className="govuk-body">
        We have sent an email to <strong>{step.email}</strong>. It can take a minute to arrive. The code works for 10
        minutes, once. What you typed is kept.
      </p>
      <InboxLink email={step.email} />
      <form method="post" noValidate>
        <Typed entries={step.typed} />
        <CodeInput id="code" name="code" error={step.error ?? undefined} />
        <Button preventDoubleClick>{button}</Button>
      </form>
      <CodeWarning />
      <h2 className="govuk-heading-s">No email?</h2>
      <p className="govuk-body">Look among your junk mail, and check that the address above is right.</p>
      <form method="post" noValidate>
        <Typed entries={step.typed} />
        <div className="govuk-button-group">
          <Button variant="secondary" name="again" value="yes" preventDoubleClick>
            Send a new code
          </Button>
          <BackToTyped name="email" value={step.email} />
        </div>
      </form>
    </Page>
  );
}

/** The button of a step's form that sends nothing: the page before comes back with everything typed. */
export function BackToTyped(field: { name: string; value: string }) {
  const asIs = JSON.stringify({ type: 'update', payload: { ...field, validated: false } });
  return (
    <Button variant="secondary" name="__intent__" value={asIs}>
      Change what I typed
    </Button>
  );
}

/** What was typed on the page before, travelling along in a step's form. */
export function Typed({ entries }: { entries: readonly (readonly [string, string])[] }) {
  return entries.map(([name, value], at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a form may hold one name and value twice, and the list never changes
    <input key={`${at} ${name}`} type="hidden" name={name} value={value} />
  ));
}
