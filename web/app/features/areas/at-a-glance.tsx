import type { ReactNode } from 'react';

export interface Glance {
  question: string;
  answer: ReactNode;
}

/** The three questions people come with, each with its answer in a line or two: the page in twenty seconds. */
export function AtAGlance({ rows }: { rows: readonly Glance[] }) {
  return (
    <dl className="app-glance">
      {rows.map(({ question, answer }) => (
        <div key={question} className="app-glance__row">
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
