import { Table } from '#ui/table.tsx';
import { rankWords } from '#words/options.ts';
import { themeBefore } from '#words/themes.ts';
import type { AdoptedShown, DecisionShown, ResultShown } from './decision-words.ts';

interface WhatTheVotePutWhereProps {
  ballotId: string;
  result: ResultShown;
  adopted: readonly AdoptedShown[];
  notAdopted: DecisionShown['notAdopted'];
}

/** Every option of the vote in its order, and what became of it: agreed, or not. */
export function WhatTheVotePutWhere({ ballotId, result, adopted, notAdopted }: WhatTheVotePutWhereProps) {
  const told = new Map(result?.options.map((each) => [each.option.id, each]));
  const order = [...told.keys()];
  const rows = [
    ...adopted.flatMap(({ option, rank }) => (option ? [{ option, rank, became: true }] : [])),
    ...notAdopted.map((each) => ({ ...each, became: false })),
  ].sort((a, b) => order.indexOf(a.option.id) - order.indexOf(b.option.id));
  return (
    <section className="app-section" aria-labelledby="vote">
      <h2 className="govuk-heading-l" id="vote">
        What the vote put where
      </h2>
      <p className="govuk-body">
        {result && tookPartWords(result)}
        <a className="govuk-link app-no-print" href={`/ballots/${ballotId}/result`}>
          Read the whole result
        </a>
      </p>
      <Table
        className="app-put-where"
        firstCellIsHeader
        head={['What could be chosen', 'Position']}
        rows={rows.map(({ option, rank, became }) => {
          const { votes, isTied } = told.get(option.id) ?? {};
          return [
            <span key="option">
              {themeBefore(option.theme, option.title)}
              {option.title}
              <span className={`app-put-where__became${became ? ' app-put-where__became--agreed' : ''}`}>
                {became ? 'Agreed' : 'Not agreed'}
              </span>
            </span>,
            <span key="place">
              {rank === null ? '–' : rankWords(rank, isTied ?? false)}
              {votes != null && (
                <span className="app-put-where__votes">{`${votes.toLocaleString('en-GB')} ${votes === 1 ? 'vote' : 'votes'}`}</span>
              )}
            </span>,
          ];
        })}
      />
      {result?.isOrderOnly && (
        <p className="govuk-body">Fewer than 30 people took part, so only the order is shown, without numbers.</p>
      )}
    </section>
  );
}

const tookPartWords = ({ voters }: NonNullable<ResultShown>) =>
  `${voters.toLocaleString('en-GB')} ${voters === 1 ? 'person' : 'people'} took part. It is not a representative survey. `;
