/** A question that was asked so many days ago at a London time, and answered so many hours later. Made up. */
export interface AnsweredToTeam {
  name: string;
  daysAgo: number;
  time: string;
  hours: number;
  supporters?: number;
  text: string;
  body: string;
}

/** From three hours to eighty, which is more than the seventy-two that are promised. */
export const ANSWERED_SOUTH: readonly AnsweredToTeam[] = [
  {
    name: 'team bank card',
    daysAgo: 6,
    time: '11:05',
    hours: 3,
    supporters: 6,
    text: 'Somebody at my door said that they were from the police and had to see my bank card. Was that you?',
    body:
      'No. We never come for a bank card, a PIN or cash, and neither does a bank. Keep the door closed and check with us: ' +
      'ring **101**, from another phone if you can. If whoever it is does not leave, ring **999**.',
  },
  {
    name: 'team volunteers',
    daysAgo: 12,
    time: '08:30',
    hours: 9,
    text: 'Two more of us would like to join the Speedwatch group. Whom do we ask for the training?',
    body:
      'Welcome. Your group’s coordinator books it with us, and it takes an evening. Volunteers never stop anybody: they ' +
      'count and write down, and the letter to the keeper comes from us.',
  },
  {
    name: 'team zigzag',
    daysAgo: 16,
    time: '15:40',
    hours: 22,
    supporters: 5,
    text: 'Cars stop on the zigzag lines before the school in Histon every morning. Is that for you or for the council?',
    body:
      'For both. We will be at the gates on two mornings in the next fortnight and say here what we saw. If a car ' +
      'blocks the crossing, report it to us with the time of day.',
  },
  {
    name: 'team by phone',
    daysAgo: 20,
    time: '13:15',
    hours: 27,
    text: 'My mother does not use the internet. How can she hear what the team does, and ask something?',
    body:
      'She can ring 101 and ask for the neighbourhood team: we write her question down, and ring back with the answer. ' +
      'She can also join our meetings by phone. We are sorry that we did not say so more often.',
  },
  {
    name: 'team fewer patrols',
    daysAgo: 25,
    time: '20:10',
    hours: 41,
    supporters: 9,
    text: 'Why do we see fewer patrols in Fulbourn than some months ago?',
    body:
      'You are right, there were fewer. Part of the team was away for training, and we should have told you before and ' +
      'not after. Evening patrols are back, and each one is in the updates on antisocial behaviour.',
  },
  {
    name: 'team scooters',
    daysAgo: 29,
    time: '09:25',
    hours: 50,
    supporters: 2,
    text: 'Electric scooters ride on the path beside the busway. Is that allowed?',
    body:
      'Not with a private one: it may be ridden on private land only, not on roads, pavements or cycle paths. We stop ' +
      'riders and explain; whoever goes on risks losing the scooter.',
  },
  {
    name: 'team burglaries',
    daysAgo: 38,
    time: '18:45',
    hours: 66,
    text: 'Some months ago you wrote about burglaries. We have heard nothing since. Has it stopped?',
    body:
      'It has not stopped, and it is no longer one of the three priorities, so there were no updates on it. Advice on locks, ' +
      'windows and callers at the door is on the force’s website. If you want it back as a priority, propose it.',
  },
  {
    name: 'team speed sign',
    daysAgo: 47,
    time: '10:00',
    hours: 80,
    supporters: 4,
    text: 'Can you put up one of those signs that show drivers their speed on the road into Comberton?',
    body:
      'Sorry that this took us longer than the three days we promise. Signs are the parish’s and the county’s, and we ' +
      'have told both that you asked. What we can do is check: Comberton is on the list for next month.',
  },
];

export const ANSWERED_EAST: readonly AnsweredToTeam[] = [
  {
    name: 'east gates',
    daysAgo: 8,
    time: '09:30',
    hours: 30,
    supporters: 3,
    text: 'On which mornings are you at the school gates in Soham?',
    body: 'We do not say beforehand, since then it works on those mornings only. Once a week, and afterwards we write it here.',
  },
  {
    name: 'east droves',
    daysAgo: 18,
    time: '17:10',
    hours: 19,
    text: 'May I block the drove with a trailer to keep hare coursers out?',
    body:
      'Not a right of way, but a gate on your own land, yes: lock it, and tell us when you find it open. Please do not ' +
      'go near them yourself. Ring **999** while it happens.',
  },
  {
    name: 'east late',
    daysAgo: 27,
    time: '12:00',
    hours: 58,
    text: 'Is there somebody at the station in the evening whom I can talk to?',
    body: 'Not every evening. Ring 101 and ask for a time: we come to you, or meet you where you like.',
  },
];
