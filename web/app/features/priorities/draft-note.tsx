interface DraftNoteProps {
  name: string;
  isFresh: boolean;
  what?: string;
  until?: string;
}

/**
 * Marks the form it stands in as one whose draft is kept on the device (`forms/draft.ts`), and says so. Hidden until
 * the script is there: without it nothing is kept.
 * `name`: of the draft, unlike that of any other form and any other person on the device. `isFresh`: the form shows
 * nothing of a person's yet, so an older draft is offered. `what` is written: "an update", and what is done with it in
 * the end.
 */
export function DraftNote({ name, isFresh, what = 'an update', until = 'post it' }: DraftNoteProps) {
  return (
    <div data-draft={name} data-draft-fresh={isFresh || undefined} hidden>
      <p className="govuk-hint" data-draft-said>
        What you type is kept on this device until you {until}, in case the connection goes.
      </p>
      <div className="govuk-inset-text" data-draft-found hidden>
        <p>
          You began {what} on this device and did not {until}: <span data-draft-when />.
        </p>
        <div className="govuk-button-group">
          <button type="button" className="govuk-button govuk-button--secondary" data-draft-back>
            Bring it back
          </button>
          <button type="button" className="govuk-button govuk-button--secondary" data-draft-away>
            Throw it away
          </button>
        </div>
      </div>
    </div>
  );
}

/** On the page after posting: the draft has done its work. */
export function DraftDone({ name }: { name: string }) {
  return <span hidden data-draft-done={name} />;
}
