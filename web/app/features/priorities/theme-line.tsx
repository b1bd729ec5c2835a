import type { PriorityFactsFragment } from '#graphql.generated.ts';
import { themeBefore, themeWords } from '#words/themes.ts';
import { lineageWords } from './lineage.ts';
import { ThemeIcon } from './theme-icon.tsx';

type Facts = Pick<PriorityFactsFragment, 'theme' | 'title' | 'lineageQuarters' | 'lineageOutOf'>;

/** Above a priority's title: what kind of problem, unless the title says so, and for how long it has been one. */
export function ThemeLine({ priority: { theme, title, lineageQuarters, lineageOutOf } }: { priority: Facts }) {
  return (
    <p className="app-card__theme">
      <ThemeIcon theme={theme} />
      {themeBefore(theme, title) && `${themeWords[theme]} · `}
      {lineageWords(lineageQuarters, lineageOutOf)}
    </p>
  );
}
