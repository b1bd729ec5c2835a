import type { Theme } from '@patchwork/api/seeding';

/** By which words a priority is taken for what kind of problem. Where several stand in one, the first to stand there. */
const WORDS: readonly (readonly [Exclude<Theme, 'OTHER'>, RegExp])[] = [
  ['HATE_CRIME', /\bhate (?:crime|incident)|\bracis|\bhomophob/i],
  [
    'VEHICLE_CRIME',
    /\bvehicle (?:crime|theft)|\b(?:theft|stealing)s? (?:of|from) (?:\w+ )?(?:vehicles?|cars?|vans?|motor)|\bcar crime|\bcatalytic|\bstolen (?:car|vehicle|moped|motor)/i,
  ],
  ['BURGLARY', /\bburglar|\bbreak-?ins?\b|\bhouse ?breaking/i],
  ['DRUGS', /\bdrugs?\b|\bcounty lines|\bcannabis|\bdealing\b|\bdealers?\b|\bcuckooing/i],
  ['SPEEDING', /\bspeed|\bracing\b|\broad safety|\b(?:dangerous|careless|antisocial) driving|\bcar cruis/i],
  ['PARKING', /\bpark(?:ing|ed)\b/i],
  ['RURAL_CRIME', /\brural|\bhare[- ]?cours|\bfarm|\bpoach|\bfly[- ]?tip|\bheritage crime|\bwildlife/i],
  ['FRAUD', /\bfraud|\bscam|\bphishing|\bcold call/i],
  ['VIOLENCE', /\bviolen|\bknife|\bknives|\bassault|\brobber|\bweapon|\bdomestic abuse/i],
  [
    'ASB',
    /\banti-? ?social behaviou?r|\basb\b|\banti-? ?social\b|\bnuisance|\bvandal|\bgraffiti|\bcriminal damage|\browdy|\bdisorder|\bbegging|\bstreet drink|\boff[- ]?road|\be-?scooter|\bnoise/i,
  ],
];

/** What kind of problem a priority's own words speak of; OTHER where the table knows none of them. */
export function themeOf(words: string): Theme {
  let [found, first]: [Theme, number] = ['OTHER', Number.POSITIVE_INFINITY];
  for (const [theme, pattern] of WORDS) {
    const at = words.search(pattern);
    if (at >= 0 && at < first) [found, first] = [theme, at];
  }
  return found;
}
