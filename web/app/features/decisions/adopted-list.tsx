import { placesWords } from '#words/options.ts';
import { themeBefore, themeWords } from '#words/themes.ts';
import { type AdoptedShown, goesOnAs, placedWords, type ResultShown } from './decision-words.ts';

interface AdoptedListProps {
  adopted: readonly AdoptedShown[];
  result: ResultShown;
  wasVotedOn: boolean;
  area: { id: string };
}

/** What was agreed, in its order: each with its promise, where it comes from, and what it goes on with. */
export function AdoptedList({ adopted, result, wasVotedOn, area }: AdoptedListProps) {
  return (
    <ol className="app-options">
      {adopted.map((one) => (
        <Adopted key={`${one.priority.title} ${one.option?.id}`} one={one} {...{ result, wasVotedOn, area }} />
      ))}
    </ol>
  );
}

type AdoptedProps = Omit<AdoptedListProps, 'adopted'> & { one: AdoptedShown };

function Adopted({ one, result, wasVotedOn, area }: AdoptedProps) {
  const { theme, title, promise, updateEveryDays, places, id, continues } = one.priority;
  return (
    <li className="app-card">
      {themeBefore(theme, title) && <p className="app-card__theme">{themeWords[theme]}</p>}
      <h3 className="govuk-heading-m app-card__title">
        {id ? (
          <a className="govuk-link" href={`/priorities/${id}`}>
            {title}
          </a>
        ) : (
          title
        )}
      </h3>
      <p className="app-card__where">{placesWords(places, area)}</p>
      {promise && (
        <p className="govuk-body app-lines">
          <strong>What the team promises:</strong> {promise}
        </p>
      )}
      {updateEveryDays && (
        <p className="govuk-body">
          <strong>How often you hear:</strong> {rhythmWords(updateEveryDays)}
        </p>
      )}
      <WhereFrom one={one} result={result} wasVotedOn={wasVotedOn} />
      {continues && <GoesOn title={title} earlier={continues} />}
    </li>
  );
}

const rhythmWords = (days: number) => (days === 1 ? 'an update every day.' : `an update at least every ${days} days.`);

function WhereFrom({ one: { option, rank, priority }, result, wasVotedOn }: Omit<AdoptedProps, 'area'>) {
  if (!option) {
    return (
      <p className="govuk-body">
        <strong>Where it comes from:</strong> the team{wasVotedOn && '. It was not among what could be chosen'}.
      </p>
    );
  }
  const { id, title, suggestions } = option;
  return (
    <>
      <p className="govuk-body">
        <strong>Where it comes from:</strong> {placedWords(result, id, rank)}
        {title !== priority.title && <>, where it was called “{title}”</>}.
      </p>
      {suggestions.length > 0 && (
        <>
          <p className="govuk-body app-option__suggested">
            {suggestions.length === 1 ? 'A resident suggested:' : 'Residents suggested:'}
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {suggestions.map(({ id: suggestionId, title: said }) => (
              <li key={suggestionId}>
                <a className="govuk-link" href={`/suggestions/${suggestionId}`}>
                  {said ?? 'A suggestion'}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

type Earlier = NonNullable<AdoptedShown['priority']['continues']>;

function GoesOn({ title, earlier }: { title: string; earlier: Earlier }) {
  const isAdapted = goesOnAs({ title }, earlier) === 'ADAPTED';
  return (
    <p className="govuk-body">
      <strong>{isAdapted ? 'Adapted from:' : 'Goes on with:'}</strong>{' '}
      <a className="govuk-link" href={`/priorities/${earlier.id}`}>
        {earlier.title}
      </a>{' '}
      ({earlier.quarter.name}).
    </p>
  );
}
