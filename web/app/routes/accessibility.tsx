import { Page } from '#shell/page.tsx';

export default function Accessibility() {
  return (
    <Page title="Accessibility statement">
      <h1 className="govuk-heading-l">Accessibility statement for Patchwork</h1>
      <p className="govuk-body">
        We want as many people as possible to be able to use this website. That means you should be able to:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>change colours and fonts with your browser or device</li>
        <li>zoom in to 400% without the text spilling off the screen</li>
        <li>get around using just a keyboard</li>
        <li>read and use every page without JavaScript</li>
        <li>read every map and chart as a list or a table</li>
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href="https://mcmw.abilitynet.org.uk/">
          AbilityNet
        </a>{' '}
        has advice on making your device easier to use if you have a disability.
      </p>

      <h2 className="govuk-heading-m">How accessible this website is</h2>
      <p className="govuk-body">We know that some parts are not fully accessible:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>on a map with many places, some names are not written beside their points: the list beside has them all</li>
        <li>on a map with many places, points lie close together and are smaller to touch than we would like</li>
        <li>officers write the updates themselves, so not every one of them is in plain words</li>
        <li>links that lead to the websites of police forces lead to pages that we do not control</li>
      </ul>

      <h2 className="govuk-heading-m">Feedback and contact</h2>
      <p className="govuk-body">
        If you need something from this website in another format, such as large print, easy read or audio, or if you
        find a barrier that is not listed here, tell your neighbourhood team: the page of your area names who to write
        to. They will answer within 10 working days.
      </p>

      <h2 className="govuk-heading-m">Enforcement procedure</h2>
      <p className="govuk-body">
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications)
        (No. 2) Accessibility Regulations 2018. If you are not happy with how we answer your complaint, contact the{' '}
        <a className="govuk-link" href="https://www.equalityadvisoryservice.com/">
          Equality Advisory and Support Service
        </a>
        .
      </p>

      <h2 className="govuk-heading-m">Technical information about this website’s accessibility</h2>
      <p className="govuk-body">
        We aim to meet the Web Content Accessibility Guidelines version 2.2, level AA. This website is{' '}
        <strong>partially compliant</strong>, because of the points listed below.
      </p>
      <h3 className="govuk-heading-s">Non-accessible content</h3>
      <p className="govuk-body">
        Points on a map with many places may lie closer together than 24 pixels (success criterion 2.5.8, target size).
        The same places are links in the list beside, which is large enough.
      </p>
      <h3 className="govuk-heading-s">What has not been tested</h3>
      <ul className="govuk-list govuk-list--bullet">
        <li>no disabled person has tested this website for us yet</li>
        <li>no independent auditor has looked at it</li>
        <li>it has not been tried with JAWS, NVDA, VoiceOver, TalkBack or speech control</li>
      </ul>

      <h2 className="govuk-heading-m">Preparation of this accessibility statement</h2>
      <p className="govuk-body">
        This statement was prepared on 23 November 2026. The pages were tested by ourselves: by an automated tool (axe),
        which finds only some of the barriers there are, and by looking at them at 320 pixels wide and without
        JavaScript. That is not the same as meeting the guidelines.
      </p>
    </Page>
  );
}
