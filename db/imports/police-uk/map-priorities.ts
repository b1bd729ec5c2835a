import { BODY_LIMIT, type policeUk, type Theme } from '@patchwork/api/seeding';
import { keys, shortened, wordsOf } from './fields.ts';
import type { MappedPriority } from './mapped.ts';
import type { Notes } from './notes.ts';
import { safeRecord } from './safe.ts';
import { themeOf } from './themes.ts';
import { instantOf } from './times.ts';
import { asLine, cutTo, markdownOf } from './words.ts';

type Priority = policeUk.Said<typeof policeUk.PriorityShape>;

/** Priorities, each with the update that its action is. */
export function mapPriorities(priorities: readonly Priority[], of: string, all: Notes, now: Date): MappedPriority[] {
  const keyOf = keys();
  return priorities.map((priority, position) => {
    const words = wordsOf(priority.issue) ?? '';
    const whole = asLine(words);
    const where = `${of} › priorities › ${position + 1}${whole ? ` “${cutTo(60, whole)}”` : ''}`;
    const notes = all.fork();
    const record = safeRecord(priority, where, notes);
    if (!whole) notes.add(where, 'It has no words: it is shown as “Untitled priority”.');
    const date = priority['issue-date'];
    if (date && !instantOf(date)) notes.add(`${where} › issue-date`, `“${date}” is no date. It is kept as it came.`);
    const title = shortened(whole || 'Untitled priority', `${where} › issue`, notes);
    const body = wordsOf(priority.action);
    if (priority.action && !body) notes.add(where, 'Its action has no words, so it is no update.');
    const key = keyOf(priority.issue ?? '', priority['issue-date'] ?? '');
    const likenesses = priorityLikenesses(record);
    return {
      ...{ kind: 'PRIORITY', key, likenesses, position, record, where, notes: notes.all },
      written: {
        title,
        promise: title === whole || !whole ? null : shortened(words, `${where} › issue`, notes, BODY_LIMIT),
        body: body && fittingBody(body, `${where} › action`, notes),
      },
      theme: guessedTheme(words, where, notes),
      postedAt: body ? postedAt(priority, `${where} › action`, notes, now) : null,
    };
  });
}

/** The same words are the same priority on another day; the same day and kind of problem, in other words. */
export function priorityLikenesses({ issue, 'issue-date': date }: Priority): string[] {
  const words = wordsOf(issue);
  const ofDay = date ? [`${date} ${themeOf(words ?? '')}`] : [];
  return [...(words ? [`“${words}”`] : []), ...ofDay];
}

function guessedTheme(words: string, where: string, notes: Notes): Theme {
  const theme = themeOf(words);
  const said = theme === 'OTHER' ? 'Its words name no theme we know: it is OTHER.' : `Its theme is guessed: ${theme}.`;
  notes.add(where, said);
  return theme;
}

/** As Markdown, and never longer than a body may be, however much of it had to be escaped. */
function fittingBody(words: string, where: string, notes: Notes): string {
  for (let limit = BODY_LIMIT; ; limit -= 250) {
    const cut = cutTo(limit, words);
    const body = markdownOf(cut);
    if ([...body].length > BODY_LIMIT) continue;
    if (cut !== words) {
      notes.add(
        where,
        `It has more than ${BODY_LIMIT.toLocaleString('en-GB')} characters: our pages show it cut at a word.`,
      );
    }
    return body;
  }
}

function postedAt(priority: Priority, where: string, notes: Notes, now: Date): Date {
  const own = instantOf(priority['action-date']);
  if (priority['action-date'] && !own) notes.add(where, `Its date “${priority['action-date']}” is none.`);
  const told = own ?? instantOf(priority['issue-date']);
  if (!own) {
    const instead = told ? 'the day of the priority' : 'today';
    notes.add(where, `It has no date of its own: its update is dated ${instead}.`);
  }
  if (told && told.at > now) {
    notes.add(where, 'It is dated in the future: its update is dated now.');
    return now;
  }
  return told?.at ?? now;
}
