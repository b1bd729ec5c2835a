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
              <pre style={{ whiteSpace: 'pre-wrap' }}>{mail.text}</pre>
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

/** The page as HTML, every word of a mail shown as text. */
export function inboxPage(inbox: Inbox): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Page {...inbox} />)}`;
}
