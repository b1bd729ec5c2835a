import { useShellFacts } from '#shell/shell-facts.ts';
import { Input } from '#ui/input.tsx';
import { WarningText } from '#ui/warning-text.tsx';

interface CodeInputProps {
  id: string;
  name: string;
  error?: string;
  defaultValue?: string;
}

/** The box for the code of a mail: phones offer it from the message. */
export function CodeInput(field: CodeInputProps) {
  return (
    <Input
      label="Code"
      hint="6 digits"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      className="govuk-input--width-10 govuk-input--extra-letter-spacing"
      {...field}
    />
  );
}

/** design §5: it must not look like the scams it warns of. */
export function CodeWarning() {
  return (
    <WarningText>Nobody will ever ask you for this code, the police included. Type it on this page only.</WarningText>
  );
}

/** The demonstration only: where its mails are. */
export function InboxLink({ email }: { email: string }) {
  const { mode } = useShellFacts();
  if (mode !== 'demo') return null;
  return (
    <p className="govuk-inset-text">
      In this demonstration the email is in the{' '}
      <a className="govuk-link" href={`/dev/inbox?to=${encodeURIComponent(email)}`} target="_blank" rel="noreferrer">
        demonstration inbox (opens in a new tab)
      </a>
      .
    </p>
  );
}
