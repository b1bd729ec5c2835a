import { useLocation } from 'react-router';
import { useShellFacts } from './shell-facts.ts';

/** The service's name and the ways through it, in govuk-frontend's service navigation. */
export function Navigation() {
  const { viewer } = useShellFacts();
  const isOfficer = viewer !== null && viewer.role !== 'RESIDENT';
  return (
    <section
      aria-label="Service information"
      className="govuk-service-navigation"
      data-module="govuk-service-navigation"
    >
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          <span className="govuk-service-navigation__service-name">
            <a href="/" className="govuk-service-navigation__link">
              Patchwork
            </a>
          </span>
          <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
            <button
              type="button"
              className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
              aria-controls="navigation"
              hidden
            >
              Menu
            </button>
            <ul className="govuk-service-navigation__list" id="navigation">
              <Item href="/">Find your area</Item>
              <Item href="/me">My page</Item>
              {isOfficer && <Item href="/desk">The desk</Item>}
              {viewer ? <SignOut /> : <Item href="/sign-in">Sign in</Item>}
            </ul>
          </nav>
        </div>
      </div>
    </section>
  );
}

function Item({ href, children }: { href: string; children: string }) {
  const { pathname } = useLocation();
  const isHere = pathname === href;
  const isWithin = isHere || (href !== '/' && pathname.startsWith(`${href}/`));
  return (
    <li className={`govuk-service-navigation__item${isWithin ? ' govuk-service-navigation__item--active' : ''}`}>
      <a
        className="govuk-service-navigation__link"
        href={href}
        aria-current={isHere ? 'page' : isWithin ? 'true' : undefined}
      >
        {isWithin ? <strong className="govuk-service-navigation__active-fallback">{children}</strong> : children}
      </a>
    </li>
  );
}

/** Signing out changes something, so it is a form and not a link. */
function SignOut() {
  return (
    <li className="govuk-service-navigation__item">
      <form method="post" action="/sign-out">
        <button type="submit" className="app-link-button">
          Sign out
        </button>
      </form>
    </li>
  );
}
