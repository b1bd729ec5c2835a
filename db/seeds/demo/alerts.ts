import type { EntityManager } from '@mikro-orm/postgresql';
import { Importance, Person, Theme } from '@patchwork/api/seeding';
import type { DemoAreas } from './areas.ts';
import type { DemoDays } from './days.ts';
import type { DemoOfficers } from './people.ts';
import { send } from './send.ts';

const FORCE_SITE = 'https://www.cambs.police.uk/';

/** Everything that alerts lean on. */
interface Telling {
  em: EntityManager;
  areas: DemoAreas;
  days: DemoDays;
  officers: DemoOfficers;
}

/**
 * Sends the newsletter's own alerts, in 2022, and a made-up one this week. Their facts are the newsletter's; it dates
 * few of them, so a day is one that its words and their order allow.
 */
export async function sendAlerts(telling: Telling): Promise<void> {
  warnOfHelloMum(telling);
  warnOfDoorstepCrime(telling);
  warnOfEnergyTexts(telling);
  warnOfConverterThefts(telling);
  warnOfDarkEvenings(telling);
  await warnOfCallersNow(telling);
}

function warnOfHelloMum({ em, areas, officers }: Telling): void {
  send(em, {
    name: 'hello mum 2022',
    area: areas.force,
    theme: Theme.FRAUD,
    importance: Importance.HIGH,
    ...{ by: officers.comms, approvedBy: officers.inspector, recipients: 5_180 },
    ...{ day: '2022-07-01', time: '11:20', until: '2022-12-31' },
    title: '“Hello Mum”: messages that pretend to be your child',
    body: [
      'The National Fraud Intelligence Bureau warns of WhatsApp messages from criminals who pretend to be somebody you ' +
        'know, mostly your child. Between 3 February and 21 June 2022 Action Fraud had **1,235 reports** of it, with ' +
        'losses of more than **£1.5 million**.',
      'It usually begins with “Hello Mum” or “Hello Dad”, from a new number: the old phone was lost or damaged. Then ' +
        'comes the request, for money to buy another or to pay a bill at once, with an account to pay it into. Some ' +
        'come back for more.',
      [
        '- **Stop, think, call.** When family or a friend asks for something unusual, ring them first.',
        '- Ring the number that you have always had, several times if need be.',
        '- Agree a password with your family, or ask something that only they can know.',
        '- Report or block whoever sent it: press and hold the message, choose “Report” and follow the steps.',
        '- Never pass on the code that activates your WhatsApp, the six digits that come by text.',
      ].join('\n'),
      'More: [Against scams in Cambridgeshire](https://www.cambridgeshire.gov.uk/against-scams).',
    ].join('\n\n'),
  });
}

function warnOfDoorstepCrime({ em, areas, officers }: Telling): void {
  send(em, {
    name: 'doorstep crime 2022',
    area: areas.south,
    theme: Theme.FRAUD,
    importance: Importance.NORMAL,
    ...{ by: officers.inspector, recipients: 418 },
    ...{ day: '2022-08-09', time: '16:05', until: '2022-10-31' },
    title: 'Doorstep crime: callers who are not who they say they are',
    body: [
      'In the past four weeks we recorded **10 burglaries or attempted burglaries** in South Cambridgeshire. Some got in ' +
        'through open windows and doors, some by pretending to be somebody else. Action Fraud puts what was taken on ' +
        'doorsteps at about **£18.7 million**, and much is never reported. People over 65 are 85% more likely to meet it.',
      'The stories differ, and want your money or what you know:',
      [
        '- **Sellers** who say that they are on probation and that this is a scheme. There is no such scheme, and what ' +
          'they learn about your home is sold on.',
        '- **Traders** who noticed a slipped tile and are free today. The fault may be made up, the work shoddy, the ' +
          'price far above what was agreed.',
        '- **Hard luck**: a telephone, a glass of water, a dog in your garden, while somebody else goes in by another door.',
        '- **Officials** with a uniform and a badge who have to check something or read the meter.',
      ].join('\n'),
      'What helps:',
      [
        '- Buy and sell nothing at the door, and let nobody in without an appointment. A sign in the window says so for you.',
        '- Keep the chain on and ask for the ID card. Look the company’s number up yourself.',
        '- Set up a password with your gas and electricity suppliers.',
        '- Ask a neighbour or relative to come round when somebody calls.',
        '- Photograph the van, note its number plate, and keep any papers.',
      ].join('\n'),
      'Ring **999** if a caller is pushy or will not leave, and **101** if you are suspicious and not in danger.',
    ].join('\n\n'),
  });
}

function warnOfEnergyTexts({ em, areas, officers }: Telling): void {
  send(em, {
    name: 'energy texts 2022',
    area: areas.force,
    theme: Theme.FRAUD,
    importance: Importance.NORMAL,
    ...{ by: officers.comms, approvedBy: officers.inspector, recipients: 5_310 },
    ...{ day: '2022-09-29', time: '14:45', until: '2023-03-31' },
    title: 'Fake texts about an energy bill discount',
    body: [
      'Action Fraud has had **139 reports** of texts that pretend to come from the government. They say that you are ' +
        '“owed” or “eligible for” a discount under the Energy Bill Support Scheme. Their links lead to websites that ' +
        'look genuine and are made to steal your personal and financial details.',
      [
        '- The real discount is £400 off the energy bills of households in Great Britain, from October 2022. **You do ' +
          'not apply for it, and nobody asks for your bank details.**',
        '- Forward a suspicious text to **7726**. It costs nothing, and your provider can look into where it came from ' +
          'and block the sender.',
      ].join('\n'),
      'More on staying safe online: [Cyber Aware](https://www.cyberaware.gov.uk). Please tell family, friends and colleagues.',
    ].join('\n\n'),
  });
}

/** The villages that the newsletter names, in its order; the register writes Litlington with one t. */
const CONVERTERS = `meldreth foxton melbourn eltisley litlington bassingbourn guilden-morden hardwick comberton orwell
  pampisford barton`.split(/\s+/);

function warnOfConverterThefts({ em, areas, officers }: Telling): void {
  const places = CONVERTERS.map(areas.place);
  const names = places.map(({ name }) => name);
  send(em, {
    name: 'converters 2022',
    area: areas.south,
    places,
    theme: Theme.VEHICLE_CRIME,
    importance: Importance.HIGH,
    ...{ by: officers.comms, recipients: 432 },
    ...{ day: '2022-10-12', time: '15:30', until: '2022-12-31' },
    title: 'Catalytic converter thefts in a village near you',
    body: [
      'In the past two weeks more catalytic converters than before were stolen in South Cambridgeshire. Thefts were ' +
        `reported in ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
      'The converter is a part of every car’s exhaust and can be gone in minutes, in broad daylight as well as at night. ' +
        'Often nobody notices, even with the car on the drive.',
      'We are patrolling more to catch those who do it. Please look out, and report what seems suspicious. **If you think ' +
        'that it is happening now, ring 999**, and say where, which vehicle with which number plate, and what you can of ' +
        'the people.',
      `How to protect your car is on [the force’s website](${FORCE_SITE}).`,
    ].join('\n\n'),
  });
}

function warnOfDarkEvenings({ em, areas, officers }: Telling): void {
  send(em, {
    name: 'clocks go back 2022',
    area: areas.force,
    theme: Theme.BURGLARY,
    importance: Importance.NORMAL,
    ...{ by: officers.comms, approvedBy: officers.inspector, recipients: 5_460 },
    ...{ day: '2022-10-28', time: '10:00', until: '2023-03-26' },
    title: 'Burglary warning as the clocks go back',
    body: [
      'On Sunday 30 October 2022 the clocks go back, and the evenings draw in. More homes stand empty after sunset, and ' +
        'that is what burglars look for. Please check yours:',
      [
        '- Leave a light on when you go out, or use timer switches. Battery and solar lamps keep the cost down.',
        '- Lock all windows and doors, also while you are at home.',
        '- Keep valuable things out of sight from outside.',
        '- Close blinds and curtains at night.',
        '- Light the outside, for example with lamps that come on at dusk, and fit an alarm.',
        '- Keep car keys away from the front door and from anywhere easy to find.',
      ].join('\n'),
      `More on protecting your home is on [the force’s website](${FORCE_SITE}).`,
    ].join('\n\n'),
  });
}

/** Those who live in some places had a mail of a mailing, and are remembered for thirty days. */
const DELIVERED = `
  insert into delivery (id, mailing_id, person_id, lane, try_at, tries, sent_at)
  select md5(m.key || p.email)::uuid, m.id, p.id, row_number() over (order by p.email) % 4, m.queued_at, 1,
    m.queued_at + interval '2 seconds' + row_number() over (order by p.email) * interval '40 milliseconds'
  from mailing m cross join person p join area home on home.id = p.home_area_id
  where m.key = ? and home.path = any(string_to_array(?, ' '))`;

/** The one that still matters. Made up, and long enough ago that nobody would be mailed about it. */
async function warnOfCallersNow({ em, areas, days, officers }: Telling): Promise<void> {
  const places = ['girton', 'histon', 'impington'].map(areas.place);
  const alert = send(em, {
    name: 'callers now',
    area: areas.south,
    places,
    theme: Theme.FRAUD,
    importance: Importance.HIGH,
    ...{ by: officers.inspector, recipients: await em.count(Person, { homeArea: places }) },
    ...{ day: days.ago(4), time: '17:15', until: days.ago(-24) },
    title: 'Callers who say they are the police and want your bank card',
    body: [
      'People in Girton, Histon and Impington were rung in the past days by callers who said that they were the police, ' +
        'and that a courier would come for the bank card. **We never come for a card, a PIN or cash, and no bank does.**',
      [
        '- Hang up. Then ring **101** from another phone, or wait five minutes, so that the line is free.',
        '- If somebody is at the door for your card, keep it closed and ring **999**.',
        '- If you gave something away, ring your bank at once on **159**.',
      ].join('\n'),
      'Please tell a neighbour who might be rung next.',
    ].join('\n\n'),
  });
  await em.flush();
  await em.execute(DELIVERED, [`alert:${alert.id}`, places.map(({ path }) => path).join(' ')]);
}
