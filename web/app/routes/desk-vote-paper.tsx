import { shellContext } from '#asking/shell.server.ts';
import { BallotPaper } from '#features/ballots/desk-ballot-paper.tsx';
import { qrCodeOf } from '#features/sharing/qr-code.server.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import type { Route } from './+types/desk-vote-paper.ts';
import { ballotOfTeam } from './desk-vote.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { ballot } = await ballotOfTeam(context, request, params.id);
  const page = `${context.get(shellContext).facts.publicUrl}/ballots/${ballot.id}`;
  return { ballot, page, code: qrCodeOf(page) };
}

export default function VotePaper({ loaderData: { ballot, page, code } }: Route.ComponentProps) {
  const isOver = ballot.state === 'CLOSED' || ballot.state === 'SEALED';
  return (
    <Page
      title={`Ballot paper: ${ballot.quarter.name}`}
      force={ballot.quarter.area.force}
      before={<BackLink href={`/desk/votes/${ballot.id}`}>{`The vote on ${ballot.quarter.name}`}</BackLink>}
    >
      <p className="govuk-body app-no-print">
        {isOver
          ? 'This vote has closed: papers are not taken any more.'
          : 'Print this page: one sheet of A4 for each voter. Write on it where to hand it in, and by when, before you copy it.'}
      </p>
      <BallotPaper ballot={ballot} page={page} code={code} />
    </Page>
  );
}
