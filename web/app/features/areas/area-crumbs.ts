import type { AreaFactsFragment } from '#graphql.generated.ts';

interface Crumb {
  text: string;
  href?: string;
}

/** From the force down to this area; the area itself is a link where a page below it is shown (`to`). */
export function areaCrumbs({ path, name, parent, force }: AreaFactsFragment, to?: string): Crumb[] {
  const above = [force, ...(parent && parent.id !== force.id ? [parent] : [])].filter((area) => area.path !== path);
  const crumbs: Crumb[] = above.map((area) => ({ text: area.name, href: `/areas/${area.path}` }));
  if (to === undefined) return [...crumbs, { text: name }];
  return [...crumbs, { text: name, href: `/areas/${path}` }, { text: to }];
}
