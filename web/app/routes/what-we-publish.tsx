import { notForwardBecause, protecting } from '#features/suggestions/suggestion-words.ts';
import { Page } from '#shell/page.tsx';
import { numberWords } from '#words/lists.ts';
import { declinedBecause } from '#words/questions.ts';

export default function WhatWePublish() {
  return (
    <Page title="What we publish, and what we do not">
      <h1 className="govuk-heading-l">What we publish, and what we do not</h1>
      <p className="govuk-body-l">
        Residents ask their neighbourhood team here and suggest what it works on next, and everybody can read what was
        asked, answered and suggested. These are the rules for all of it.
      </p>

      <h2 className="govuk-heading-m">In an emergency</h2>
      <p className="govuk-body">
        <a className="govuk-link" href="tel:999">
          Call&nbsp;999
        </a>
        . Nobody watches these pages as things happen. Words that read like an emergency are not taken: the page says to
        call 999, and nothing is sent or kept. Crime is not reported here either:{' '}
        <a className="govuk-link" href="/reach-the-police">
          how to reach the police
        </a>
        .
      </p>

      <h2 className="govuk-heading-m">What is looked for before anything is sent</h2>
      <p className="govuk-body">A program looks at your words for</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>registration marks of vehicles</li>
        <li>telephone numbers and email addresses</li>
        <li>numbers of houses and flats</li>
        <li>names of people</li>
        <li>emergencies</li>
      </ul>
      <p className="govuk-body">
        They would lead anybody to somebody’s door, or put them at risk. Where it finds one, the page says “We have not
        sent this to anyone”, leaves your words in the box for you to change, and keeps nothing. Numbers of roads,
        speeds, bus routes and postcodes are no trouble. The program makes mistakes: if it stops words that are
        harmless, write them differently.
      </p>

      <h2 className="govuk-heading-m">Who reads it first</h2>
      <p className="govuk-body">
        A member of the neighbourhood team, whose name is kept with what they decided. Until then only you and the team
        can see it. They publish it, put it together with another question that asks the same, or decline it. They do
        not change your words.
      </p>

      <h2 className="govuk-heading-m">Your name</h2>
      <p className="govuk-body">
        We publish your words and when you wrote them: never your name, your address or anything else about you. The
        same is true of those who want an answer too: only their number is shown. Your email address is used to send you
        the answer.{' '}
        <a className="govuk-link" href="/privacy">
          What we keep, and for how long
        </a>
        .
      </p>

      <h2 className="govuk-heading-m">Why a question is not published</h2>
      <p className="govuk-body">
        There are these reasons and no others. You are emailed the one that was given. Being critical of the police is
        not one of them.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {Object.values(declinedBecause).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>

      <h2 className="govuk-heading-m">Why a suggestion is not taken forward</h2>
      <p className="govuk-body">
        Every suggestion is on the public list once a member of the team has read it, with what became of it and who
        read it. One that is not taken forward is there with one of these reasons. You are emailed it too.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {Object.values(notForwardBecause).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="govuk-body">
        For the last {numberWords(protecting.length)} of these, the list shows the day and the reason and not what was
        said: showing it could harm somebody.
      </p>

      <h2 className="govuk-heading-m">When it is answered</h2>
      <p className="govuk-body">
        A question to the team within 72 hours of the asking; a question for a meeting there, or within five days of it.
        The clock is public, and so is how long each team takes. An answer that mentions an arrest, a charge, a warrant
        or somebody’s name waits until a second person has read it.
      </p>
      <p className="govuk-body">
        An answer that was wrong is corrected, and the page says so; one that does harm is taken back, and a note with
        the day and the reason stays in its place.
      </p>

      <h2 className="govuk-heading-m">If you disagree</h2>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          Ask again in other words, or write to the neighbourhood team. The page of your area says how.{' '}
          <a className="govuk-link" href="/">
            Find your area
          </a>
          .
        </li>
        <li>
          Complain to the force. Its professional standards department looks at complaints; the force’s website says
          how, or call 101 and ask.
        </li>
        <li>
          The{' '}
          <a className="govuk-link" href="https://www.policeconduct.gov.uk/">
            Independent Office for Police Conduct
          </a>{' '}
          oversees how complaints about the police are dealt with in England and Wales. It explains what you can do if
          you are unhappy with the outcome.
        </li>
        <li>
          About what is kept of you, you can complain to the force’s data protection officer, and to the{' '}
          <a className="govuk-link" href="https://ico.org.uk/make-a-complaint/">
            Information Commissioner’s Office
          </a>
          .
        </li>
      </ol>
    </Page>
  );
}
