import { plainTextSelectors, render } from '@react-email/render';
import { compile } from 'html-to-text';
import type { ReactElement, ReactNode } from 'react';
import { DEMONSTRATION } from '../demonstration.ts';
import type { Environment } from '../environment.ts';
import type { Mail } from './mail.ts';

const page = { fontFamily: 'Helvetica, Arial, sans-serif', fontSize: '16px', lineHeight: '24px', margin: '0' } as const;
/** As wide as lines stay readable; narrower on a phone. */
const column = { maxWidth: '600px', margin: '0 auto', padding: '16px' } as const;
/** The only colour of our own: one that is seen on white and on black. */
const head = {
  borderBottom: '4px solid #1f8a70',
  paddingBottom: '8px',
  margin: '0 0 24px',
  fontWeight: 'bold',
} as const;
const caption = { fontSize: '16px', lineHeight: '20px', margin: '0 0 4px' } as const;
const title = { fontSize: '24px', lineHeight: '30px', margin: '0 0 16px' } as const;
const foot = { borderTop: '1px solid', marginTop: '32px', paddingTop: '8px' } as const;
const note = { fontSize: '14px', lineHeight: '20px' } as const;
/** An address is long, and a phone is narrow. */
const address = { overflowWrap: 'anywhere', wordBreak: 'break-word' } as const;

/** Compiled once: the library's own way would read its rules anew for each mail. */
const asText = compile({
  wordwrap: 78,
  // Words in capitals would look like the mails that we warn of.
  selectors: [...plainTextSelectors, ...['h1', 'h2', 'h3', 'h4'].map(quiet)],
});
const asWords = compile({ wordwrap: false, selectors: plainTextSelectors });

function quiet(selector: string) {
  return { selector, format: 'heading', options: { uppercase: false } };
}

type Facts = Pick<Environment, 'mode' | 'publicUrl'>;

/**
 * The frame of every mail: who writes, and how to tell that it is really us. No colour is written `#003078`: a mail
 * with a code holds no other run of six digits.
 */
function Letter({ subject, heading, caption: above, force, facts, children }: LetterProps): ReactElement {
  return (
    <html lang="en-GB">
      <head>
        <title>{subject}</title>
        {/* Words have no colour of our own, so that a dark screen shows light ones on dark. */}
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body style={page}>
        <div style={column}>
          <p style={head}>{force ?? 'Neighbourhood police teams'}</p>
          <p style={note}>Patchwork{facts.mode === 'demo' && `. ${DEMONSTRATION}`}</p>
          {above && <p style={caption}>{above}</p>}
          <h1 style={title}>{heading ?? subject}</h1>
          {children}
          <div style={foot}>
            {/* In words alone: a mail with a code carries no link. */}
            <p style={{ ...note, ...address }}>Check this is really us: {facts.publicUrl}/check</p>
            <p style={note}>
              In an emergency call 999. To report a crime call 101 or use your force’s own form, not this address.
            </p>
          </div>
        </div>
      </body>
    </html>
  );
}

interface Above {
  /** Heads it where the subject is to say less. */
  heading?: string;
  /** Over the heading: of which area it is. */
  caption?: string;
  /** Whose it is; none for those of the whole service. */
  force?: string;
}

interface LetterProps extends Above {
  subject: string;
  facts: Facts;
  children: ReactNode;
}

/** A link that says where it leads, as every one of ours does: a mail of the police is what fraudsters imitate. */
export function Address({ url }: { url: string }): ReactElement {
  return (
    <a href={url} style={address}>
      {url}
    </a>
  );
}

/** A mail as HTML and as plain text, from one set of words. */
export async function letter(
  facts: Facts,
  to: string,
  subject: string,
  words: ReactNode,
  above: Above = {},
): Promise<Mail> {
  const rendered = await render(
    <Letter subject={subject} facts={facts} {...above}>
      {words}
    </Letter>,
  );
  // What React puts between two texts, for a browser that would bring them to life.
  const html = rendered.replaceAll('<!-- -->', '');
  return { to, subject, html, text: asText(html) };
}

/** Safe HTML as words alone, for a mail that quotes what is on a page. */
export function toPlainWords(html: string): string {
  return asWords(html);
}
