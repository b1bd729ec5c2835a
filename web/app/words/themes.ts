import type { Theme } from '#graphql.generated.ts';

/** What kind of problem, in residents' words (design §1: nobody outside the police says ASB). */
export const themeWords: Record<Theme, string> = {
  ASB: 'Antisocial behaviour',
  SPEEDING: 'Speeding',
  PARKING: 'Parking',
  DRUGS: 'Drugs',
  BURGLARY: 'Burglary',
  VEHICLE_CRIME: 'Vehicle crime',
  RURAL_CRIME: 'Rural crime',
  FRAUD: 'Fraud',
  VIOLENCE: 'Violence',
  HATE_CRIME: 'Hate crime',
  OTHER: 'Other',
};

/** "Vehicle crime: " before a title that does not begin with its theme; nothing before one that does, or that has none. */
export function themeBefore(theme: Theme, title: string): string {
  if (theme === 'OTHER') return '';
  const words = themeWords[theme];
  const [first = ''] = words.toLowerCase().split(' ');
  return title.toLowerCase().startsWith(first) ? '' : `${words}: `;
}
