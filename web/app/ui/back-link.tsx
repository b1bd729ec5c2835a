/** One step back, where breadcrumbs would say nothing; a landmark like them. Goes in `<Page before>`. */
export function BackLink({ href, children = 'Back' }: { href: string; children?: string }) {
  return (
    <nav aria-label="Back">
      <a href={href} className="govuk-back-link">
        {children}
      </a>
    </nav>
  );
}
