import { Refusal } from '../refusal.ts';
import { emailAddressesIn, phoneNumbersIn } from './contact-details.ts';
import { emergencyIn } from './emergencies.ts';
import { houseNumbersIn } from './house-numbers.ts';
import { residentsPeopleIn } from './people-named.ts';
import { registrationMarksIn } from './registration-marks.ts';

/** Why words of a resident are not taken. */
export const ScreeningReason = {
  EMERGENCY: 'EMERGENCY',
  REGISTRATION_MARK: 'REGISTRATION_MARK',
  HOUSE_NUMBER: 'HOUSE_NUMBER',
  PHONE_NUMBER: 'PHONE_NUMBER',
  EMAIL_ADDRESS: 'EMAIL_ADDRESS',
  PERSON_NAMED: 'PERSON_NAMED',
} as const;
export type ScreeningReason = (typeof ScreeningReason)[keyof typeof ScreeningReason];

interface Screen {
  reason: ScreeningReason;
  seen: (text: string) => string[];
  called: string;
  advice: string;
}

// In this order: the first that sees something answers.
const SCREENS: readonly Screen[] = [
  {
    reason: ScreeningReason.REGISTRATION_MARK,
    seen: registrationMarksIn,
    called: 'the registration mark of a vehicle',
    advice:
      'We do not publish it, because it leads to its keeper. Say what sort of vehicle it is and leave the mark out. To tell the police about that vehicle, call 101 or use the force’s own form.',
  },
  {
    reason: ScreeningReason.PHONE_NUMBER,
    seen: phoneNumbersIn,
    called: 'a telephone number',
    advice:
      'We do not publish it, because anybody could ring it. Leave it out: if you give an e-mail address where the page asks for it, the team can reply without it.',
  },
  {
    reason: ScreeningReason.EMAIL_ADDRESS,
    seen: emailAddressesIn,
    called: 'an e-mail address',
    advice:
      'We do not publish it, because anybody could write to it. Leave it out: the page asks for your address in a place of its own, and nobody else sees that.',
  },
  {
    reason: ScreeningReason.HOUSE_NUMBER,
    seen: houseNumbersIn,
    called: 'the number of a house or flat',
    advice:
      'We do not publish it, because it says who lives there. Name the street without the number. To tell the police about one house, call 101 or use the force’s own form.',
  },
  {
    reason: ScreeningReason.PERSON_NAMED,
    seen: residentsPeopleIn,
    called: 'somebody’s name',
    advice:
      'We do not publish names of people. Say who it is by what they do, such as “the inspector” or “the shop”, or leave them out. To tell the police about somebody, call 101 or use the force’s own form.',
  },
];

const NOT_SENT = 'We have not sent this to anyone.';
const SAMARITANS = ' You can also ring Samaritans on 116 123, free, at any hour.';

/**
 * Why a resident's words must not be stored, or null where they may be: an emergency first, then what would find or
 * name somebody (trust.md §3, words). Ask before anything is kept. `field` names the input, as in a `Refusal`.
 */
export function screened(text: string, field: string): Refusal<ScreeningReason> | null {
  const plain = text.normalize('NFKC');
  const emergency = emergencyIn(plain);
  if (emergency) {
    return new Refusal(
      ScreeningReason.EMERGENCY,
      `${NOT_SENT} If someone is in danger now, call 999. If you cannot hear or speak, text 999; your phone must be registered, which you do by texting “register” to 999.${emergency.despair ? SAMARITANS : ''} Nobody reads this page as it happens, and you wrote ${quoted([emergency.words])}, which reads like an emergency. If nobody is in danger now, call 101, or write here what has happened and when, in other words.`,
      field,
    );
  }
  for (const { reason, seen, called, advice } of SCREENS) {
    const words = seen(plain);
    if (words.length > 0) {
      return new Refusal(
        reason,
        `${NOT_SENT} You wrote ${quoted(words)}, which looks like ${called}. ${advice}`,
        field,
      );
    }
  }
  return null;
}

const QUOTED_AT_MOST = 3;
const QUOTED_LENGTH = 60;

/** “AB12 CDE” and “CD34 EFG”: as written, each once, cut short; what stands inside something longer is not said again. */
function quoted(found: readonly string[]): string {
  const once = [...new Set(found.map((words) => words.trim().replaceAll(/\s+/g, ' ')))];
  const words = once.filter((one) => !once.some((other) => other !== one && other.includes(one)));
  const [last = '', ...others] = words
    .slice(0, QUOTED_AT_MOST)
    .map((one) => `“${one.length > QUOTED_LENGTH ? `${one.slice(0, QUOTED_LENGTH)}…` : one}”`)
    .reverse();
  return others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last;
}
