import type { ReactNode } from 'react';

interface ScrollProps {
  /** What lies in it: a wide table or chart. */
  label: string;
  children: ReactNode;
}

/** Holds what may be wider than a phone: it scrolls by itself, by keyboard too, and the page does not. */
export function Scroll({ label, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="app-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
