import { Page } from '#shell/page.tsx';
import { Details } from '#ui/details.tsx';

/** The vote in plain words, with its limits (trust.md §2). What only auditors need is behind "Check the count yourself". */
export default function HowTheVoteWorks() {
  return (
    <Page title="How the vote works">
      <h1 className="govuk-heading-l">How the vote works</h1>
      <p className="govuk-body-l">
        Every few months the residents of a neighbourhood vote on what its police team should work on next. The vote
        advises. The team’s inspector decides, and must say why, in public, if that is not what the vote put first.
      </p>
      <ForVoters />
      <Counting />
      <Limits />
      <Auditors />
    </Page>
  );
}

function ForVoters() {
  return (
    <>
      <h2 className="govuk-heading-m">Where the list comes from</h2>
      <p className="govuk-body">
        Residents suggest, and a named member of the team reads each suggestion. The inspector then makes a list of 2 to
        20 options from the suggestions and from what the team works on now. The page of each vote names who made the
        list and shows what was left off it. The list does not change once the vote is announced.
      </p>

      <h2 className="govuk-heading-m">Who can vote</h2>
      <p className="govuk-body">
        Everybody who lives in the neighbourhood, once in each vote. You tell us where you live, and we believe you. You
        need an email address, to which we send a code. Different spellings of one address have one vote between them.
      </p>
      <p className="govuk-body">
        You have one home area at a time. Once you have voted you cannot change it until that vote is over, so that
        nobody votes in two places. If you have not voted, you can.
      </p>
      <p className="govuk-body">
        The team may collect votes on paper too, in a hall or at a school. Two officers count those, one after the
        other, and they count only if both come to the same figures. The result is shown with and without them.
      </p>

      <h2 className="govuk-heading-m">What you choose</h2>
      <p className="govuk-body">
        The page says how many you can choose: often up to three. You can choose fewer, or “None of these”. No choice
        counts for more than another. You can change your vote as often as you like until the vote closes; only the last
        one counts. If you delete your account while the vote is open, your vote goes with it.
      </p>

      <h2 className="govuk-heading-m">Who can see it</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          While the vote is open nobody can see how it is going: not residents, not the team, not on any page. The team
          sees how many people have voted in each place that has ten or more, so that it can remind places from where
          few have; never what they chose.
        </li>
        <li>
          We keep that you took part, and on which day. Your choices are kept apart from that, without your name, under
          a secret number that only this one vote’s key can lead back to you. The key is not in the database.
        </li>
        <li>
          When the vote closes, each vote is taken apart into single choices, all of them are shuffled, and the key is
          destroyed. From then on nobody can tell which choices were yours, and so nobody can change them or take them
          out, ourselves included.
        </li>
      </ul>

      <h2 className="govuk-heading-m">Your receipts</h2>
      <p className="govuk-body">
        After voting you are shown receipts: one for each choice that you could make. They are random, we do not email
        them, and they change if you change your vote. When the vote is over each choice is published beside its
        receipt. Look yours up, and you know that your vote was counted as you sent it.
      </p>
    </>
  );
}

function Counting() {
  return (
    <>
      <h2 className="govuk-heading-m">How it is counted</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>The option that most people chose comes first. That is all: nothing is weighed or transferred.</li>
        <li>
          Options with equally many votes share a place, and the page says so. Which stands above the other was settled
          by a word drawn before the vote opened.
        </li>
        <li>
          With fewer than 30 people only the order is published, without numbers. How many took part from one place, or
          on paper, is shown only from 10 people on. Small numbers could give somebody away.
        </li>
        <li>
          The first line of every result says how many took part, out of how many residents. It is never a
          representative survey: those who did not vote may think differently.
        </li>
      </ul>
    </>
  );
}

function Limits() {
  return (
    <>
      <h2 className="govuk-heading-m">What it cannot do</h2>
      <p className="govuk-body">We would rather you knew:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <strong>It cannot protect you from somebody who stands beside you.</strong> Who watches you vote, or makes you
          show your receipts, learns what you chose. You can change your vote afterwards, alone, until it closes.
        </li>
        <li>
          <strong>It is not secret from whoever runs the service and breaks the rules.</strong> While a vote is open,
          somebody who has both the database and the key could put names to votes; somebody who secretly kept the key,
          or copies of the database from before the count, could do so later. Other residents, the team and other staff
          cannot.
        </li>
        <li>
          <strong>An email address proves a mailbox, not a person or a home.</strong> Somebody with several mailboxes,
          who lies about where they live, can vote several times. That is why the result says how people voted, and why
          the vote advises and does not bind.
        </li>
        <li>
          <strong>It is not for binding elections.</strong> It is made for advice on what to work on in a small area,
          where few have reason to cheat. Nobody should elect anybody with it.
        </li>
        <li>
          <strong>Counting again shows that the published votes were added up rightly.</strong> That each was written
          down as it was sent, only its voter can see, with the receipts. That nobody was added, nobody outside can see:
          the names of those who voted are not published.
        </li>
      </ul>
      <p className="govuk-body">
        If something looks wrong, tell the team: the page of your area says how.{' '}
        <a className="govuk-link" href="/">
          Find your area
        </a>
        . What is kept of you, and for how long, is on the page about{' '}
        <a className="govuk-link" href="/privacy">
          privacy
        </a>
        .
      </p>
    </>
  );
}

function Auditors() {
  return (
    <Details summary="Check the count yourself">
      <p className="govuk-body">
        When a vote closes it is sealed within seconds, in one step that happens whole or not at all. The page of its
        result then has two files. <code>ballots.csv</code> holds every choice: its receipt, the option, and whether the
        voter was known by email or on paper. It is sorted by receipt. <code>result.json</code> holds what they add up
        to.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Every vote becomes equally many lines; what was not chosen is a line “No further choice”. Whole votes would be
          like signatures: with a few hundred voters many sets of three are unique.
        </li>
        <li>
          Anybody can count again, with three commands of any terminal or with a spreadsheet. Patchwork’s own program
          does it with <code>npm run verify</code>, and also checks the hash of the file and the entry in the audit.
        </li>
        <li>
          The audit is a list of what was done that can only be added to. Each entry holds the hash of the one before,
          so that no earlier one can be changed unseen. Its newest hash is on the page of the result and in mails: the
          more people hold it, the less can be changed.
        </li>
        <li>
          The mailbox behind an address (without dots and “+” parts, where the provider ignores them) is kept only as a
          keyed hash, to see that it votes once.
        </li>
        <li>
          The secret number is an HMAC-SHA-256 of the person, under a key that lies in a file outside the database. Each
          vote has its own. It is deleted after the sealing, and looked for again each time the service starts.
        </li>
      </ul>
    </Details>
  );
}
