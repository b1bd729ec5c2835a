import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { placesInWords, whereInWords } from '#features/meetings/meeting-at-a-glance.tsx';
import { timesInWords } from '#features/meetings/meeting-state.ts';
import { previewPng } from '#features/sharing/picture.server.ts';
import { MeetingToJoinDocument } from '#graphql.generated.ts';
import type { Route } from './+types/meeting-preview.ts';

/** The picture of a shared meeting: when, where, and whether there is room. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await ask(context, request, MeetingToJoinDocument, { id: params.id });
  const meeting = found(answer.meeting);
  const { status, area, title } = meeting;
  return previewPng({
    force: area.force.name,
    caption: `${status === 'CANCELLED' ? 'Cancelled: p' : 'P'}ublic meeting with your police team, ${area.name}`,
    title,
    lines: [
      timesInWords(meeting),
      whereInWords(meeting).replace(/\s*\n\s*/g, ', '),
      ...(status === 'SCHEDULED' ? [`Places: ${placesInWords(meeting).toLowerCase()}`] : []),
    ],
    isDemo: context.get(shellContext).facts.mode === 'demo',
  });
}
