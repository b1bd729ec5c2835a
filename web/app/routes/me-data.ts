import { ask } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { dataFile } from '#features/people/data-file.server.ts';
import { ExportMyDataDocument } from '#graphql.generated.ts';
import type { Route } from './+types/me-data.ts';

/** Everything that is kept of the person who asks, as a file. */
export async function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request);
  const { exportMyData } = await ask(context, request, ExportMyDataDocument);
  return dataFile(exportMyData, 'patchwork-my-data.json', context.get(shellContext).facts.mode);
}
