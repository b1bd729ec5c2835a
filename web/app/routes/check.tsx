import { Page } from '#shell/page.tsx';
import { useShellFacts } from '#shell/shell-facts.ts';
import { InsetText } from '#ui/inset-text.tsx';
import { WarningText } from '#ui/warning-text.tsx';

export default function Check() {
  const { publicUrl, mode } = useShellFacts();
  return (
    <Page title="Check this is really us">
      <h1 className="govuk-heading-l">Check this is really us</h1>
      <p className="govuk-body-l">
        People who cheat like to look like the police. Here is how to tell, before you click or type anything.
      </p>
      {mode === 'demo' && (
        <InsetText>
          This is a demonstration. It is not run by a police force, and nothing on it is real police information.
        </InsetText>
      )}

      <h2 className="govuk-heading-m">The address</h2>
      <p className="govuk-body">Every page of ours, and every QR code that we print, begins with</p>
      <p className="govuk-body govuk-!-font-weight-bold">{publicUrl}/</p>
      <p className="govuk-body">
        Look at the top of your browser. If what stands there is different, even by a letter, it is not us. Beside every
        QR code of ours its address is printed in words: compare the two.
      </p>

      <h2 className="govuk-heading-m">The links in our emails</h2>
      <p className="govuk-body">
        So does nearly every link that we send. An alert can also lead to police.uk, gov.uk, nhs.uk, Crimestoppers,
        Fearless or your force’s own site, and to nothing else: we refuse to send it otherwise. No link of ours signs
        you in or asks what you know.
      </p>

      <h2 className="govuk-heading-m">The code to sign in</h2>
      <p className="govuk-body">
        When you ask for it, to sign in or on the way to something that you do here, we send you a code of six digits by
        email, and only then. You type it on the page where you asked for it, which begins with the address above, and
        nowhere else.
      </p>
      <WarningText>
        Nobody will ever ask you for this code: not by phone, not by message, not at the door. Not the police either.
      </WarningText>

      <h2 className="govuk-heading-m">What we never do</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>ask for a password: there are none here</li>
        <li>ask for money, your bank, your card or a gift card</li>
        <li>send a link that signs you in, or a file to open</li>
        <li>call you</li>
      </ul>

      <h2 className="govuk-heading-m">If you are not sure</h2>
      <p className="govuk-body">
        Do not click, reply or scan. Type our address yourself, or{' '}
        <a className="govuk-link" href="tel:101">
          call&nbsp;101
        </a>{' '}
        and ask. An officer at your door or on the phone will not mind: ask for their name and number, and call 101 from
        another phone, or wait five minutes so that the line is free.
      </p>
      <p className="govuk-body">
        Forward a suspicious email to <strong>report@phishing.gov.uk</strong> and a suspicious text to{' '}
        <strong>7726</strong>. Both are free.
      </p>
    </Page>
  );
}
