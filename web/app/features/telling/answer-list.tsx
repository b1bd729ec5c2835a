import { type AreaToTell, guideAt } from './channels.ts';
import type { Answer } from './tree.ts';

/** The answers to a question of the guide: each is a link to what follows from it. */
export function AnswerList({ answers, area }: { answers: readonly Answer[]; area: AreaToTell }) {
  return (
    <ul className="app-answers">
      {answers.map(({ says, hint, leads }) => (
        <li key={says} className="app-answers__item">
          <a className="app-answers__link" href={guideAt(typeof leads === 'string' ? leads : leads.at, area)}>
            <span className="app-answers__says">{says}</span>
            {hint && <span className="app-answers__hint">{hint}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
