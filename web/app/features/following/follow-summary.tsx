import type { FollowFactsFragment } from '#graphql.generated.ts';
import { SummaryList } from '#ui/summary-list.tsx';
import { alertsWords, frequencyWords, whatWords } from './follow-words.ts';

/** What will come, how often, to which address, and how it stops. */
export function FollowSummary({ follow, email }: { follow: FollowFactsFragment; email: string }) {
  const alerts = alertsWords(follow);
  const { text, hint } = frequencyWords[follow.frequency];
  return (
    <SummaryList
      rows={[
        { key: 'What you get', value: [whatWords(follow), alerts].filter(Boolean).join(' ') },
        {
          key: 'How often',
          value: (
            <>
              {text}. <span className="app-muted">{hint}</span>
            </>
          ),
        },
        { key: 'To', value: email },
        {
          key: 'To stop',
          value:
            'Use the link at the end of any of these emails, or the button on this page. You need not sign in for the link.',
        },
      ]}
    />
  );
}
