import { upToWords, when } from './vote-words.ts';

interface WhatToKnowProps {
  area: { name: string };
  maxChoices: number;
  options: number;
  closesAt: string;
}

/** Who may vote and how, in a line each. */
export function WhatToKnow({ area, maxChoices, options, closesAt }: WhatToKnowProps) {
  return (
    <dl className="app-glance">
      <div className="app-glance__row">
        <dt>Who can vote</dt>
        <dd>Everybody who lives in {area.name}, once. You need an email address, and no account.</dd>
      </div>
      <div className="app-glance__row">
        <dt>What you choose</dt>
        <dd>
          {upToWords(maxChoices, options).replace(/^./, (first) => first.toUpperCase())} of the {options} below, or
          “None of these”. No choice counts for more than another.
        </dd>
      </div>
      <div className="app-glance__row">
        <dt>Who sees it</dt>
        <dd>
          Nobody sees how the vote is going until it has closed on {when(closesAt)}. Your choices are then published
          without your name.{' '}
          <a className="govuk-link" href="/how-the-vote-works">
            How the vote works, and its limits
          </a>
        </dd>
      </div>
    </dl>
  );
}
