import type { FieldMetadata } from '@conform-to/react';
import { text } from '#forms/answers.ts';
import type { BallotOfTeamQuery } from '#graphql.generated.ts';
import { Input } from '#ui/input.tsx';
import { placesWords } from '#words/options.ts';
import { optionOnPaper } from './desk-papers.tsx';

type Ballot = NonNullable<BallotOfTeamQuery['ballot']>;
interface Votes {
  optionId?: string;
  votes?: string;
}

export interface CountFieldsProps {
  fields: {
    papers: FieldMetadata;
    votes: FieldMetadata<Votes[] | undefined>;
    noneOfThese: FieldMetadata;
  };
  ballot: Pick<Ballot, 'options' | 'maxChoices' | 'quarter'>;
}

const narrow = { className: 'govuk-input--width-5', inputMode: 'numeric', autoComplete: 'off' } as const;

/** The figures of a bundle: how many papers there are, and how many of them chose each option. */
export function CountFields({ fields, ballot }: CountFieldsProps) {
  const { options, maxChoices } = ballot;
  const { area } = ballot.quarter;
  const votes = text(fields.votes as FieldMetadata);
  const rows = (fields.votes as FieldMetadata<Votes[]>).getFieldList();
  return (
    <>
      <Input
        label="How many papers are there?"
        hint={`Leave spoilt ones out: without a cross, or with more than ${maxChoices}.`}
        {...narrow}
        {...text(fields.papers)}
      />
      <section aria-labelledby={votes.id}>
        <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id={votes.id}>
          How many papers chose each?
        </h2>
        {votes.error && (
          <p className="govuk-error-message">
            <span className="govuk-visually-hidden">Error:</span> {votes.error}
          </p>
        )}
        {rows.map((row, at) => {
          const option = options[at];
          if (!option) return null;
          const figure = row.getFieldset();
          return (
            <div key={row.key}>
              <input type="hidden" name={figure.optionId.name} value={option.id} />
              <Input
                label={optionOnPaper(option)}
                hint={placesWords(option.places, area)}
                {...narrow}
                {...text(figure.votes)}
              />
            </div>
          );
        })}
        <Input label="None of these" {...narrow} {...text(fields.noneOfThese)} />
      </section>
    </>
  );
}
