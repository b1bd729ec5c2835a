import { aSuggestion } from '../features/suggestions/suggestion.factory.ts';
import type { Run, Within } from './runs-of-meetings.ts';

const runs: Record<string, (within: Within) => Run | Promise<Run>> = {
  SuggestPriority: async ({ patch }) => ({
    by: await patch.as('suggests@x.test'),
    variables: {
      input: {
        areaPath: 'testshire/north',
        theme: 'PARKING',
        title: 'Keep the pavement by the school free',
        why: 'Prams have to go into the road.',
        placePaths: ['testshire/north/girton'],
        wantsNews: true,
        clientKey: 'a suggestion',
      },
    },
    answers: 'Suggestion',
  }),
  ReviewSuggestion: async ({ patch, team, all }) => ({
    by: team.officer,
    variables: {
      input: {
        suggestionId: (await aSuggestion(patch.em())).id,
        decision: 'MERGE',
        mergeIntoId: all.suggestions.accepted,
        words: 'Thank you.',
      },
    },
    answers: 'Suggestion',
  }),
  AreaToSuggest: () => ({ variables: { path: 'testshire/north/girton' } }),
  SuggestionTracker: () => ({ variables: { path: 'testshire/north/girton' } }),
  SuggestionPage: ({ all }) => ({ variables: { id: all.suggestions.accepted } }),
  SimilarSuggestions: () => ({ variables: { areaPath: 'testshire/north', text: 'slow cars' } }),
  SuggestionRefusal: () => ({ variables: { title: 'Ring me on 07700 900123', why: 'To hear why.' } }),
  MySuggestions: ({ team }) => ({ by: team.resident }),
  SuggestionsToRead: ({ team }) => ({ by: team.officer }),
  SuggestionsAccepted: ({ team }) => ({ by: team.inspector }),
};

/** How the operations around suggestions are run; what they are run in is asked for when they are. */
export function runsOfSuggestions(within: () => Within): Record<string, () => Run | Promise<Run>> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, () => run(within())]));
}
