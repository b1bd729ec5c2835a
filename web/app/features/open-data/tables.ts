/** The tables that an area's page offers. All of them, with their columns, are on the data page. */
export const TABLES = [
  { name: 'priorities', title: 'Priorities' },
  { name: 'updates', title: 'Updates' },
  { name: 'measures', title: 'Figures' },
] as const;
