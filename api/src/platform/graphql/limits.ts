import { ApolloArmor } from '@escape.tech/graphql-armor';

/**
 * What one document may ask for. The largest document of our own client (`AreaPage`) needs about a third of each.
 * Guesses at a secret are counted per resolver call in the database, whatever these let through.
 */
export const LIMITS = {
  depth: 12,
  aliases: 10,
  tokens: 2_000,
  directives: 20,
  cost: 20_000,
  bodyBytes: '256kb',
} as const;

/** The validation rules and plugins that refuse deep, wide, aliased and huge documents with HTTP 400. */
export function limits(): ReturnType<ApolloArmor['protect']> {
  return new ApolloArmor({
    maxDepth: { n: LIMITS.depth, flattenFragments: true, ignoreIntrospection: true },
    maxAliases: { n: LIMITS.aliases },
    // Counted by graphql-js itself: this plugin of armor's would hand every error of ours to the client, words and all.
    maxTokens: { enabled: false },
    maxDirectives: { n: LIMITS.directives },
    costLimit: {
      maxCost: LIMITS.cost,
      objectCost: 1,
      scalarCost: 0.2,
      depthCostFactor: 1.3,
      ignoreIntrospection: true,
      flattenFragments: true,
    },
    blockFieldSuggestion: { enabled: true },
  }).protect();
}
