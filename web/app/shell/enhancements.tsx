import { use } from 'react';
import { ServerPage } from './shell-facts.ts';

/** The one small script of a page that is not live. The page needs none of it. */
export function Enhancements() {
  const server = use(ServerPage);
  return server && <script type="module" src={server.enhancements} />;
}
