/** The way from paper to the page: a QR code and, since a code alone could lead anywhere, its address in words. */
export function NoticeCode({ code, url, words }: { code: { size: number; path: string }; url: string; words: string }) {
  const quiet = 4;
  const size = code.size + 2 * quiet;
  return (
    <aside className="app-notice-code app-only-print" aria-label="This page on the web">
      <svg viewBox={`${-quiet} ${-quiet} ${size} ${size}`} role="img" aria-label={`QR code of ${url}`}>
        <path d={code.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <div>
        <p className="govuk-body govuk-!-font-weight-bold">{words}</p>
        <p className="govuk-body app-notice-code__address">{url}</p>
        <p className="govuk-body-s">The code leads to this address and to no other.</p>
      </div>
    </aside>
  );
}
