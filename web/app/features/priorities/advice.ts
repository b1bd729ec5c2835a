import type { Theme } from '#graphql.generated.ts';

/** One thing that anybody can do. With an address only where it is a national one that stays. */
export interface Advice {
  words: string;
  link?: { text: string; href: string };
}

const report: Advice = {
  words: 'Report it each time: reports show the team where and when to be there.',
};
const crimestoppers: Advice = {
  words: 'If you would rather not give your name, Crimestoppers is an independent charity that passes it on.',
  link: { text: 'Tell Crimestoppers', href: 'https://crimestoppers-uk.org/' },
};

/** What residents can do themselves, by kind of problem: plain, safe, and nothing that puts anybody at risk. */
export const adviceOn: Record<Theme, readonly Advice[]> = {
  ASB: [
    {
      words:
        'Keep a short diary: the day, the time, where it was and what happened. It helps the team and the council.',
    },
    report,
    { words: 'Do not step in yourself. If you feel in danger, call 999.' },
    { words: 'Noise, litter and abandoned vehicles are for your council, which can act on them.' },
  ],
  SPEEDING: [
    { words: 'Join or start a Community Speedwatch group: the team trains volunteers and lends the equipment.' },
    { words: 'Tell the team the road, the days and the times: checks are planned by what you report.' },
    { words: 'Ask your parish council about signs and about the speed limit. Limits are for the county council.' },
  ],
  PARKING: [
    { words: 'Call 101 where a vehicle blocks the road or a drive, or is left where it is dangerous.' },
    { words: 'Yellow lines, permits and car parks are for the council.' },
    { words: 'At schools, park a few streets away and walk the rest.' },
  ],
  DRUGS: [
    { words: 'Write down what you see: the days, the times, vehicles. Small things add up to what a court accepts.' },
    { words: 'Do not follow or photograph anybody.' },
    crimestoppers,
  ],
  BURGLARY: [
    { words: 'Lock doors and windows, also while you are at home, and keep keys out of sight of the door.' },
    { words: 'Leave a light on a timer after dark.' },
    { words: 'Tell a neighbour when you are away, and look out for theirs.' },
  ],
  VEHICLE_CRIME: [
    { words: 'Leave nothing on show, and lock the vehicle each time.' },
    { words: 'Keep keyless fobs away from the door, in a pouch that blocks their signal.' },
    { words: 'Park in the light, or close to a wall where that protects what lies under the vehicle.' },
  ],
  RURAL_CRIME: [
    { words: 'Lock and mark machinery, and note serial numbers.' },
    { words: 'Report strange vehicles on tracks and fields: where, when, which way they went.' },
    { words: 'Hare coursing under way is an emergency: call 999, and keep away.' },
  ],
  FRAUD: [
    { words: 'Stop and think: nobody honest minds if you put the phone down and call back on a number you know.' },
    { words: 'Forward suspicious texts to 7726, free of charge.' },
    { words: 'Forward suspicious emails to report@phishing.gov.uk.' },
    { words: 'The police never ask for a code, a password, or money.' },
  ],
  VIOLENCE: [
    { words: 'If somebody is in danger, call 999. If you cannot speak, cough or tap, then press 55 on a mobile.' },
    { words: 'If you saw something, tell the police what you remember while it is fresh.' },
    crimestoppers,
  ],
  HATE_CRIME: [
    { words: 'Report it, even where it seems small: being targeted for who you are makes it more serious.' },
    {
      words: 'You can report for somebody else, or through an organisation you trust.',
      link: { text: 'Report hate crime', href: 'https://www.report-it.org.uk/' },
    },
  ],
  OTHER: [report, { words: 'Tell the team what you know: they are named on the page of your area.' }],
};
