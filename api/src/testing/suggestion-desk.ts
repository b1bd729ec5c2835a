import { SuggestionsJobs } from '../features/suggestions/suggestions.jobs.ts';
import { aPatch, type Patch } from './a-patch.ts';
import type { Answer, Browser } from './a-service.ts';
import { aTeam, type Team } from './a-team.ts';
import { Desk } from './desk.ts';

/** All that anybody may ask of a suggestion. */
export const SUGGESTION = `id theme title why suggestedAt status reviewedAt declineReason reviewWords isMine places { path }
  area { path } reviewedBy { id } mergedInto { id } mergedFrom { id }`;

const ANSWER = `__typename ... on Suggestion { ${SUGGESTION} } ... on SuggestionRefusal { message reason field }`;
const deed = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${ANSWER} } }`;

const TABLES = 'suggestion suggestion_place deed_key kept_mail audit_entry';

/** The deeds around the suggestions to testshire/north, over HTTP. No job runs by itself here. */
export class SuggestionDesk extends Desk {
  readonly jobs: SuggestionsJobs;

  private constructor(patch: Patch, team: Team) {
    super(patch, team, TABLES);
    this.jobs = patch.app.get(SuggestionsJobs, { strict: false });
  }

  static async open(): Promise<SuggestionDesk> {
    const patch = await aPatch(undefined, { env: { ROLE: 'web' } });
    return new SuggestionDesk(patch, await aTeam(patch));
  }

  suggest(by: Browser, input: object = {}): Promise<Answer> {
    const usual = {
      areaPath: 'testshire/north',
      theme: 'SPEEDING',
      title: 'Slow the cars down on Mill Road',
      why: 'Children walk to school along it.',
      placePaths: ['testshire/north/girton'],
    };
    return by.ask(deed('suggestPriority', 'SuggestPriorityInput'), { input: { ...usual, ...input } });
  }

  /** The same, answered with the suggestion's id. */
  async suggested(by: Browser, input: object = {}): Promise<string> {
    return (await this.suggest(by, input)).data.suggestPriority.id;
  }

  review(suggestionId: string, input: object = {}, by: Browser = this.team.officer): Promise<Answer> {
    return by.ask(deed('reviewSuggestion', 'ReviewSuggestionInput'), {
      input: { suggestionId, decision: 'ACCEPT', ...input },
    });
  }

  merge(suggestionId: string, mergeIntoId: string | null): Promise<Answer> {
    return this.review(suggestionId, { decision: 'MERGE', mergeIntoId });
  }

  decline(suggestionId: string, reason: string, input: object = {}): Promise<Answer> {
    return this.review(suggestionId, { decision: 'DECLINE', reason, ...input });
  }

  read(id: string, by: Browser = this.patch.browser()): Promise<Answer> {
    return by.ask(`query ($id: ID!) { suggestion(id: $id) { ${SUGGESTION} } }`, { id });
  }

  /** The public list of an area, as somebody sees it. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  async tracker(path = 'testshire/north', by: Browser = this.patch.browser(), page = ''): Promise<any> {
    const text = `query ($path: String!) { area(path: $path) { suggestions${page} { totalCount pageInfo { endCursor } nodes { ${SUGGESTION} } } } }`;
    return (await by.ask(text, { path })).data.area.suggestions;
  }

  similar(text: string, areaPath = 'testshire/north', first: number | null = null): Promise<Answer> {
    return this.patch.browser().ask(
      `query ($areaPath: String!, $text: String!, $first: Int) {
        similarSuggestions(areaPath: $areaPath, text: $text, first: $first) { suggestions { id } priorities { id } } }`,
      { areaPath, text, first },
    );
  }
}
