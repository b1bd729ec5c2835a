import type { ReactNode } from 'react';
import { placesWords, rankWords } from '#words/options.ts';
import { themeBefore } from '#words/themes.ts';
import { type Result, type ResultRow, resultRows } from './result-rows.ts';
import { amount, shareWords } from './vote-words.ts';

interface ResultChartProps {
  result: Result;
  area: { id: string };
}

/**
 * What each option came to: its place, its words, and a bar of all who took part. The words stand beside the bars, not
 * in them, so that a long title breaks and a phone can show it.
 */
export function ResultChart({ result, area }: ResultChartProps) {
  const rows = resultRows(result);
  const { voters, noneOfThese } = result;
  const isSplit = rows.some(({ parts }) => parts !== null);
  const none = noneParts(result, isSplit);
  return (
    <>
      {isSplit && (
        <p className="app-result-key">
          <span className="app-result-key__email">by email</span>{' '}
          <span className="app-result-key__paper">on paper</span>
        </p>
      )}
      <ol className="app-result">
        {rows.map((row) => (
          <Item key={row.id} mark={rankWords(row.rank, row.isTied)} votes={row.votes} voters={voters} parts={row.parts}>
            {themeBefore(row.option.theme, row.option.title)}
            {row.option.title} <span className="app-result__where">{placesWords(row.option.places, area)}</span>
          </Item>
        ))}
        {noneOfThese !== null && (
          <Item votes={noneOfThese} voters={voters} parts={none}>
            None of these
          </Item>
        )}
      </ol>
    </>
  );
}

function noneParts({ levels }: Result, isSplit: boolean): ResultRow['parts'] {
  const of = (level: string) => levels.find((each) => each.level === level)?.noneOfThese ?? 0;
  return isSplit ? { email: of('EMAIL'), paper: of('PAPER') } : null;
}

interface ItemProps extends Pick<ResultRow, 'votes' | 'parts'> {
  /** "1st", "joint 2nd"; none of these comes nowhere. */
  mark?: string;
  voters: number;
  children: ReactNode;
}

function Item({ mark, votes, parts, voters, children }: ItemProps) {
  return (
    <li className={`app-result__item${mark ? '' : ' app-result__item--none'}`}>
      <p className="app-result__title">
        {mark && <span className="app-result__rank">{mark} </span>}
        <span className="app-result__words">{children}</span>
      </p>
      {votes !== null && (
        <>
          <Bar votes={votes} parts={parts} voters={voters} />
          <p className="app-result__votes">
            <strong>{amount(votes)}</strong> {votes === 1 ? 'vote' : 'votes'}, {shareWords(votes, voters)} of those who
            took part
            {parts && ` (${amount(parts.email)} by email, ${amount(parts.paper)} on paper)`}
          </p>
        </>
      )}
    </li>
  );
}

const HEIGHT = 20;

/** The words beside it say the same, so the picture is for the eye alone. */
function Bar({ votes, parts, voters }: Pick<ItemProps, 'parts' | 'voters'> & { votes: number }) {
  const percent = (count: number) => `${Math.round((count / Math.max(voters, 1)) * 1000) / 10}%`;
  const email = parts?.email ?? votes;
  return (
    <svg className="app-bars" width="100%" height={HEIGHT} aria-hidden="true">
      <rect className="app-bars__whole" x="0" y="0" width="100%" height={HEIGHT} />
      <rect className="app-bars__now" x="0" y="0" width={percent(email)} height={HEIGHT} />
      {parts && (
        <rect className="app-bars__paper" x={percent(email)} y="0" width={percent(parts.paper)} height={HEIGHT} />
      )}
    </svg>
  );
}
