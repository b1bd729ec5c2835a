interface AddToCalendarProps {
  id: string;
  links: readonly { name: string; href: string }[];
}

/** The meeting into the reader's own calendar. */
export function AddToCalendar({ id, links }: AddToCalendarProps) {
  return (
    <section className="app-no-print" aria-labelledby="calendar">
      <h2 className="govuk-heading-m" id="calendar">
        Add it to your calendar
      </h2>
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={`/meetings/${id}.ics`}>
            Apple, Outlook and others
          </a>{' '}
          <span className="app-muted">(a calendar file)</span>
        </li>
        {links.map(({ name, href }) => (
          <li key={name}>
            <a className="govuk-link" href={href} rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SubscribeProps {
  area: { path: string; name: string };
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
}

/** Every meeting of an area in the reader's calendar, kept up to date there. */
export function Subscribe({ area, publicUrl }: SubscribeProps) {
  const address = `${publicUrl}/areas/${area.path}/meetings.ics`;
  return (
    <section className="app-no-print" aria-labelledby="subscribe">
      <h2 className="govuk-heading-m" id="subscribe">
        Never miss a meeting
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={webcal(address)}>
          Subscribe in your calendar
        </a>{' '}
        to all meetings with the team of {area.name}. When one is moved or cancelled, your calendar follows.
      </p>
      <p className="govuk-body-s">
        If the link does nothing, add{' '}
        <a className="govuk-link" href={address}>
          this calendar’s address
        </a>{' '}
        in your calendar under “from URL” or “from internet”.
      </p>
    </section>
  );
}

/** The same address as calendars subscribe to it. */
export const webcal = (address: string): string => address.replace(/^https?:/, 'webcal:');
