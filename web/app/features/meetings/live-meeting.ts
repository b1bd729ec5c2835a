import { ApolloClient, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { MeetingChangedDocument, type MeetingChangedSubscription } from '#graphql.generated.ts';

/** The meeting as an event of the subscription tells it. */
export type MeetingNews = MeetingChangedSubscription['meetingChanged'];

export interface Watching {
  /** Something changed, or may have while nobody heard. */
  changed(news: MeetingNews | null): void;
  /** Whether changes are heard right now. */
  hears(isHeard: boolean): void;
}

/** Listens to a meeting over a WebSocket, again and again until told to stop. Returns what ends it. */
export function watchMeeting(id: string, { changed, hears }: Watching): () => void {
  const socket = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    on: {
      // What changed before we listened was told to nobody.
      connected: () => {
        hears(true);
        changed(null);
      },
      closed: () => hears(false),
    },
  });
  const client = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });
  const subscription = client
    .subscribe({ query: MeetingChangedDocument, variables: { id }, fetchPolicy: 'no-cache' })
    .subscribe({ next: ({ data }) => data && changed(data.meetingChanged), error: () => hears(false) });
  return () => {
    subscription.unsubscribe();
    client.stop();
    void socket.dispose();
  };
}
