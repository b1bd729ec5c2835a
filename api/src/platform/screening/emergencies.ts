const NOW =
  '(?:right now|now(?= ?(?:[.!,]|$|(?:at|outside|in|by|near|next|and|please|help|behind|on)\\b))|at th(?:is|e) (?:very )?moment|as (?:I|we) (?:type|write|speak)|outside my (?:house|door|window)|in my (?:house|home|garden|flat)|at my door)';
const SOMEBODY =
  '(?:he|she|someone|somebody|(?:man|men|lad|lads) (?=with|has|have)|(?:a|the|this|that|some|my|our) (?:man|woman|boy|girl|lad|youth|child|kid|teenager|guy|bloke|person|stranger|burglar|intruder|neighbour|husband|wife|partner|boyfriend|girlfriend|dad|father|mum|mother|son|daughter|brother|sister|ex)|two (?:men|boys|lads|people))';
const IS = "(?:'s|'re|'m| is| are| am)(?: still| now| currently| just| actually)?";
const ONE =
  '(?:me|her|him|us|my (?:mum|mother|dad|father|son|daughter|child|children|kids|baby|wife|husband|partner|brother|sister|friend|neighbour)|someone|somebody|a (?:man|woman|boy|girl|child|lady|kid|teenager))';
const HURTING =
  '(?:hitting|beating(?: up)?|attacking|stabbing|strangling|choking|punching|kicking|raping|assaulting|hurting|killing|threatening|chasing|shooting(?: at)?)';
const HURT =
  '(?:attacked|stabbed|beaten(?: up)?|robbed|raped|assaulted|strangled|mugged|shot|kidnapped|burgled|followed home|chased)';
const WEAPON =
  '(?:knife|gun|machete|sword|axe|hammer|crowbar|weapon|baseball bat)(?! (?:licen[cs]e|crime|dog|shop|club|bin|amnesty|arch|attack|surrender))';
const KIN = 'my (?:husband|wife|partner|boyfriend|girlfriend|dad|father|mum|mother|son|ex|stepdad|brother|carer)';
const pattern = (words: string) => new RegExp(words, 'giu');

/** Words of somebody who means to die or to hurt themselves; Samaritans are named beside 999. */
const DESPAIR = [
  pattern('\\b(?:kill|hurt|harm|hang|stab|cut)(?:ing)? myself\\b'),
  pattern('\\b(?:end|take|ending|taking) (?:my|his|her|their) (?:own )?life\\b'),
  pattern("\\b(?:I am|I'm|he is|he's|she is|she's|feel|feels|feeling) suicidal\\b"),
  pattern(
    "\\bI (?:just )?(?:want|wish) to (?:die|be dead)\\b|\\bdon't want to (?:live|be alive)\\b|\\bdo not want to (?:live|be alive)\\b",
  ),
  pattern("\\bend it all\\b|\\bI can't go on(?: any ?more| living|[.!]|$)"),
  pattern('\\b(?:taken|took|taking) an? overdose\\b'),
  pattern(`\\b${SOMEBODY}(?:${IS})? (?:about|going|threatening) to jump (?:off|from)\\b`),
];

/** Words of something that is happening, or is about to. */
const HAPPENING = [
  pattern(
    `\\b(?:${SOMEBODY}|they|I)${IS} (?:trying to (?:hit|stab|strangle|kill|hurt|attack|rape) ${ONE}|following (?:me|us)|${HURTING} ${ONE})\\b`,
  ),
  pattern(`\\b${HURTING} (?:${ONE}|each other|people|them) ${NOW}`),
  pattern(`\\b${KIN}(?:'s| has)? just (?:hit|beat|beaten|punched|kicked|strangled|threatened|raped) (?:me|us|my)\\b`),
  pattern(`\\bI(?:'ve| have) been (?:stabbed|shot)\\b`),
  pattern(`\\b(?:${SOMEBODY}|they)${IS} (?:outside|at|in) my (?:house|home|door|window|garden)(?: right)? now\\b`),
  pattern(`\\b${KIN} (?:hits|beats|hurts|punches|kicks|strangles|threatens|rapes) (?:me|us|my|the children)\\b`),
  pattern(`\\b(?:${SOMEBODY}|I)${IS} being (?:${HURT}|followed|threatened)\\b`),
  // A fear of it is not it: "worried about being attacked".
  /(?<!\b(?:about|of|fear|risk|afraid|without|after|from|before|avoid|by|for|despite|against|past|were|was|got|like|than) )\bbeing (?:attacked|stabbed|beaten up|strangled|raped)\b(?! (?:by dogs|with eggs|last|yesterday|in the past))/giu,
  pattern(
    `\\b(?:${SOMEBODY}|they|people|youths|lads|men)${IS} (?:breaking|climbing) in(?:to)?\\b[^.!?\\n]{0,60}\\b${NOW}`,
  ),
  pattern('\\bbreaking in(?:to)?\\b[^.!?\\n]{0,40}\\bright now\\b'),
  pattern(
    `\\b${SOMEBODY}${IS} (?:trying to break|breaking|trying to get|climbing|forcing \\w{2,5} way) in(?:to)?\\b(?! (?:sheds|cars|vans|shape|fashion))`,
  ),
  pattern(
    `\\b(?:${SOMEBODY}${IS}|there(?:'s| is) (?:${SOMEBODY}|an intruder)) in(?:side)? (?:my|our) (?:house|home|flat|garden|bedroom|shed)\\b`,
  ),
  pattern("\\bthere(?:'s| is) (?:an intruder|a burglar|a prowler)\\b"),
  pattern(
    `\\b(?:going|threatening|threatened|wants?|trying) to (?:kill|stab|shoot|rape) (?:me|her|him|us|them|my \\w{2,12})\\b`,
  ),
  pattern(
    "\\bthere(?:'s| is) a (?:big |huge |small |house |bad )?fire\\b(?! (?:station|hydrant|engine|risk|pit|lane|hazard|door|exit|gate|alarm|service|brigade|access|point|path|safety|every|each|most|bell|extinguisher|team|crew|drill|escape))",
  ),
  pattern("\\b(?:is|am|house's|it's|car's|are all) on fire\\b(?! (?:every|most|often|again|at weekends))"),
  pattern('\\bI can smell gas\\b|\\bsmell of gas now\\b'),
  pattern(
    `\\b(?:${SOMEBODY}|they) ?(?:has|have|'s|'ve| is| are)?(?: got| holding| waving| carrying| swinging| pulled| pulled out)?(?: ?with)? (?:an? )?(?:big |large |huge |kitchen |long )?${WEAPON}\\b(?! (?:last|yesterday|in \\d|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|was))(?! (?:was|were|had|ran|\\w{2,12}ed)\\b)`,
  ),
  pattern(`\\ba (?:big |large |huge |kitchen )?${WEAPON}\\b[^.!?\\n]{0,60}\\b(?:${NOW}|come quick)`),
  pattern(
    `\\b${NOW}\\b[^.!?:;,\\n]{0,40}\\b(?:with|holding|waving|has|got) an? (?:big |large |huge |kitchen )?${WEAPON}\\b`,
  ),
  pattern(
    `\\b(?:burglary|robbery|fight|stabbing|attack|break-in|mugging|assault|rape|shooting|drug deal|drug dealing|theft)\\b(?: is)? (?:in progress\\b|(?:happening|going on|taking place|under way)(?: \\w{2,12}){0,4} ${NOW})`,
  ),
  pattern(
    `\\b(?:stealing|robbing|burgling|breaking|smashing|fighting|dealing)\\b[^.!?\\n]{0,40}\\b(?:right now|at this (?:very )?moment|as (?:I|we) (?:type|write|speak))\\b`,
  ),
  pattern(`\\b(?:fighting|stealing (?:my|our|a) \\w{2,12}) (?:outside )?${NOW}`),
  pattern(
    "\\b(?:not|isn't|stopped) breathing\\b|\\bbleeding (?:heavily|badly|out|to death|a lot)\\b|\\bis (?:unconscious|drowning|having a (?:heart attack|stroke|seizure))\\b",
  ),
  pattern(
    "\\b(?:has|have|'s|'ve) just been (?:stabbed|shot|hit by|run over|attacked|robbed|mugged|knocked down|raped|assaulted)\\b",
  ),
  pattern(
    "\\bthere(?:'s| has) just been an? (?:\\w{2,12} )?(?:accident|crash|collision|stabbing|shooting|explosion)\\b",
  ),
  pattern(
    '\\bsend (?:the |some )?(?:police|help|someone|an ambulance|officers)(?: \\w{2,8})? (?:now|quick|quickly|right now|immediately|straight away)\\b',
  ),
  pattern(
    '\\bcome quick(?:ly)?\\b|\\b(?:need|want) (?:the )?(?:police|an ambulance|help) (?:right now|now|urgently|immediately)\\b(?! (?:with|to|more))|\\bneed an ambulance\\b',
  ),
  pattern(
    "\\b(?:I'm|I am|he is|he's|she is|she's|(?<!\\bif )(?:someone|somebody|a child) is|my life is) in (?:immediate |real |grave |serious |great )?danger\\b(?! (?:of|from|every|each|when|whenever|crossing|walking|cycling|on the))",
  ),
  pattern("\\bthere(?:'s| is) a bomb\\b(?! disposal)"),
  pattern(
    '\\bmy (?:son|daughter|child|boy|girl|mum|dad|mother|father|husband|wife|baby|toddler) (?:is missing|has gone missing|has been (?:taken|abducted|kidnapped))\\b',
  ),
  pattern(
    "\\b(?:crash|accident|collision|stabbing|shooting|explosion|attack|fight|robbery|burglary|assault)(?: has|'s)? just (?:happened|occurred|taken place)\\b",
  ),
  pattern(
    `\\b(?:${SOMEBODY}|I|they|people|several people|everyone|(?:a|an|the) (?:elderly |old |young )?(?:man|woman|lady|cyclist|pedestrian|driver|pensioner))${IS} bleeding\\b(?= ?(?:[.!,]|$|(?:and|from|in|on|at|outside|everywhere|please|help|now|so|because)\\b))`,
  ),
  pattern(
    `\\b(?:${SOMEBODY}|(?:a|an|the|my) (?:elderly |old |young )?(?:man|woman|lady|cyclist|pedestrian|driver|pensioner|friend|neighbour))(?: has|'s)(?: just)? collapsed\\b(?! (?:last|yesterday|in \\d|twice|before))`,
  ),
  pattern(
    '\\b(?:child|toddler|girl|boy|son|daughter|baby|kid|mum|mother|dad|father|husband|wife)(?: is| has been| has gone| gone)? missing (?:since|for) (?:an? |the last |this |last |about |\\d{1,2} ?|one |two |three |four |half an )?(?:hours?|minutes?|morning|afternoon|evening|night|lunch|school|\\d{1,2}(?:am|pm)?)\\b',
  ),
  pattern(
    '\\b(?:a|the|our|this) (?:small |little |young )?(?:child|toddler|girl|boy|baby|kid) (?:is missing|has gone missing)\\b(?! (?:his|her|out|the|a|school|from school|every)\\b)',
  ),
  pattern(
    `\\b(?:${SOMEBODY}|they)${IS} (?:outside|at|in|on) (?:my|our) (?:front |back )?(?:house|home|door|window|garden|flat|drive)\\b[^.!?\\n]{0,30}\\b(?:will not|won't|refuses to|refusing to) (?:leave|go away|go)\\b`,
  ),
  pattern(`\\bmy ex${IS} (?:outside|at) my (?:front |back )?(?:house|home|door|window|flat)\\b`),
];

/** Who is in a hurry leaves out the apostrophe. */
const HURRIED = new Map(
  "he's she's there's i'm i've they're isn't can't don't won't"
    .split(' ')
    .map((words) => [words.replace("'", ''), words]),
);

/** A cry ends its sentence or its line: "help me understand the figures" is none. */
const CRIES = [
  /(?<!\b(?:to|can|could|would|will|who|you|they|did|not|n't|anyone|someone|somebody|may|might|always|never|and) )\bhelp me\b(?= *(?:[!.…\n]|$)|,? (?:please[!.]|please$|now|quick|quickly|urgently|he\b|she\b|they\b|I'm|I am|someone))/giu,
  /(?:^|[.!?\n]) ?(?:please |someone |somebody |can someone |can somebody )?(?:I need help|call (?:the police|999|an ambulance)|send (?:someone|help|the police))(?: now| please| quick| quickly)?(?= *(?:[.!\n]|$))/giu,
];

/** The first words that read like an emergency, and whether they are of despair; null for none. */
export function emergencyIn(text: string): { words: string; despair: boolean } | null {
  const lines = text
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(
      /\b(?:(?:he|she|there)s|im|ive|theyre|(?:is|ca|do|wo)nt)\b/giu,
      (word) => HURRIED.get(word.toLowerCase()) ?? word,
    )
    .replaceAll(/[^\S\n]+/g, ' ');
  const plain = lines.replaceAll(/\s+/g, ' ');
  const despair = firstOf(DESPAIR, plain);
  if (despair !== null) return { words: despair, despair: true };
  const words = firstOf(HAPPENING, plain) ?? firstOf(CRIES, lines);
  return words === null ? null : { words, despair: false };
}

function firstOf(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns)
    for (const [words] of text.matchAll(pattern)) return words.replace(/^[.!?\s]+/, '').trim();
  return null;
}
