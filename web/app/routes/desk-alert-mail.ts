import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { PreviewAlertDocument } from '#graphql.generated.ts';
import type { Route } from './+types/desk-alert-mail.ts';
import { inputOf, namesInForm, newAlert } from './desk-alert.server.ts';

/** Nothing to see here without a form. */
export function loader() {
  return seeOther('/desk/alerts');
}

/** The mail that an alert would be, as mail programs show it: no script in it, and nothing from elsewhere. */
export async function action({ context, request, url }: Route.ActionArgs) {
  signedIn(context, request, 'INSPECTOR', 'COMMS');
  const areaPath = found(url.searchParams.get('area'));
  const form = await readForm(request, newAlert, namesInForm);
  const { previewAlert } = await ask(context, request, PreviewAlertDocument, {
    input: inputOf(areaPath, found(form.ok ? form.value : null)),
  });
  // Looked through already: only time can have changed what is said to it.
  if (isRefusal(previewAlert)) return new Response(previewAlert.message, { status: 409 });
  return new Response(previewAlert.mailHtml, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
