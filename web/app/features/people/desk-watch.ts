import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { DeskDocument } from '#graphql.generated.ts';
import type { DeskFacts } from './desk-news.tsx';

/** What the last question brought; `desk` null where it went unanswered. */
export interface NewsOfDesk {
  desk: DeskFacts | null;
}

const EVERY_MINUTE = 60_000;

/** Asks for the desk each minute, not while nobody looks at the page. Returns what ends it. */
export function watchDesk(tell: (news: NewsOfDesk) => void): () => void {
  const client = new ApolloClient({ link: new HttpLink({ uri: '/graphql' }), cache: new InMemoryCache() });
  const subscription = client
    .watchQuery({
      query: DeskDocument,
      fetchPolicy: 'network-only',
      errorPolicy: 'all',
      pollInterval: EVERY_MINUTE,
      notifyOnNetworkStatusChange: false,
      skipPollAttempt: () => document.hidden,
    })
    .subscribe(({ data, error }) => tell({ desk: error ? null : ((data?.desk as DeskFacts | undefined) ?? null) }));
  return () => {
    subscription.unsubscribe();
    client.stop();
  };
}
