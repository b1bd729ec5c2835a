import { WhoToTell } from './emergency-strip.tsx';

/** True where the action came back because what was typed reads like an emergency. */
export function isEmergency(result: unknown): boolean {
  return Boolean((result as { isEmergency?: boolean } | undefined)?.isEmergency);
}

/** Put before everything else on the page where what was typed reads like an emergency. */
export function EmergencyFirst({ areaPath }: { areaPath?: string }) {
  return (
    <section
      className="app-emergency app-emergency--now govuk-!-margin-top-4 govuk-!-margin-bottom-0"
      aria-label="If somebody is in danger"
    >
      <p className="govuk-heading-l govuk-!-margin-bottom-2">
        <a className="govuk-link" href="tel:999">
          Call&nbsp;999 now
        </a>
      </p>
      <p className="govuk-body">
        if somebody is in danger. What you typed reads like an emergency, and nobody watches this page. If you cannot
        speak, cough or tap and press 55 when asked. If you have registered your phone for it, you can text 999.{' '}
        <WhoToTell areaPath={areaPath} />
      </p>
    </section>
  );
}
