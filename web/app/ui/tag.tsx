import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type TagColour = 'grey' | 'green' | 'turquoise' | 'purple' | 'pink' | 'red' | 'orange' | 'yellow';

export interface TagProps {
  colour?: TagColour;
  className?: string;
  children: ReactNode;
}

/** How something stands, in a word or two. The word says it; the colour only repeats it. */
export function Tag({ colour, className, children }: TagProps) {
  return <strong className={classNames('govuk-tag', colour && `govuk-tag--${colour}`, className)}>{children}</strong>;
}
