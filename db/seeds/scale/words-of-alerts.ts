/** What teams warn of. Plain sentences, as all of a made-up country's. */
export const WARNINGS: readonly { theme: string; title: string; body: string }[] = [
  {
    theme: 'BURGLARY',
    title: 'Sheds opened in PLACE',
    body: 'Sheds in PLACE were opened in the past week while nobody was at home.\n\nPlease lock yours, and take in what others could carry off.',
  },
  {
    theme: 'VEHICLE_CRIME',
    title: 'Thefts from vehicles in PLACE',
    body: 'Windows of parked vans were broken in PLACE, and tools were taken.\n\nEmpty yours overnight if you can. If you see it happen, ring 999.',
  },
  {
    theme: 'FRAUD',
    title: 'Callers who offer to mend roofs in PLACE',
    body: 'Callers go from door to door in PLACE and say that tiles have slipped.\n\nPay nobody at the door, and ask a neighbour to have a look with you.',
  },
  {
    theme: 'RURAL_CRIME',
    title: 'Diesel taken from farms around PLACE',
    body: 'Diesel was taken from tanks around PLACE in the early hours.\n\nPlease tell us of vehicles without lights on the droves.',
  },
];
