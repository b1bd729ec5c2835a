import type { Theme } from '#graphql.generated.ts';

/** Line drawings on a square of 24, for those who look before they read. The word beside says the same. */
const paths: Record<Theme, string> = {
  // Two people, and noise.
  ASB: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 20v-1a6 6 0 0 1 12 0v1M16 5c1.5 1.5 1.5 4.5 0 6M19 3c2.7 2.7 2.7 7.300 0 10',
  // A dial with its hand.
  SPEEDING: 'M4 18a9 9 0 1 1 16 0M12 15l4-6M3 18h18',
  PARKING: 'M4 3h16v18H4zM9 17V7h4a3 3 0 0 1 0 6H9',
  // A capsule.
  DRUGS: 'M9.500 19.500a4.200 4.200 0 0 1-6-6l9-9a4.200 4.200 0 0 1 6 6zM8 9l6.500 6.500',
  BURGLARY: 'M3 11l9-7 9 7M5 10v10h14V10M12 12.500a1.500 1.500 0 1 0 .01 0M12 15.500V18',
  VEHICLE_CRIME: 'M3 16v-3l2-6h14l2 6v3zM3 13h18M5 16v3h3v-3M16 16v3h3v-3',
  // A field and the sun.
  RURAL_CRIME: 'M12 9a3 3 0 1 0 .01 0M12 3v2M5 6l1.500 1.500M19 6l-1.500 1.500M2 20c4-5 7-5 10-2M9 20c4-5 9-5 13-3',
  // A card.
  FRAUD: 'M3 5h18v14H3zM3 10h18M7 15h4',
  VIOLENCE: 'M12 3l9 17H3zM12 9v5M12 16.500v.5',
  // A heart.
  HATE_CRIME: 'M12 20C5 15 3 12 3 8.500A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 9 1.500C21 12 19 15 12 20z',
  OTHER: 'M5 12h.01M12 12h.01M19 12h.01',
};

export function ThemeIcon({ theme }: { theme: Theme }) {
  return (
    <svg className="app-theme-icon" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[theme]} />
    </svg>
  );
}
