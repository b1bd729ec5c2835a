import { use } from 'react';
import { ServerPage } from './shell-facts.ts';

/**
 * The one small script of every page. The page needs none of it. It runs once the page is read in and before it counts
 * as loaded. Only the server knows its address: where React lays hold of the page, it leaves the address as it is.
 */
export function Enhancements() {
  return <script type="module" src={use(ServerPage)?.enhancements} suppressHydrationWarning />;
}
