import type { PriorityFactsFragment } from '#graphql.generated.ts';
import { themeWords } from '#words/themes.ts';
import { lineageWords } from './lineage.ts';
import { ThemeIcon } from './theme-icon.tsx';

type Facts = Pick<PriorityFactsFragment, 'theme' | 'title' | 'lineageQuarters' | 'lineageOutOf'>;

/** Above a priority's title: what kind of problem, unless the title says so, and for how long it has been one. */
export function ThemeLine({ priority: { theme, title, lineageQuarters, lineageOutOf } }: { priority: Facts }) {
  const words = themeWords[theme];
  const isSaid = title.toLowerCase().startsWith(words.toLowerCase());
  return (
    <p className="app-card__theme">
      <ThemeIcon theme={theme} />
      {!isSaid && `${words} · `}
      {lineageWords(lineageQuarters, lineageOutOf)}
    </p>
  );
}
