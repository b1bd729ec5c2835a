import { momentInWords } from '@patchwork/calendar';
import type { BallotOfTeamQuery } from '#graphql.generated.ts';
import { placesWords } from '#words/options.ts';
import { optionOnPaper } from './desk-papers.tsx';
import { upToWords } from './vote-words.ts';

export interface BallotPaperProps {
  ballot: Pick<NonNullable<BallotOfTeamQuery['ballot']>, 'quarter' | 'options' | 'maxChoices' | 'closesAt'>;
  /** The whole address of the vote's page. */
  page: string;
  /** A QR code of it. */
  code: { size: number; path: string };
}

const QUIET = 4;

/** The vote on one sheet of A4, for those who vote on paper. */
export function BallotPaper({ ballot, page, code }: BallotPaperProps) {
  const { quarter, options, maxChoices, closesAt } = ballot;
  const size = code.size + 2 * QUIET;
  return (
    <div className={`app-ballot-paper${options.length > 12 ? ' app-ballot-paper--long' : ''}`}>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{quarter.area.name}</span>
        What should the police team work on in {quarter.name}?
      </h1>
      <p className="govuk-body">
        This vote is for residents of {quarter.area.name}. It advises: the team decides, and must say why where it
        decides otherwise.
      </p>
      <p className="govuk-body-l app-ballot-paper__choose">
        <strong>Choose {upToWords(maxChoices, options.length)}, or none of these.</strong> Put a cross in the box.
      </p>
      <ul className="app-ballot-paper__options">
        {options.map((option) => (
          <li key={option.id}>
            <span className="app-ballot-paper__box" aria-hidden="true" />
            <span>
              <strong>{optionOnPaper(option)}</strong>
              <br />
              {placesWords(option.places, quarter.area)}
            </span>
          </li>
        ))}
        <li>
          <span className="app-ballot-paper__box" aria-hidden="true" />
          <strong>None of these</strong>
        </li>
      </ul>
      <div className="app-ballot-paper__foot">
        <svg
          className="app-ballot-paper__code"
          viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`}
          role="img"
          aria-label={`QR code of ${page}`}
        >
          <rect x={-QUIET} y={-QUIET} width={size} height={size} fill="#fff" />
          <path d={code.path} fill="#000" shapeRendering="crispEdges" />
        </svg>
        <div>
          <p className="govuk-body">
            <strong>Hand it in at:</strong> <span className="app-ballot-paper__line" />
          </p>
          <p className="govuk-body">
            <strong>By:</strong> <span className="app-ballot-paper__line" />
          </p>
          <p className="govuk-body">
            The vote closes on {momentInWords(new Date(closesAt))}. Two officers count the papers before that.
          </p>
          <p className="govuk-body">
            Do not write your name. Vote once: on paper, or at <strong>{page.replace(/^https?:\/\//, '')}</strong>, not
            both.
          </p>
        </div>
      </div>
    </div>
  );
}
