import { Details } from './details.tsx';

export interface Quote {
  /** What is quoted, a sentence without its full stop. */
  words: string;
  /** Who says so: "the police team of Girton". */
  source: string;
  /** The day it is as of, in words: "3 March 2026". */
  asOf: string;
  /** The whole address at which it stays. */
  url: string;
}

/** A figure ready to be pasted into minutes or a parish magazine: with its day, its source and where it stays. */
export const quoteWords = ({ words, source, asOf, url }: Quote): string =>
  `${words}. Source: ${source}, as of ${asOf}. ${url}`;

/** The words to quote, to be copied, open or behind "Quote this". */
export function QuoteThis({ isOpen = false, ...quote }: Quote & { isOpen?: boolean }) {
  const text = <p className="app-quote">{quoteWords(quote)}</p>;
  if (isOpen) return text;
  return (
    <div className="app-no-print">
      <Details summary="Quote this">{text}</Details>
    </div>
  );
}
