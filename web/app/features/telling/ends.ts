import type { ChannelName } from './channels.ts';

/** Plain words, in which `{101}` is a link to that channel. */
export type Words = string;

/** Where the guide ends: whom to tell, and how it goes. */
export interface End {
  title: string;
  /** What the browser's tab says instead, where somebody who looks should not read the title. */
  tab?: string;
  lead: Words;
  /** Buttons, the foremost first. Those that an area has not are left out. */
  act: readonly ChannelName[];
  first: readonly Words[];
  /** Below what to do first, where somebody may be in need of it. */
  also?: { heading: string; words: readonly Words[] };
  ready: readonly Words[];
  next: readonly Words[];
}

const WHERE = 'where it is: the address, or the road and what is near it';
const WHEN = 'when it was, as near as you know';
const WHO = 'who did it, or what they looked like, and which way they went';
const PLATE = 'the make, colour and number plate of a vehicle';
const PROOF = 'photos, messages or receipts, if you have them';
const BY_RELAY = 'If you are deaf or find it hard to speak, call 18001 101 with Relay UK.';

const all = {
  'call-999': {
    title: 'Call 999 now',
    lead: 'Ask for the police. Say first where you are.',
    act: ['999'],
    first: [
      'Go to a safe place if you can, and take others with you.',
      'Do not step in, follow anybody or stop to film.',
      'Stay on the line until you are told that you can go.',
    ],
    also: {
      heading: 'If you cannot speak, or cannot hear',
      words: [
        'On a mobile: call {999} and listen. Cough or tap the phone to answer. If you cannot make a sound, press 55 when you are told to.',
        'Pressing 55 does not tell the police where you are. They will ask you questions that you answer with yes or no, by tapping.',
        'On a landline: stay on the line. If nobody speaks and the operator hears noises behind you, you are put through.',
        'By text: text 999, if your phone is registered for it. To register, text the word “register” to 999 and follow the reply. Do it today, before you need it.',
        'With Relay UK: tap 999 in the app, or call 18000 on a textphone.',
        'In sign language: {999 BSL} puts you through by video.',
        'If you are thinking of ending your life: call {999}, or Samaritans on {Samaritans}. Both are free at any hour.',
      ],
    },
    ready: [WHERE, 'what is happening now', 'whether somebody is hurt, or has a weapon', PLATE],
    next: [
      'The operator asks which service you need, and puts you through to the police.',
      'They ask short questions. Answering does not slow the help down.',
      'If it turns out to be no emergency, nobody minds. They tell you whom to call instead.',
    ],
  },
  'call-101': {
    title: 'Call 101',
    lead: 'For what the police need to know and what can wait. It is free, at any hour.',
    act: ['101'],
    first: ['If it starts again, or somebody is in danger, call {999} instead.', BY_RELAY],
    ready: [WHERE, WHEN, WHO, PLATE, 'the reference number, if you told the police before'],
    next: [
      'You may have to wait: urgent calls are taken first. {report} takes just as much, without the wait.',
      'The call taker asks how great the danger and the harm are, and who needs help most.',
      'They tell you what will be done. Ask for a reference number, and keep it.',
    ],
  },
  'report-online': {
    title: 'Report it online',
    lead: 'It is read just as a call to 101 is, and you need not wait on the line.',
    act: ['report', 'what happens after'],
    first: [
      'If somebody is in danger, do not use a form: call {999}.',
      'Do not touch or clear up what the police may want to look at.',
      'If you would rather speak to somebody, call {101}.',
    ],
    ready: [WHERE, WHEN, WHO, PLATE, PROOF, 'how the police can reach you, and how they had better not'],
    next: [
      'Somebody reads your report and weighs how great the danger and the harm are.',
      'It is then looked into, or closed if there is too little to go on. The police get in touch with everybody who was the victim of a crime.',
    ],
  },
  'web-chat': {
    title: 'Chat with the police online',
    lead: 'You write with an operator, who can answer, advise you and take your report.',
    act: ['chat', 'report'],
    first: [
      'If somebody is in danger, do not use a chat: call {999}.',
      'Use it where nobody looks over your shoulder.',
      'Not every force has a chat at every hour. If nobody answers, call {101}.',
    ],
    ready: [WHERE, WHEN, WHO, PROOF],
    next: [
      'The operator asks what happened, and can write a report while you chat.',
      'Ask for a reference number. Many chats let you keep a copy.',
    ],
  },
  'somebody-is-missing': {
    title: 'Tell the police now',
    lead: 'You need not wait 24 hours. Nobody will say that you called too early.',
    act: ['999', '101'],
    first: [
      'Call {999} if it is a child, or somebody who is ill, forgetful or may harm themselves.',
      'Otherwise call {101}.',
      'Look in every room, in the garden and the shed. Ring their friends.',
      'Leave somebody at home in case they come back.',
    ],
    ready: [
      'a photo of them as they look now',
      'what they wore, and when and where they were last seen',
      'their phone number, their bank, their friends and where they like to go',
      'medicine that they need',
    ],
    next: [
      'The police ask you questions, and may look around the home.',
      'You get a reference number. Call {101} with it as soon as you hear anything.',
    ],
  },
  'at-home': {
    title: 'Help if somebody close to you hurts or frightens you',
    tab: 'Who to tell',
    lead: 'It is not your fault, and you need not be sure to ask for help.',
    act: ['999', 'helpline', 'help on GOV.UK'],
    first: [
      'In danger now: call {999}. If you cannot speak on a mobile, cough or tap, or press 55 when told to.',
      'To talk to somebody: the National Domestic Abuse Helpline is on {helpline}, free, day and night. It is for women; men can call {men’s line}.',
      'To tell the police later: call {101}, or use {report}.',
      'Use a phone or a computer that they cannot look into, if you can.',
    ],
    also: {
      heading: 'About this page',
      words: [
        '“Exit this page” opens the weather instead. So does pressing Shift three times, on a keyboard.',
        'It cannot clear the history of your browser. A private window keeps none.',
      ],
    },
    ready: [
      'a time at which, and a number on which, it is safe to call you',
      'whether there are children or weapons in the home',
      PROOF,
    ],
    next: [
      'The helpline listens, and helps you plan. It does nothing that you have not asked for.',
      'The police may speak to the person, and can arrest them. They ask what would make you safe.',
    ],
  },
  crimestoppers: {
    title: 'Tell Crimestoppers',
    lead: 'It is a charity, not the police. It never asks your name, and never passes on who you are.',
    act: ['Crimestoppers', 'Crimestoppers online'],
    first: [
      'If it is happening now, call {999} instead.',
      'If it happened to you, tell the police instead, on {101} or with {report}. Crimestoppers cannot give you a crime number.',
      'Leave out what only you can know.',
    ],
    ready: [WHERE, WHEN, WHO, PLATE, 'how they do it, and who else is in danger'],
    next: [
      'Crimestoppers writes down what you know and passes it to the police, never who you are.',
      'Nobody can call you back, so you will not hear what became of it.',
    ],
  },
  'report-fraud': {
    title: 'Call your bank, then Report Fraud',
    lead: 'Be quick: the sooner your bank knows, the more it can do.',
    act: ['your bank', 'Report Fraud', 'Report Fraud online'],
    first: [
      'Send nothing more, and stop talking to them.',
      'Call your bank: on the number on your card, or on {your bank}, which leads to most banks.',
      'Then call Report Fraud on {Report Fraud}, or use {Report Fraud online}. It took the place of Action Fraud in December 2025.',
      'If somebody is coming to your home for money or a card, call {999}.',
      'In Scotland, call {101} instead of Report Fraud.',
    ],
    ready: [
      'what you sent, when, and to which account',
      'the numbers, names, email addresses and websites that they used',
      'messages and receipts: keep them all',
    ],
    next: [
      'Report Fraud gives you a reference number, and compares your report with others.',
      'Where there is something to go on, it goes to a police force. Not every report is looked into.',
      'Beware of anybody who offers to get your money back for a fee: it is the next scam.',
    ],
  },
  'suspicious-message': {
    title: 'Pass it on, then delete it',
    lead: 'It takes a moment, it is free, and it stops others from being caught.',
    act: ['7726', 'phishing'],
    first: [
      'Do not click, reply or call back.',
      'A text: forward it to {7726}.',
      'An email: forward it to {phishing}.',
      'A call: hang up. Then text the word “Call” and their number to {7726}.',
      'If it says that it is your bank, call {your bank}, or the number on your card.',
      'Did you click, pay or tell them something? {lost something}.',
    ],
    ready: ['the message itself: a picture of it is not needed'],
    next: [
      'Your phone company can find out where a text came from, and stop the sender.',
      'False websites that are in emails can be taken down.',
      'Nobody writes back to you.',
    ],
  },
  'doorstep-caller': {
    title: 'Tell the police and Trading Standards',
    lead: 'Even if you lost nothing: the next door may be your neighbour’s.',
    act: ['101', 'Citizens Advice'],
    first: [
      'If they come back and will not leave, call {999}. You need not open the door.',
      'Call {101} and say who came.',
      'If you paid or signed something, also call Citizens Advice on {Citizens Advice}. It tells Trading Standards.',
      'If you paid by card or from your bank, call {your bank} at once.',
    ],
    ready: [
      'when they came, what they said and what they looked like',
      'the name on the van, and its number plate',
      'papers that they left: keep them all',
    ],
    next: [
      'The police can warn others nearby, and see where else the same people have been.',
      'You can cancel many things that were bought at the door within 14 days. Citizens Advice tells you how.',
    ],
  },
  council: {
    title: 'Tell your council',
    lead: 'Councils clear rubbish, stop noise, and look after roads, parking and lights. The police mostly cannot.',
    act: ['council'],
    first: [
      'Find your council by your postcode. Its website has a form for each of these.',
      'For noise, and for what goes on and on, keep a diary: the day, the time and how long.',
      'Leave dumped rubbish alone: it may be harmful, and it may show who left it.',
      'If you feel threatened, call {999}. If something blocks a road, call {101}.',
    ],
    ready: [WHERE, WHEN, PLATE, 'a photo, if you can take one safely'],
    next: [
      'The council gives you a reference number, and says how long it takes.',
      'If it does nothing, ask again with that number, or tell the councillor for your street.',
    ],
  },
  'neighbourhood-team': {
    title: 'Tell your neighbourhood team here',
    lead: 'Every few months the team agrees with residents what it works on. You can have a say.',
    act: ['suggest', 'ask', 'find your area', 'email'],
    first: [
      'Suggest what the team should work on next. If others want it too, it goes to a vote.',
      'Or ask the team a question. Others see it, and so does its answer.',
      'If it happens again, report each time, on {101} or with {report}. Nobody watches this site for crimes.',
    ],
    ready: ['which street or place it is', 'on which days and at what times', 'whom it harms, and how'],
    next: [
      'Somebody of the team reads what you write before it is public. Your name is never shown.',
      'Questions are answered within 72 hours, or at the next meeting.',
      'You see on this site what was agreed, and what was done.',
    ],
  },
} satisfies Record<string, End>;

export type EndName = keyof typeof all;

/** Where the guide ends, by the last part of its address. */
export const ends: Record<EndName, End> = all;

export const endAt = (at: string): End | undefined => (Object.hasOwn(ends, at) ? ends[at as EndName] : undefined);
