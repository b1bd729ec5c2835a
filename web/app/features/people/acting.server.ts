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
  const { me } = await ask(context, request, MeDocument);
  const post = me?.officer;
  if (post && reaches(post, area.path)) return post;
  const message = `You may do this only in the areas you were given, and ${area.name} is not one of them.`;
  throw data({ message }, { status: 403 });
}

/** Whether the area is one of the post's, or lies in one. */
export function reaches({ areas }: Pick<Post, 'areas'>, path: string): boolean {
  return areas.some((own) => path === own.path || path.startsWith(`${own.path}/`));
}
