import type { ReactNode } from 'react';

export interface PaginationLink {
  href: string;
  text?: string;
  /** What is there: "Updates 21 to 40". */
  labelText?: string;
}

export interface PaginationProps {
  previous?: PaginationLink | null;
  next?: PaginationLink | null;
  /** Of the landmark, where a page has two. */
  label?: string;
}

/** To the page before and after. Lists run by cursor, so there are no numbered pages. */
export function Pagination({ previous, next, label = 'Pagination' }: PaginationProps) {
  return (
    <nav className="govuk-pagination govuk-pagination--block" aria-label={label}>
      {previous && (
        <Arrow rel="prev" link={previous}>
          {previous.text ?? <Plain word="Previous" />}
        </Arrow>
      )}
      {next && (
        <Arrow rel="next" link={next}>
          {next.text ?? <Plain word="Next" />}
        </Arrow>
      )}
    </nav>
  );
}

function Plain({ word }: { word: string }) {
  return (
    <>
      {word}
      <span className="govuk-visually-hidden"> page</span>
    </>
  );
}

const paths = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ rel, link, children }: { rel: 'prev' | 'next'; link: PaginationLink; children: ReactNode }) {
  const decorated = link.labelText ? '' : ' govuk-pagination__link-title--decorated';
  return (
    <div className={`govuk-pagination__${rel}`}>
      <a className="govuk-link govuk-pagination__link" href={link.href} rel={rel}>
        <svg
          className={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
          xmlns="http://www.w3.org/2000/svg"
          height="13"
          width="15"
          aria-hidden="true"
          focusable="false"
          viewBox="0 0 15 13"
        >
          <path d={paths[rel]} />
        </svg>
        <span className={`govuk-pagination__link-title${decorated}`}>{children}</span>
        {link.labelText && (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
      </a>
    </div>
  );
}
