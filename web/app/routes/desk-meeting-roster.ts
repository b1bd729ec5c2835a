import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { rosterFile } from '#features/meetings/roster-file.server.ts';
import { MeetingRosterDocument } from '#graphql.generated.ts';
import { dayOf } from '#words/days.ts';
import type { Route } from './+types/desk-meeting-roster.ts';

/** A meeting's roster as a file, for its team alone: never in a cache on the way. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, ...writers);
  const { meetingRoster } = await ask(context, request, MeetingRosterDocument, { meetingId: params.id });
  const { entries, meeting } = found(meetingRoster);
  return new Response(rosterFile(entries), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="roster-${dayOf(meeting.startsAt)}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
