import { ask, found } from '#asking/ask.server.ts';
import { officers, signedIn, writers } from '#asking/roles.server.ts';
import { DeskAlerts } from '#features/alerts/desk-alerts.tsx';
import { DeskBallots } from '#features/ballots/desk-ballots.tsx';
import { EvidenceLink } from '#features/evidence/evidence-link.tsx';
import { DeskMeetings } from '#features/meetings/desk-meetings.tsx';
import { DeskQuestions, DeskStatements } from '#features/meetings/desk-questions.tsx';
import { DeskNews, useDeskNews } from '#features/people/desk-news.tsx';
import { DeskDue } from '#features/priorities/desk-due.tsx';
import { DeskOutcomes } from '#features/priorities/desk-outcomes.tsx';
import { DeskUpdates } from '#features/priorities/desk-updates.tsx';
import { DeskSuggestions } from '#features/suggestions/desk-suggestions.tsx';
import { DoneBanner } from '#forms/done-banner.tsx';
import { DeskDocument, type DeskQuery, PapersWaitingDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { ButtonLink } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { counted, listWords } from '#words/lists.ts';
import type { Route } from './+types/desk.ts';
import { AdministratorsDesk, DeskSection, InspectorsDeeds, Nothing } from './desk-parts.tsx';

export async function loader({ context, request }: Route.LoaderArgs) {
  const { role } = signedIn(context, request, ...officers);
  const counts = writers.some((writer) => writer === role);
  const [{ desk }, votes] = await Promise.all([
    ask(context, request, DeskDocument),
    // A question of its own: only those who count papers may ask it.
    counts ? ask(context, request, PapersWaitingDocument) : null,
  ]);
  return { desk: found(desk), papers: votes?.desk?.ballots ?? [] };
}

const said = {
  paused: 'Updates are paused. The reason is on the priority’s page.',
  outcome: 'What became of it is on the priority’s page.',
  quarter: 'The next months are planned.',
  area: 'The area is added.',
  'suggestion-accepted': 'The suggestion goes forward. Whoever made it is mailed so, and everybody can read it.',
  'suggestion-merged': 'The suggestion is joined with the other one. Whoever made it is mailed so.',
  'suggestion-declined': 'The suggestion does not go forward. Whoever made it is mailed the reason.',
  correction: 'The reply is sent. Whoever asked for the correction is mailed it.',
};

export default function Desk({ loaderData }: Route.ComponentProps) {
  const { desk, ...news } = useDeskNews(loaderData.desk);
  const { role } = desk.officer;
  return (
    <Page title="The desk" width="full" force={desk.areas[0]?.force} live>
      <DoneBanner said={said} />
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">The desk</h1>
      <p className="govuk-body app-muted">{listWords(desk.areas.map(({ name }) => name))}</p>
      {role === 'FORCE_ADMIN' ? <AdministratorsDesk /> : <TeamsDesk desk={desk} papers={loaderData.papers} />}
      {role !== 'OFFICER' && desk.areas[0] && <EvidenceLink force={desk.areas[0].force} />}
      {role !== 'FORCE_ADMIN' && <DeskNews {...news} />}
    </Page>
  );
}

interface TeamsDeskProps {
  desk: NonNullable<DeskQuery['desk']>;
  papers: Route.ComponentProps['loaderData']['papers'];
}

function TeamsDesk({ desk, papers }: TeamsDeskProps) {
  const { officer, areas, priorities, awaitingApproval, scheduled, recentUpdates, awaitingOutcome } = desk;
  const { statementsAwaitingApproval: statements } = desk;
  const inspects = officer.role === 'INSPECTOR';
  const approves = inspects || officer.role === 'COMMS';
  const link = approves ? 'Read and approve' : 'Read';
  const waiting = awaitingApproval.length + statements.length > 0 && (
    <DeskSection title={`Waiting for a second person (${awaitingApproval.length + statements.length})`}>
      {awaitingApproval.length > 0 && <DeskUpdates updates={awaitingApproval} link={link} />}
      {statements.length > 0 && <DeskStatements statements={statements} link={link} />}
    </DeskSection>
  );
  if (officer.role === 'COMMS')
    return (
      <>
        <Alerts desk={desk} />
        {waiting || <Nothing title="Waiting for a second person">No update or answer waits for you.</Nothing>}
        <Recent updates={recentUpdates} />
      </>
    );
  // What can still be stopped goes in two minutes: it stands first.
  const isAlerting = desk.alerts.some(({ state }) => state === 'HELD' || state === 'WAITING');
  const late = priorities.filter(({ isOverdue }) => isOverdue).length;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {isAlerting && <Alerts desk={desk} />}
        <DeskSection title={late > 0 ? `What is due: ${counted(late, 'update')} overdue` : 'What is due'}>
          {priorities.length > 0 ? (
            <DeskDue priorities={priorities} inspects={inspects} />
          ) : (
            <p className="govuk-body">There are no priorities for these months yet.</p>
          )}
        </DeskSection>
        {!isAlerting && <Alerts desk={desk} />}
        <Questions desk={desk} />
        <DeskSection title="Suggestions">
          <DeskSuggestions toRead={desk.suggestionsToRead} />
        </DeskSection>
        <DeskSection title="Votes">
          <DeskBallots ballots={desk.ballots} papers={papers} areas={areas} inspects={inspects} />
        </DeskSection>
        <Meetings desk={desk} />
      </div>
      <div className="govuk-grid-column-one-third">
        {waiting}
        {scheduled.length > 0 && (
          <DeskSection title={`Set for later (${scheduled.length})`}>
            <DeskUpdates updates={scheduled} link="Read, correct or withdraw" />
          </DeskSection>
        )}
        {inspects && awaitingOutcome.length > 0 && (
          <DeskSection title="Say what became of">
            <DeskOutcomes priorities={awaitingOutcome} />
          </DeskSection>
        )}
        {inspects && <InspectorsDeeds areas={areas} />}
      </div>
      <div className="govuk-grid-column-two-thirds">
        <Recent updates={recentUpdates} />
      </div>
    </div>
  );
}

function Alerts({ desk: { officer, alerts } }: { desk: NonNullable<DeskQuery['desk']> }) {
  return (
    <DeskSection title="Alerts">
      <DeskAlerts alerts={alerts} officer={officer} />
    </DeskSection>
  );
}

function Questions({ desk }: { desk: NonNullable<DeskQuery['desk']> }) {
  const { questionsToRead, questionsToAnswer, statementsAwaitingApproval: statements } = desk;
  return (
    <DeskSection title="Questions">
      <DeskQuestions toRead={questionsToRead} toAnswer={questionsToAnswer} statements={statements} />
    </DeskSection>
  );
}

function Meetings({ desk: { officer, meetings, corrections } }: { desk: NonNullable<DeskQuery['desk']> }) {
  return (
    <DeskSection title="Meetings">
      <DeskMeetings meetings={meetings} corrections={corrections} />
      {officer.role === 'INSPECTOR' && (
        <ButtonLink variant="secondary" href="/desk/meetings/schedule">
          Schedule a meeting
        </ButtonLink>
      )}
    </DeskSection>
  );
}

const FIRST = 5;

function Recent({ updates }: { updates: NonNullable<DeskQuery['desk']>['recentUpdates'] }) {
  if (updates.length === 0) return null;
  return (
    <DeskSection title="Posted lately">
      <DeskUpdates updates={updates.slice(0, FIRST)} link="Read, correct or withdraw" />
      {updates.length > FIRST && (
        <Details summary={`${counted(updates.length - FIRST, 'earlier update')}`}>
          <DeskUpdates updates={updates.slice(FIRST)} link="Read, correct or withdraw" />
        </Details>
      )}
    </DeskSection>
  );
}
