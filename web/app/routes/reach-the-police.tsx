import { Page } from '#shell/page.tsx';

export default function ReachThePolice() {
  return (
    <Page title="How to reach the police">
      <h1 className="govuk-heading-l">How to reach the police</h1>
      <p className="govuk-body-l">Nobody watches this site for crimes. Use one of these ways instead.</p>
      <p className="govuk-body">
        Not sure which?{' '}
        <a className="govuk-link" href="/what-has-happened">
          Answer two or three questions
        </a>
        , and we say who to tell.
      </p>

      <h2 className="govuk-heading-m">Call 999 in an emergency</h2>
      <p className="govuk-body">
        <a className="govuk-link" href="tel:999">
          Call&nbsp;999
        </a>{' '}
        when a crime is happening now, when somebody is in danger, or when property is likely to be damaged. If you
        cannot speak on a mobile phone, stay on the line, cough or tap, and press 55 when asked.
      </p>
      <p className="govuk-body">
        If you are deaf, hard of hearing or have difficulty speaking, you can text 999. Your phone must be registered
        first: text the word <strong>register</strong> to 999 today, before you need it. You can also call 18000 in the
        Relay UK app or by textphone, or use{' '}
        <a className="govuk-link" href="https://999bsl.co.uk/">
          999 BSL
        </a>{' '}
        to speak through an interpreter by video.
      </p>

      <h2 className="govuk-heading-m">Call 101 when it can wait</h2>
      <p className="govuk-body">
        <a className="govuk-link" href="tel:101">
          Call&nbsp;101
        </a>{' '}
        to report a crime that is over, to give the police information, or to ask for advice. With Relay UK, call 18001
        101.
      </p>

      <h2 className="govuk-heading-m">Report online</h2>
      <p className="govuk-body">
        Every force has a form for what can wait, and many have a web chat. It is read just as a call to 101 is.{' '}
        <a className="govuk-link" href="https://www.police.uk/pu/contact-us/">
          Find your force’s form on police.uk
        </a>
        .
      </p>

      <h2 className="govuk-heading-m">Speak to your neighbourhood team</h2>
      <p className="govuk-body">
        For what goes on where you live, and for questions about the priorities on this site. The page of your area
        names the team, with its hours.{' '}
        <a className="govuk-link" href="/">
          Find your area
        </a>
        .
      </p>

      <h2 className="govuk-heading-m">Without giving your name</h2>
      <p className="govuk-body">
        <a className="govuk-link" href="https://crimestoppers-uk.org/">
          Crimestoppers
        </a>{' '}
        is a charity, independent of the police, that passes on what you know and never who you are.
      </p>
    </Page>
  );
}
