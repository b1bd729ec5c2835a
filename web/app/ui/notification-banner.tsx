import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface NotificationBannerProps {
  /** `success`: something was just done; it is read out at once. */
  type?: 'success';
  title?: string;
  children: ReactNode;
}

/** Something about the whole page. A single sentence is a `<p className="govuk-notification-banner__heading">`. */
export function NotificationBanner({ type, title, children }: NotificationBannerProps) {
  const isSuccess = type === 'success';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles may be labelled.
    <div
      className={classNames('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success')}
      role={isSuccess ? 'alert' : 'region'}
      aria-labelledby="govuk-notification-banner-title"
      data-module="govuk-notification-banner"
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id="govuk-notification-banner-title">
          {title ?? (isSuccess ? 'Success' : 'Important')}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">{children}</div>
    </div>
  );
}
