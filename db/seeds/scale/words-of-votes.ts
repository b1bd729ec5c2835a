/** Why residents of a made-up place suggest something, and what teams answer. Plain sentences, in need of no second person. */
export const WHY = [
  'It has been like this since the spring, and it is worse at the weekend.',
  'We have told each other for months that somebody should look at it. Please look at it.',
  'Children pass there on the way to school, and older people no longer go there in the evening.',
  'It was better while you came by once a week.',
] as const;

export const DECLINED = [
  { reason: 'NOT_FOR_POLICE', words: 'The county council does this. Its website takes reports.' },
  { reason: 'TOO_GENERAL', words: 'Tell us where and when, and suggest it again.' },
  { reason: 'ALREADY_DONE', words: 'This is one of our priorities now. Its updates are on its page.' },
] as const;

export const MERGED = 'You ask for the same as somebody before you, so it goes on with theirs.';

export const REASON = `What you put first is not all that we adopted, because the risk is higher in what we took up.

What we left can be voted on again for the next quarter.`;
