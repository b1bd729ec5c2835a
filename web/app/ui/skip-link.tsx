/** The first thing on a page for those who go by keyboard. `<Page>` lays it out. */
export function SkipLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="govuk-skip-link" data-module="govuk-skip-link">
      {children}
    </a>
  );
}
