import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { DoorSheet } from '#features/meetings/desk-meeting-door-sheet.tsx';
import { qrCodeOf } from '#features/sharing/qr-code.server.ts';
import { MeetingAtTheDoorDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import type { Route } from './+types/desk-meeting-door.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, ...writers);
  const { meetingRoster } = await ask(context, request, MeetingAtTheDoorDocument, { meetingId: params.id });
  const { checkInCode, meeting } = found(meetingRoster);
  const page = `${context.get(shellContext).facts.publicUrl}/meetings/${meeting.id}/check-in`;
  return { meeting, checkInCode, page, code: qrCodeOf(`${page}?code=${checkInCode}`) };
}

export default function Door({ loaderData: { meeting, checkInCode, page, code } }: Route.ComponentProps) {
  return (
    <Page
      title={`Check in: ${meeting.title}`}
      width="full"
      force={meeting.area.force}
      before={<BackLink href={`/desk/meetings/${meeting.id}`}>{meeting.title}</BackLink>}
    >
      <DoorSheet meeting={meeting} checkInCode={checkInCode} page={page} code={code} />
    </Page>
  );
}
