import type { ReactNode } from 'react';

/** Holds what may be wider than a phone: it scrolls by itself, by keyboard too, and the page does not. */
export function Scroll({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div className="app-scroll" tabIndex={0}>
      {children}
    </div>
  );
}
