import { useEffect, useState } from 'react';
import type { DeskQuery } from '#graphql.generated.ts';
import type { NewsOfDesk } from './desk-watch.ts';

export type DeskFacts = NonNullable<DeskQuery['desk']>;

type State = 'starting' | 'watching' | 'paused' | 'lost';

export interface DeskNewsProps {
  state: State;
  /** When the desk was last asked, as the device's clock shows it; null before the first time. */
  askedAt: string | null;
  pause: () => void;
  resume: () => void;
}

/**
 * The desk, asked again each minute while the page is open. Without JavaScript it stays as the server made it.
 * Apollo Client is loaded here and nowhere else, once the page stands.
 */
export function useDeskNews(desk: DeskFacts): DeskNewsProps & { desk: DeskFacts } {
  const [newest, setNewest] = useState(desk);
  const [state, setState] = useState<State>('starting');
  const [askedAt, setAskedAt] = useState<string | null>(null);
  const isWatching = state !== 'paused';
  useEffect(() => {
    if (!isWatching) return;
    let stop = () => {};
    let isOver = false;
    const tell = (news: NewsOfDesk) => {
      setState(news.desk ? 'watching' : 'lost');
      if (!news.desk) return;
      setNewest(news.desk);
      setAskedAt(new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }));
    };
    void import('./desk-watch.ts').then(({ watchDesk }) => {
      if (!isOver) stop = watchDesk(tell);
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [isWatching]);
  return { desk: newest, state, askedAt, pause: () => setState('paused'), resume: () => setState('starting') };
}

/** Says that the desk keeps itself fresh, and lets it be paused. Nothing of it without JavaScript. */
export function DeskNews({ state, askedAt, pause, resume }: DeskNewsProps) {
  if (state === 'starting' && askedAt === null) return null;
  const isPaused = state === 'paused';
  return (
    <div className="app-desk-news app-no-print">
      <p className="govuk-body-s govuk-!-margin-bottom-0" aria-live="polite">
        {words[state]}
        {askedAt && <span aria-hidden="true"> Last at {askedAt}.</span>}
      </p>
      <button type="button" className="app-link-button app-link-button--underlined" onClick={isPaused ? resume : pause}>
        {isPaused ? 'Keep it fresh again' : 'Pause'}
      </button>
    </div>
  );
}

const words: Record<State, string> = {
  starting: 'This page refreshes itself every minute.',
  watching: 'This page refreshes itself every minute.',
  paused: 'Paused: this page stays as it is.',
  lost: 'This page could not be refreshed. Check the connection, or load it again.',
};
