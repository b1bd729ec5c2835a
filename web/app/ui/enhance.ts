import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend';

const components = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
];

/** Adds govuk-frontend's behaviour to everything within `scope` that has none yet. Safe to call again. */
export function enhance(scope: Document | HTMLElement): void {
  enhanceWith(components, scope);
}

/**
 * Folds the menu of a phone away while the page is still being read in: later, all below would jump under the finger.
 * It touches attributes alone, so React may come to lay hold of the same page afterwards.
 */
export function foldMenu(page: Document): void {
  enhanceWith([ServiceNavigation], page);
}

function enhanceWith(behaviours: readonly (typeof components)[number][], scope: Document | HTMLElement): void {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
  for (const Component of behaviours) {
    const name = Component.moduleName;
    for (const element of scope.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) {
      new Component(element);
    }
  }
}
