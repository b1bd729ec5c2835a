/** govuk-frontend ships no types: what `enhance.ts` takes of it. */
declare module 'govuk-frontend' {
  interface Enhancement {
    /** `govuk-button`: the `data-module` it is for. */
    moduleName: string;
    new (element: Element): unknown;
  }
  export const Button: Enhancement;
  export const CharacterCount: Enhancement;
  export const Checkboxes: Enhancement;
  export const ErrorSummary: Enhancement;
  export const ExitThisPage: Enhancement;
  export const NotificationBanner: Enhancement;
  export const Radios: Enhancement;
  export const ServiceNavigation: Enhancement;
  export const SkipLink: Enhancement;
}
