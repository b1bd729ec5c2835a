import type { ReactNode } from 'react';
import { Links, Outlet } from 'react-router';
import { shellContext } from '#asking/shell.server.ts';
import { ErrorPage } from '#shell/error-page.tsx';
import { type ShellFacts, useShellFacts } from '#shell/shell-facts.ts';
import type { Route } from './+types/root.ts';
import icon from './styles/patchwork.svg';
import './styles/patchwork.scss';

export function loader({ context }: Route.LoaderArgs): ShellFacts {
  return context.get(shellContext).facts;
}

export function Layout({ children }: { children: ReactNode }) {
  const { mode } = useShellFacts();
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#14453c" />
        {mode === 'demo' && <meta name="robots" content="noindex" />}
        <link rel="icon" href={icon} type="image/svg+xml" />
        <Links />
      </head>
      <body className="govuk-template__body" suppressHydrationWarning>
        {children}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
