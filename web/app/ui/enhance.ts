import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
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
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
];

/** Adds govuk-frontend's behaviour to everything within `scope` that has none yet. Safe to call again. */
export function enhance(scope: Document | HTMLElement): void {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
  for (const Component of components) {
    const name = Component.moduleName;
    for (const element of scope.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) {
      new Component(element);
    }
  }
}
