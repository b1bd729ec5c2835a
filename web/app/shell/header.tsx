import type { ReactNode } from 'react';
import { DemonstrationBanner } from './demonstration-banner.tsx';
import { Navigation } from './navigation.tsx';

/** The police force that heads a page. */
export interface Force {
  name: string;
  /** A picture of its badge, beside the name; decoration, so without words of its own. */
  badgeUrl?: string;
}

/** Whose page this is, the service and the ways through it, and whether it is only a demonstration. */
export function Header({ force, children }: { force?: Force; children?: ReactNode }) {
  return (
    <header className="govuk-template__header">
      {children}
      <div className="govuk-generic-header">
        <div className="govuk-generic-header__container govuk-width-container">
          <div className="govuk-generic-header__logo">
            <a href="/" className="govuk-generic-header__homepage-link">
              {force?.badgeUrl && <img className="app-badge" src={force.badgeUrl} alt="" width={32} height={32} />}
              {force?.name ?? 'Neighbourhood police teams'}
            </a>
          </div>
        </div>
      </div>
      <Navigation />
      <DemonstrationBanner />
    </header>
  );
}
