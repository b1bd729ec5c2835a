export const ADOPT = `mutation ($input: AdoptPrioritiesInput!) { adoptPriorities(input: $input) {
  __typename ... on Decision { id differs } ... on DecisionRefusal { reason message field } } }`;

export const DECISION = `query ($id: ID!) { decision(id: $id) { id decidedAt differs reason { body } evidence { body } decidedBy { id } ballot { id } meeting { id }
  quarter { id decision { id } } adopted { rank option { id } priority { id title promise updateEveryDays continues { id } decision { id } } }
  notAdopted { rank option { id } } displaced { id title } } }`;

/** A priority as it is adopted: from this option of the vote, or from none. */
export function adoptedOf(title: string, optionId: string | null = null): Record<string, unknown> {
  return { optionId, theme: 'OTHER', title, placePaths: ['testshire/north'], promise: 'Patrols.', updateEveryDays: 14 };
}
