import { ask } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { dataFile } from '#features/people/data-file.server.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { SubjectAccessDocument } from '#graphql.generated.ts';
import type { Route } from './+types/desk-subject-access-file.ts';
import { search } from './desk-admin.server.ts';

export function loader() {
  return seeOther('/desk/subject-access');
}

/** What is held about a person, as a file to hand over. */
export async function action({ context, request }: Route.ActionArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const form = await readForm(request, search);
  if (!form.ok) return seeOther('/desk/subject-access');
  const { subjectAccess } = await ask(context, request, SubjectAccessDocument, form.value);
  return dataFile(subjectAccess, 'patchwork-subject-access.json', context.get(shellContext).facts.mode);
}
