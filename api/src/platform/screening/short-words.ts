const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * Words of three letters that stand beside a number in ordinary sentences: "CB24 and CB25", "the 18A bus", "at 20 mph".
 * Only words that a registration mark could end or begin with; facts of English, not of anybody.
 */
export const THREE_LETTERS = setOf(`
  act ads age ago all and any are arm art asb ask ate ave axe bad bag ban bar bat bay bed bet bmw boy box bro bug bun bus but buy bye
  cab can cap car cat cop cow crs cry cup cut dad day dec den did die dig dim dog dot dry due eat eco egg ely end era etc eve eye fan
  far fat feb fed fee fen few fit fix fly for fox fun fur gap gas get god got gps gun gut guy gym had has hat her hey hgv him hit hot
  hop how hub hut ill its jab jam jan jar jet job jog joy jul jun keg key kid kmh kph lad lap lay led leg let lgv lid log lot low lsd
  mad man map mar mat max may mob mom mon mop mpv mph mud mug mum net new nhs nhw nor not nov now nut oak odd off old one our out
  own pad pan par pat pay pcs pea pen per pet phv plz plc pop pot psv ptw pub pup put pvt raf ran rat raw ray red ref rep rev rid rob rod
  row rub rug rum run rut sad sat saw say sea see sep set she shy six sky sly son spa spy sub sue sum sun suv tab tag tan tap tax tea
  ted ten the thy toe ton too top tow toy try tub tug tue two use van vat vet via vow wad was wax way web wed wee wet who why won wow
  yes yet you zoo abt apr aug app bhp cam cpc das doe dob dvd ear elm ems esp fab flu fri gum gel ham hay hen hrs hob jaw
  kms lab led mrs nap oct opp pcc pls pro rag ram rec rye sir sos sow sqm tel thu thx tin tip vol war wef wks yds yrs amg lwb swb
  add ale bee beg bow bud cod cot cue duo dye fry hug hum jug mow nod oar oat owe owl peg pod sew sob sod sty tar wag zap rut rot sag
`);

/** Words of two letters that stand before a number in ordinary sentences: "at 20 mph", "on 14 May", "No 12 bus". */
export const TWO_LETTERS = setOf(
  `am an as at be by do go he ex fa ha he la le ma me my no nr of oh ok on or pa rd so st th to up us we ye al am ln co re ad et yr`,
);
