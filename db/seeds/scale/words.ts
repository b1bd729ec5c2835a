import type { Chance } from './chance.ts';

const size = ['', '', '', '', '', 'Great ', 'Little ', 'Upper ', 'Nether ', 'North ', 'South ', 'Old '];
const front = `Al Ash Barn Brack Burn Cold Crow Dun Elm Fen Hazel Holt Kel Lang Mars Oak Pen Quen Raven Sed Thorn Ud Wal
  Wick Yel Bram Cop Dray Eg Furn`.split(/\s+/);
const back = `by field ford ham hurst ingham ley low mere mond more stead stoke thorpe ton well wick worth`.split(
  /\s+/,
);

/** A village that is on no map, or on none that we know of. */
export function villageName(chance: Chance): string {
  return `${chance.one(size)}${chance.one(front)}${chance.one(back)}`;
}

/** What a measure of a theme counts: its name, its unit if any, about how much, out of how much. */
interface Counted {
  name: string;
  most: number;
  outOf?: number;
  unit?: string;
  source: string;
}

interface Subject {
  theme: string;
  titles: readonly string[];
  promise: string;
  done: readonly string[];
  counted: readonly Counted[];
}

const team = 'Neighbourhood team';

/** What teams work on and say of it. Plain sentences: nothing here is Markdown, HTML, or in need of a second person. */
export const SUBJECTS: readonly Subject[] = [
  {
    theme: 'SPEEDING',
    titles: ['Speeding through the village', 'Speeding at school time', 'Speeding on the main road'],
    promise: 'We check speeds with volunteers where residents ask for it, and say what we counted.',
    done: [
      'We checked speeds with Speedwatch volunteers in PLACE on a weekday morning.',
      'The roads team stood in PLACE for two afternoons, where residents had reported a problem.',
      'A sign that shows drivers their speed has been put up in PLACE for a month.',
    ],
    counted: [
      { name: 'vehicles over 35 mph', most: 60, outOf: 340, source: 'Community Speedwatch' },
      { name: 'average speed', most: 44, unit: 'mph', source: 'Roads team' },
    ],
  },
  {
    theme: 'ASB',
    titles: ['Antisocial behaviour in the evenings', 'Antisocial behaviour around the shops'],
    promise: 'We patrol the hot spots residents name, and talk with schools and families.',
    done: [
      'Evening patrols in PLACE went past the shops, the shelter and the playing field.',
      'We spoke with pupils about what noise and damage do to the people living in PLACE.',
      'With the council we walked through PLACE and noted what needs light or mending.',
    ],
    counted: [
      { name: 'hot-spot patrols', most: 24, source: team },
      { name: 'reports of antisocial behaviour', most: 30, source: 'Police records' },
    ],
  },
  {
    theme: 'DRUGS',
    titles: ['Drug dealing in the open', 'Drugs: developing intelligence'],
    promise: 'We act on what residents tell us and say what we can of it.',
    done: [
      'Reports from PLACE led to patrols at the places and hours they named.',
      'We wrote to landlords in PLACE about how to tell that a house is used for growing.',
    ],
    counted: [{ name: 'reports acted on', most: 40, source: team }],
  },
  {
    theme: 'PARKING',
    titles: ['Parking outside schools', 'Parking on pavements and junctions'],
    promise: 'We are at the gates once a week and speak with drivers.',
    done: [
      'At the school gates in PLACE drivers moved on when we asked them.',
      'Leaflets about the junction in PLACE went to every house beside it.',
    ],
    counted: [{ name: 'cars on the zigzag lines', most: 18, source: team }],
  },
  {
    theme: 'BURGLARY',
    titles: ['Burglary and doorstep callers', 'Burglary from sheds and garages'],
    promise: 'We visit streets where homes were entered, with advice on locks and lights.',
    done: [
      'We visited homes in PLACE after entries through unlocked doors and gave advice on locks.',
      'A session on doorstep callers was held in the hall at PLACE.',
    ],
    counted: [{ name: 'homes visited', most: 90, source: team }],
  },
  {
    theme: 'VEHICLE_CRIME',
    titles: ['Thefts from vehicles', 'Thefts of catalytic converters'],
    promise: 'More patrols where vehicles were broken into, and marking sessions.',
    done: [
      'Night patrols in PLACE passed the car parks that residents had named.',
      'A marking session in PLACE made converters harder to sell on.',
    ],
    counted: [{ name: 'converters marked', most: 60, source: team }],
  },
  {
    theme: 'RURAL_CRIME',
    titles: ['Hare coursing', 'Thefts of farm machinery', 'Fly-tipping on droves and byways'],
    promise: 'Patrols at dawn and dusk, with farmers telling us where.',
    done: [
      'Dawn patrols with farmers around PLACE found gates open and closed them.',
      'Tracks near PLACE were checked with the council after loads had been tipped there.',
    ],
    counted: [{ name: 'dawn patrols', most: 12, source: team }],
  },
];

const closings = [
  'Please keep telling us what you see.',
  'We will be back within a fortnight.',
  'Thank you to everybody who came out to help.',
  'If it gets worse, tell us through the report form.',
  'More of it is planned before the next meeting.',
];

/** The words of an update: one or two paragraphs about a place. */
export function updateWords(chance: Chance, subject: Subject, place: string): string {
  const done = chance.some(chance.between(1, 2), subject.done).map((sentence) => sentence.replace('PLACE', place));
  return `${done.join(' ')}\n\n${chance.one(closings)}`;
}

/** What the service makes of such words: sentences without any sign that Markdown or HTML would read. */
export function htmlOfPlain(words: string): string {
  return words
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n');
}
