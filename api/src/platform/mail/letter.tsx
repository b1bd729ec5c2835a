import { plainTextSelectors, render } from '@react-email/render';
import { compile } from 'html-to-text';
import type { ReactElement, ReactNode } from 'react';
import { DEMONSTRATION } from '../demonstration.ts';
import type { Environment } from '../environment.ts';
import type { Mail } from './mail.ts';

const page = {
  fontFamily: 'Helvetica, Arial, sans-serif',
  fontSize: '16px',
  lineHeight: '24px',
  maxWidth: '600px',
} as const;
const note = { fontSize: '14px', lineHeight: '20px' } as const;

/** Compiled once: the library's own way would read its rules anew for each mail. */
const asText = compile({ wordwrap: 78, selectors: plainTextSelectors });
const asWords = compile({ wordwrap: false, selectors: plainTextSelectors });

type Facts = Pick<Environment, 'mode' | 'publicUrl'>;

/**
 * The frame of every mail: who writes, and how to tell that it is really us. No colour is written `#003078`: a mail
 * with a code holds no other run of six digits.
 */
function Letter({ title, heading, facts, children }: LetterProps): ReactElement {
  return (
    <html lang="en-GB">
      <head>
        <title>{title}</title>
        {/* No colours of our own, so that a dark screen shows light words on dark. */}
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body style={page}>
        {facts.mode === 'demo' && <p style={{ fontWeight: 'bold' }}>{DEMONSTRATION}</p>}
        <h1 style={{ fontSize: '24px', lineHeight: '30px' }}>{heading ?? title}</h1>
        {children}
        <hr />
        <p style={note}>
          Patchwork, {facts.publicUrl}. Check this is really us: {facts.publicUrl}/check
        </p>
        <p style={note}>
          In an emergency call 999. To report a crime call 101 or use your force’s own form, not this address.
        </p>
      </body>
    </html>
  );
}

interface LetterProps {
  title: string;
  heading: string | undefined;
  facts: Facts;
  children: ReactNode;
}

/** A mail as HTML and as plain text, from one set of words. `heading` heads it where the subject is to say less. */
export async function letter(
  facts: Facts,
  to: string,
  subject: string,
  words: ReactNode,
  heading?: string,
): Promise<Mail> {
  const html = await render(
    <Letter title={subject} heading={heading} facts={facts}>
      {words}
    </Letter>,
  );
  // An address in words is enough: no mail of ours carries a link beside its own text.
  return { to, subject, html, text: asText(html) };
}

/** Safe HTML as words alone, for a mail that quotes what is on a page. */
export function toPlainWords(html: string): string {
  return asWords(html);
}
