import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { type MyOpenVote, MyVotes } from '#features/ballots/my-votes.tsx';
import { MyEmails } from '#features/following/my-emails.tsx';
import { MyMeetings } from '#features/meetings/my-meetings.tsx';
import { MyQuestions } from '#features/meetings/question-mine.tsx';
import { ENDED_HOME, EndedHome } from '#features/people/ended-home.tsx';
import { MyData } from '#features/people/my-data.tsx';
import { MyFacts } from '#features/people/my-facts.tsx';
import { MySuggestions } from '#features/suggestions/suggestion-mine.tsx';
import { useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  MeDocument,
  MyQuestionsDocument,
  MyRegistrationsDocument,
  MySuggestionsDocument,
  MyVoteDocument,
  SetHomeAreaDocument,
  SignOutEverywhereDocument,
  VoteAtHomeDocument,
} from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/me.ts';
import { mailsOf } from './following.server.ts';
import { home } from './me.server.ts';

export async function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request);
  const [{ me }, { myRegistrations }, { myQuestions }, { mySuggestions }, mails] = await Promise.all([
    ask(context, request, MeDocument),
    ask(context, request, MyRegistrationsDocument),
    ask(context, request, MyQuestionsDocument),
    ask(context, request, MySuggestionsDocument),
    mailsOf({ context, request }, null),
  ]);
  const votes = me?.homeArea ? await openVotesAt(me.homeArea.path, context, request) : [];
  return {
    ...{ me: found(me), mails: found(mails), votes, myRegistrations, myQuestions, mySuggestions },
    now: new Date().toISOString(),
  };
}

/** The votes that are open where somebody lives, and whether they have voted. */
async function openVotesAt(
  path: string,
  context: Route.LoaderArgs['context'],
  request: Request,
): Promise<MyOpenVote[]> {
  const { area } = await ask(context, request, VoteAtHomeDocument, { path });
  const open = [area?.currentQuarter, area?.nextQuarter].flatMap((quarter) =>
    quarter?.ballot?.state === 'OPEN' ? [{ ballot: quarter.ballot, months: quarter.name, area: quarter.area }] : [],
  );
  return Promise.all(
    open.map(async (vote) => {
      const { myVote } = await ask(context, request, MyVoteDocument, { ballotId: vote.ballot.id });
      return { ...vote, hasVoted: myVote !== null };
    }),
  );
}

/** Choosing where one lives after the area has ended; and signing out on every device. */
export async function action({ context, request }: Route.ActionArgs) {
  if ((await request.clone().formData()).get('deed') === 'home') {
    const form = await readForm(request, home);
    if (!form.ok) return form.again;
    const { setHomeArea } = await ask(context, request, SetHomeAreaDocument, { path: form.value.path });
    return isRefusal(setHomeArea) ? form.refuse(setHomeArea) : seeOther('/me?done=home');
  }
  await ask(context, request, SignOutEverywhereDocument);
  return seeOther('/sign-in?done=everywhere');
}

const said = {
  home: 'Your home area is set.',
  'no-home': 'Your home area is forgotten.',
  email: 'Your email address is changed. Sign in with it from now on.',
};

export default function MyPage({
  loaderData: { me, mails, votes, myRegistrations, myQuestions, mySuggestions, now },
  actionData,
}: Route.ComponentProps) {
  const { form } = useAnswers(ENDED_HOME, actionData);
  return (
    <Page title="My page" errors={form.errors}>
      {form.errors.length === 0 && <DoneBanner said={said} />}
      <h1 className="govuk-heading-l">My page</h1>
      <EndedHome me={me} result={actionData} />
      <MyFacts me={me} />
      <MyVotes votes={votes} />
      <MyEmails {...mails} />
      <MyMeetings registrations={myRegistrations} now={now} />
      <MyQuestions questions={myQuestions} />
      <MySuggestions suggestions={mySuggestions} />
      <section aria-labelledby="signing-out">
        <h2 className="govuk-heading-m" id="signing-out">
          Signing out
        </h2>
        <p className="govuk-body">Sign out everywhere if you have lost a phone, or signed in on somebody else’s.</p>
        <div className="app-forms">
          <form method="post" action="/sign-out">
            <Button variant="secondary">Sign out on this device</Button>
          </form>
          <form method="post">
            <Button variant="secondary">Sign out everywhere</Button>
          </form>
        </div>
      </section>
      <MyData />
    </Page>
  );
}
