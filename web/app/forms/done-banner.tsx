import { useLocation } from 'react-router';
import { NotificationBanner } from '#ui/notification-banner.tsx';

/**
 * What was just done, on the page after: the action goes on to `/me?done=email`, and the page says it in words.
 * The address only names it, so that nobody can send a link that puts words in our mouth.
 */
export function DoneBanner({ said }: { said: Readonly<Record<string, string>> }) {
  const done = new URLSearchParams(useLocation().search).get('done');
  if (!done || !Object.hasOwn(said, done)) return null;
  return (
    <NotificationBanner type="success">
      <p className="govuk-notification-banner__heading">{said[done]}</p>
    </NotificationBanner>
  );
}
