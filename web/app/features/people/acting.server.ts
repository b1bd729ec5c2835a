import { data, type RouterContextProvider } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { MeDocument, type MyselfFragment } from '#graphql.generated.ts';

type Post = NonNullable<MyselfFragment['officer']>;

/**
 * The post of whoever is signed in, which must reach this area. The api asks again at every deed; a page asks so that
 * nobody types what will not be taken.
 * @throws the 403 page.
 */
export async function mustActIn(
  context: Readonly<RouterContextProvider>,
  request: Request,
  area: { path: string; name: string },
): Promise<Post> {
  const post = await postOf(context, request);
  if (post && reaches(post, area.path)) return post;
  throw notYours(area);
}

/**
 * The same, of an area that may also be above the post's: a team there may wait for its inspectors.
 * @throws the 403 page.
 */
export async function mustServe(
  context: Readonly<RouterContextProvider>,
  request: Request,
  area: { path: string; name: string },
): Promise<Post> {
  const post = await postOf(context, request);
  if (post && (reaches(post, area.path) || post.areas.some((own) => own.path.startsWith(`${area.path}/`)))) return post;
  throw notYours(area);
}

async function postOf(context: Readonly<RouterContextProvider>, request: Request): Promise<Post | null | undefined> {
  const { me } = await ask(context, request, MeDocument);
  return me?.officer;
}

function notYours(area: { name: string }) {
  const message = `You may do this only in the areas you were given, and ${area.name} is not one of them.`;
  return data({ message }, { status: 403 });
}

/** Whether the area is one of the post's, or lies in one. */
export function reaches({ areas }: Pick<Post, 'areas'>, path: string): boolean {
  return areas.some((own) => path === own.path || path.startsWith(`${own.path}/`));
}
