import type { Environment } from '#platform/environment.ts';
import { Address, letter } from '#platform/mail/letter.tsx';
import type { Mail } from '#platform/mail/mail.ts';
import { CODE_MINUTES } from './sign-in-code.rules.ts';

type Facts = Pick<Environment, 'mode' | 'publicUrl'>;

/** The code to sign in with: typed, never clicked, since mail scanners follow links. */
export function codeMail(facts: Facts, to: string, code: string): Promise<Mail> {
  return letter(
    facts,
    to,
    'Your sign-in code',
    <>
      <p>Your code is</p>
      <p style={{ fontSize: '32px', lineHeight: '40px', fontWeight: 'bold' }}>{code}</p>
      <p>
        Type it only at {facts.publicUrl}/sign-in, or on the page of {facts.publicUrl} on which you asked for it. It
        works once, within {CODE_MINUTES} minutes. A newer code makes it void.
      </p>
      <p>
        Nobody will ever ask you for this code: not us, and not the police. Do not tell it to anyone, whoever they say
        they are.
      </p>
      <p>If you did not ask for it, you need do nothing: without it nobody can sign in as you.</p>
    </>,
  );
}

/** For an officer in production, who signs in through the force: no code would let them in. */
export function forceAccountMail(facts: Facts, to: string): Promise<Mail> {
  return letter(
    facts,
    to,
    'Sign in with your force account',
    <>
      <p>
        Somebody asked for a code to sign in with this address. It belongs to an officer, and officers do not sign in
        with codes.
      </p>
      <p>
        Go to <Address url={`${facts.publicUrl}/sign-in`} /> and choose your force’s own sign-in.
      </p>
      <p>
        Nobody will ever ask you for a code or a password: not us, and not the police. If you did not ask for this, you
        need do nothing.
      </p>
    </>,
  );
}

/** To the address that a person no longer signs in with, in case it was not them. */
export function emailChangedMail(facts: Facts, to: string): Promise<Mail> {
  return letter(
    facts,
    to,
    'You sign in with another address now',
    <>
      <p>
        The person who signed in with this address has changed to another one. From now on this address opens nothing.
      </p>
      <p>
        If that was not you, somebody could read your email or use your device. Tell us at{' '}
        <Address url={`${facts.publicUrl}/privacy`} />
      </p>
    </>,
  );
}
