import { Fragment } from 'react';

interface NoticeCodeProps {
  code: { size: number; path: string };
  url: string;
  /** What awaits at the address. */
  words: string;
}

const QUIET = 4;

/** The way from paper to the page: a QR code and, since a code alone could lead anywhere, its address in words. */
export function NoticeCode({ code, url, words }: NoticeCodeProps) {
  const size = code.size + 2 * QUIET;
  return (
    <aside className="app-notice-code app-only-print" aria-label="This page on the web">
      <svg viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`} role="img" aria-label={`QR code of ${url}`}>
        <path d={code.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>{words}</p>
      <p>
        <strong>{breakable(url)}</strong>
      </p>
    </aside>
  );
}

/** An address that breaks after its slashes and not within a name. */
function breakable(url: string) {
  return url.split(/(?<=[^/]\/)(?=[^/])/).map((part, at) => (
    <Fragment key={part}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
