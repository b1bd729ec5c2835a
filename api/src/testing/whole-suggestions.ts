import { aSuggestion } from '../features/suggestions/suggestion.factory.ts';
import type { Patch } from './a-patch.ts';
import type { Team } from './a-team.ts';
import type { Everything, Way } from './whole-schema.ts';

/** The ids of one of each thing of the suggestions, with every part of it filled in. */
export interface WholeSuggestions {
  /** With words of the team, and another merged into it. */
  accepted: string;
  merged: string;
  /** For a reason that protects nobody. */
  declined: string;
  unread: string;
}

/** Fills testshire/north with one of each thing of the suggestions. */
export async function wholeSuggestions(patch: Patch, team: Team): Promise<WholeSuggestions> {
  const em = patch.em();
  const by = team.inspector.officer;
  const places = ['testshire/north/girton'];
  const accepted = await aSuggestion(em, {
    status: 'ACCEPTED',
    by,
    places,
    reviewWords: 'Thank you.',
    wantsNews: true,
  });
  const merged = await aSuggestion(em, { status: 'MERGED', by, mergedInto: accepted });
  const declined = await aSuggestion(em, { status: 'DECLINED', by, declineReason: 'NOT_FOR_POLICE' });
  const unread = await aSuggestion(em);
  return { accepted: accepted.id, merged: merged.id, declined: declined.id, unread: unread.id };
}

const suggestion = (which: keyof WholeSuggestions) => ({
  text: 'query ($id: ID!) { suggestion(id: $id) { FIELDS } }',
  variables: ({ suggestions }: Everything) => ({ id: suggestions[which] }),
});
const tracker = (fields: string): Way => ({
  text: `{ area(path: "testshire/north/girton") { suggestions { ${fields} } } }`,
});

/** A way to each object type of the suggestions. */
export const SUGGESTION_WAYS: Record<string, Way> = {
  Suggestion: suggestion('accepted'),
  SuggestionConnection: tracker('FIELDS'),
  SuggestionEdge: tracker('edges { FIELDS }'),
  Similar: { text: '{ similarSuggestions(areaPath: "testshire/north", text: "speeding: slow the cars") { FIELDS } }' },
  SuggestionRefusal: { text: '{ suggestionRefusal(title: " ", why: " ") { FIELDS } }' },
};

/** The arguments of the root fields that need some; deeds are refused, and write nothing. */
export const SUGGESTION_ARGUMENTS: Record<string, (all: Everything) => string> = {
  'Query.suggestion': ({ suggestions }) => `id: "${suggestions.accepted}"`,
  'Query.suggestionRefusal': () => 'title: " ", why: " "',
  'Query.similarSuggestions': () => 'areaPath: "testshire/north", text: "speeding"',
  'Mutation.suggestPriority': () =>
    'input: { areaPath: "testshire/north", theme: ASB, title: " ", why: " ", placePaths: [] }',
  'Mutation.reviewSuggestion': ({ suggestions }) =>
    `input: { suggestionId: "${suggestions.declined}", decision: DECLINE }`,
};

/** Where another suggestion has something to say under a field than the one of `SUGGESTION_WAYS`. */
export function suggestionsElsewhere({ suggestions }: Everything): Record<string, string> {
  return {
    'Suggestion.declineReason': `{ suggestion(id: "${suggestions.declined}") { FIELDS } }`,
    'Suggestion.mergedInto': `{ suggestion(id: "${suggestions.merged}") { FIELDS } }`,
  };
}
