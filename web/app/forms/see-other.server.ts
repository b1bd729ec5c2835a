import { redirect } from 'react-router';

/** After a deed: to a page that can be reloaded without doing it again. */
export function seeOther(path: string): Response {
  return redirect(path, 303);
}
