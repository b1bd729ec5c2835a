// A street's name ends with one of these. The second row also ends names of villages, greens and views, so there a word
// such as "at" must stand before the number.
const TYPE =
  '(?:[Ss]treet|St|[Rr]oad|Rd|[Ll]ane|Ln|Close|[Aa]venue|Ave|Drive|Way|[Gg]ardens|Gdns|[Cc]rescent|Cres|[Tt]errace|Row|Grove|Rise|Mews|Walk|Drift|Drove|Chase|Paddocks?|Croft|Meadows?)';
const LOOSE = '(?:Green|Hill|End|Place|View|Court|Square|Orchard|Park|Field|Fields|Common|Bank|Side|Corner)';
const NAME = "(?:St\\.? )?(?:\\p{Lu}[\\p{L}'.-]{0,30} ){1,3}";
const NUMBER = '\\d{1,4}(?: ?- ?\\d{1,4})?(?: ?[A-Ha-h])?';
// What a number belongs to when it is not a house's: 8.30, 24/7, £20, A14, Year 6, junction 13, "the 5 Histon Road bus".
const NO_HOUSE =
  '(?<![\\p{L}\\d£$/:.,#-])(?<!\\b(?:[Bb]us|[Rr]outes?|Citi|[Jj]unction|J|[Yy]ear|[Pp]hase|[Ss]ection|[Ii]tem|[Pp]age|[Pp]riority|[Tt]op|[Pp]ark|[Zz]one|[Ss]tage|[Aa]genda|[Cc]lass|[Tt]here (?:were|are)|[Aa]round|[Aa]bout|[Oo]ver|[Tt]he|[Aa]ll|[Aa]fter|[Bb]efore|[Ff]ootpath|[Bb]ridleway) )(?!(?:19|20)\\d\\d\\b)';
const MONTH = '(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )';
const NOT_THE_ROUTE = "(?!['’]?s? (?:[Bb]us|[Ss]top|[Rr]oute|[Ss]ervice|Party)(?:es|s)?\\b)";
const AT =
  '(?:[Aa]t|[Nn]umber|[Oo]pposite|[Oo]utside|[Nn]ear|[Bb]y|[Nn]ext to|[Bb]ehind|[Bb]etween|[Ll]ives? in|[Ll]iving in)';
const UNITS =
  '(?:mph|kph|mile|metre|meter|foot|feet|hour|hrs?|min|minute|day|week|month|year|car|van|lorry|lorries|vehicle|bike|driver|people|house|home|bus|buses|way|lane|lanes|limit|zone|speed|new|more|of|or|and|to|in|on|per|a|the|times?|am|pm|off|sides?|s?|m|%|percent|residents?|villagers?|children|kids|parking|our|this|that|my|your|their|every|each|through|down|up|along|past|which|is|was|for|from|at|by|with|as|but|so|if|plus|country|back|slip|toll|dead|cycle|one|two|wide|long|residential|main|busy|local|other|similar|narrow|quiet|separate|different|side|b)';

const ADDRESSES = [
  new RegExp(`${NO_HOUSE}${NUMBER},? ${MONTH}(?:[Tt]he )?${NAME}${TYPE}\\b${NOT_THE_ROUTE}`, 'gu'),
  new RegExp(`${NO_HOUSE}${NUMBER},? The (?:${TYPE}|${LOOSE})\\b${NOT_THE_ROUTE}`, 'gu'),
  new RegExp(
    `\\b${AT} (?:no\\.? ?)?(?!(?:19|20)\\d\\d\\b)${NUMBER},? ${MONTH}${NAME}${LOOSE}\\b${NOT_THE_ROUTE}`,
    'gu',
  ),
  // "3 Manor Farm": a name that is a house's. A court that sits and a house that is a kind are none.
  new RegExp(
    `${NO_HOUSE}${NUMBER},? ${MONTH}(?!(?:Crown|Magistrates['’]?|County|Tennis|High|Squash|Youth|Family|Public|Council|Care|Open|Coffee|Full|Opera|Guest|Wind|Solar|Fish) )${NAME}(?:Farm|Farmhouse|Cottages?|House|Court|Barns?|Lodge)\\b(?! (?:tractors?|cases?|fires?|burglar(?:y|ies)|thefts?|residents?|cows|sheep)\\b)`,
    'gu',
  ),
  /(?<!\b(?:[Oo]pen|[Ff]ull|[Oo]pera) )\b[Hh]ouse (?!(?:19|20)\d\d\b)\d{1,4}[A-Ha-h]?,? (?:on|in|at|of) \p{Lu}\p{Ll}/gu,
  // All in small letters, where what stands between is neither a measure nor a word of every day; after "at" also more kinds.
  new RegExp(
    `\\b${AT} (?:no\\.? ?)?(?!(?:19|20)\\d\\d\\b)\\d{1,4}[a-h]? (?!${UNITS}s? )[a-z'-]{2,20} (?:street|road|lane|avenue|crescent|close|drive)\\b`,
    'gu',
  ),
  new RegExp(
    `${NO_HOUSE}\\d{1,3}[a-h]? (?!${UNITS}s? )[a-z'-]{3,20} (?:street|road|lane|avenue|crescent)\\b${NOT_THE_ROUTE}`,
    'gu',
  ),
  // A number and a postcode find one door.
  /(?<![\p{L}\d£$/:.,#-])(?!(?:19|20)\d\d\b)\d{1,4}[A-Ha-h]?,? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gu,
];

/** "Number 14", unless it is a bus, a limit, a place on a list or a number to ring. */
const NUMBERED =
  /(?<!\b(?:phone|telephone|mobile|reference|crime|incident|ref|emergency|[Tt]he|a|our|bus|route|column|lamp|post|light|charity|contact|report|case|log|total) )\b(?:house )?[Nn]umbers? (\d{1,4}[A-Ha-h]?)\b(?![.,:/]\d)(?!-? ?(?:bus|buses|route|service|coach|priority|concern|issue|problem|complaint|reason|one|on the (?:list|agenda)|in (?:the|our) (?:list|survey|country|county)|of|limit|zone|signs?|mph|cars?|vehicles?|people|signatures?|item|question|thing|request|wish|for|years?|or|is (?:the|our|my) (?:biggest|main|top|first)|%)\b)/gu;
/** "No. 7", where what follows is what follows a house. */
const ABBREVIATED =
  /\b[Nn]os?\. ?(\d{1,4}[A-Ha-h]?)\b(?=[,;!?)]|\.(?!\d)|\s*$|\n| (?:is|was|has|have|had|are|were|who|where|keeps?|and|on|in|at|with|next|opposite|parks?|plays?|again)\b(?! (?:the list|the agenda|average))| [A-Z](?!1)[a-z])/gu;
/** "no 7" without its stop is a house only where somebody lives at it or something happens at it. */
const AT_NUMBER =
  /\b(?:at|outside|opposite|from|next to|behind|house) no \d{1,4}[A-Ha-h]?\b(?! (?:mph|more|cars?|people))/giu;
const LIVING_AT =
  /\bliv(?:es?|ed|ing) (?:at|in) (?:house )?(?:no\.? ?|number )?\d{1,4}[a-h]?\b(?!%)(?! (?:mph|houses|homes|different|years?|of|villages?))/giu;
const FLAT =
  /(?<!\b(?:a|the|is|was|run|ran|been|fully|almost|very) )\b(?:flat|apartment|apt)\.? (?:no\.? ?|number )?\d{1,3}[a-h]?\b(?![.,:]\d)(?! (?:mph|limit|per|pounds|times|miles?|metres?|tyres?|hours?|minutes?|days?|or|out)\b)(?!%)/giu;

/** The house numbers in a text, as written, with the street where it is named. `text` is in compatibility form (NFKC). */
export function houseNumbersIn(text: string): string[] {
  return [...ADDRESSES, FLAT, NUMBERED, ABBREVIATED, AT_NUMBER, LIVING_AT].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([words]) => words),
  );
}
