import { renderToStaticMarkup } from 'react-dom/server';
import { DEMONSTRATION } from '../demonstration.ts';
import type { KeptMail } from './kept-mail.entity.ts';

interface Inbox {
  mails: readonly KeptMail[];
  /** From 1. */
  page: number;
  hasOlder: boolean;
  /** The address whose mails alone are shown; empty for all. */
  to: string;
}

function Page({ mails, page, hasOlder, to }: Inbox) {
  const address = (number: number) => `/dev/inbox?${new URLSearchParams({ ...(to && { to }), page: String(number) })}`;
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`Demo inbox, page ${page} – Patchwork`}</title>
      </head>
      <body>
        <main>
          <p>
            <strong>{DEMONSTRATION}</strong>
          </p>
          <h1>Demo inbox</h1>
          <p>The mails that this demonstration would have sent, newest first. Nothing leaves this machine.</p>
          <form action="/dev/inbox">
            <label htmlFor="to">Only mails to</label> <input id="to" name="to" type="email" defaultValue={to} />{' '}
            <button type="submit">Show</button>
          </form>
          {mails.length === 0 && <p>There are no mails here.</p>}
          {mails.map((mail) => (
            <article key={mail.id} aria-labelledby={mail.id}>
              <h2 id={mail.id}>{mail.subject}</h2>
              <p>
                To {mail.to}, from {mail.from},{' '}
                <time dateTime={mail.sentAt.toISOString()}>{mail.sentAt.toISOString()}</time>
              </p>
              <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                <Linked text={mail.text} />
              </pre>
              <details>
                <summary>As a mail program shows it</summary>
                <iframe
                  src={`/dev/inbox/${mail.id}/mail.html`}
                  title={`The mail “${mail.subject}”`}
                  sandbox="allow-popups"
                  loading="lazy"
                  style={{ width: '100%', height: '32rem', border: '1px solid' }}
                />
              </details>
              <details>
                <summary>Its headers</summary>
                <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{headersOf(mail)}</pre>
              </details>
              {mail.calendar && (
                <p>
                  With it: <a href={`/dev/inbox/${mail.id}/invite.ics`}>invite.ics, for your calendar</a>
                </p>
              )}
            </article>
          ))}
          <nav aria-label="Pages">
            {page > 1 && <a href={address(page - 1)}>Newer mails</a>}{' '}
            {hasOlder && <a href={address(page + 1)}>Older mails</a>}
          </nav>
        </main>
      </body>
    </html>
  );
}

/** Words in which what is an address can be followed, as in most mail programs. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/).map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves
      <a key={i} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}

function headersOf({ from, to, subject, headers, sentAt }: KeptMail): string {
  const all = { From: from, To: to, Subject: subject, Date: sentAt.toUTCString(), ...headers };
  return Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** The page as HTML, every word of a mail shown as text. */
export function inboxPage(inbox: Inbox): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Page {...inbox} />)}`;
}
