import { byUrgency } from './desk-due.tsx';

type Priority = Parameters<typeof byUrgency>[0][number];

const priority = (title: string, punctuality: Priority['punctuality'], nextUpdateDue: string | null) =>
  ({ title, punctuality, nextUpdateDue, pausedUntil: null, pauseReason: null }) as Priority;

test('the desk shows what is late first, then what is due, then what comes next, and last what nothing is promised of', () => {
  const sorted = byUrgency([
    priority('none', 'NO_PROMISE', null),
    priority('next week', 'ON_TIME', '2026-11-30'),
    priority('paused', 'PAUSED', '2026-11-25'),
    priority('due', 'DUE', '2026-11-20'),
    priority('tomorrow', 'ON_TIME', '2026-11-24'),
    priority('late', 'LATE', '2026-11-10'),
    priority('later', 'LATE', '2026-11-01'),
  ]);
  expect(sorted.map(({ title }) => title)).toEqual(['later', 'late', 'due', 'tomorrow', 'next week', 'paused', 'none']);
});
