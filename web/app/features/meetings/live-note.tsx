/** Says that the page keeps itself fresh, and lets it be paused. Nothing of it without JavaScript. */
export function LiveNote({ meetingId }: { meetingId: string }) {
  return (
    <div className="app-live-note app-no-print" data-live-meeting={meetingId} hidden>
      <p className="govuk-body-s govuk-!-margin-bottom-0">
        <span data-live-words="" />{' '}
        <button type="button" className="app-link-button app-link-button--underlined" data-live-button="">
          Pause
        </button>
      </p>
      <p className="govuk-visually-hidden" aria-live="polite" data-live-said="" />
    </div>
  );
}
