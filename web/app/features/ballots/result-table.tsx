import { Details } from '#ui/details.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { type Cell, Table } from '#ui/table.tsx';
import { rankWords } from '#words/options.ts';
import { isOrderOfPaper, type Result, resultRows } from './result-rows.ts';
import { amount, shareWords } from './vote-words.ts';

/** The numbers of a result: every option, none of these, and how many took part; with and without the papers. */
export function ResultTable({ result, maxChoices }: { result: Result; maxChoices: number }) {
  const { voters, noneOfThese, noFurtherChoice, levels } = result;
  const rows = resultRows(result);
  const [email, paper] = ['EMAIL', 'PAPER'].map((level) => levels.find((each) => each.level === level));
  const split = (of: { email?: number; paper?: number } | null) =>
    email && paper ? [numeric(of?.email), numeric(of?.paper)] : [];
  const both = (of: 'voters' | 'noneOfThese' | 'noFurtherChoice') => split({ email: email?.[of], paper: paper?.[of] });
  return (
    <Details summary="These numbers as a table">
      <Scroll>
        <Table
          firstCellIsHeader
          head={[
            'What could be chosen',
            'Position',
            head('All votes'),
            head('Share'),
            ...(email && paper ? [head('Without paper'), head('Paper alone')] : []),
          ]}
          rows={[
            ...rows.map(({ option, rank, isTied, votes, parts }) => [
              option.title,
              rankWords(rank, isTied),
              numeric(votes),
              words(shareWords(votes ?? 0, voters)),
              ...split(parts),
            ]),
            [
              'None of these',
              '–',
              numeric(noneOfThese),
              words(shareWords(noneOfThese ?? 0, voters)),
              ...both('noneOfThese'),
            ],
            ['Choices left open', '–', numeric(noFurtherChoice), words('–'), ...both('noFurtherChoice')],
            ['People who took part', '–', numeric(voters), words('100%'), ...both('voters')],
          ]}
        />
      </Scroll>
      {maxChoices > 1 && (
        <p className="govuk-body">
          Everybody could choose up to {maxChoices}, so the shares add up to more than 100%. “Choices left open” are
          those that somebody could have made and did not.
        </p>
      )}
    </Details>
  );
}

/** How the voters were known, in a sentence: nothing to say where all voted by email. */
export function HowTheyVoted({ result }: { result: Result }) {
  const { levels } = result;
  const [email, paper] = ['EMAIL', 'PAPER'].map((level) => levels.find((each) => each.level === level));
  if (email && paper) {
    const changed = isOrderOfPaper(resultRows(result));
    return (
      <p className="govuk-body">
        {amount(email.voters)} voted by email and {amount(paper.voters)} on paper, which two officers counted one after
        the other. Without the papers the order {changed ? 'would be different' : 'would be the same'}: the table shows
        both.
      </p>
    );
  }
  if (paper)
    return <p className="govuk-body">All of them voted on paper, which two officers counted one after the other.</p>;
  if (email) return <p className="govuk-body">All of them voted by email. No votes came on paper.</p>;
  if (levels.length === 0) return null;
  return (
    <p className="govuk-body">
      Votes by email and votes on paper are shown together, because fewer than 10 people voted in one of these ways and
      their choices could otherwise be guessed.
    </p>
  );
}

const head = (content: string): Cell => ({ content, format: 'numeric' });
const words = head;
const numeric = (count: number | null | undefined): Cell => head(count == null ? '–' : amount(count));
