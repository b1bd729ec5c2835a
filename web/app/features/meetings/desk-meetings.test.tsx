import { shown, textOf } from '#ui/markup.ts';
import { DeskMeetingAgenda } from './desk-meeting-agenda.tsx';
import { whenWords } from './desk-meeting-heading.tsx';
import { QuestionsInHall } from './desk-meeting-questions.tsx';
import { byWork, DeskMeetings } from './desk-meetings.tsx';

type Meeting = Parameters<typeof byWork>[0][number];

const aMeeting = (id: string, facts: Partial<Meeting> = {}): Meeting => ({
  id,
  title: `Meeting ${id}`,
  startsAt: '2026-12-01T19:00:00Z',
  endsAt: '2026-12-01T21:00:00Z',
  mode: 'ONLINE',
  status: 'SCHEDULED',
  capacity: 80,
  isOpenDoor: false,
  placesLeft: 0,
  waiting: 1,
  area: { id: 'a', name: 'South' },
  minutes: null,
  ...facts,
});
const soon = aMeeting('soon');
const later = aMeeting('later', { startsAt: '2027-01-01T19:00:00Z', placesLeft: 80, waiting: 0 });
const bare = aMeeting('bare', { status: 'ENDED', startsAt: '2026-11-01T19:00:00Z' });
const done = aMeeting('done', { status: 'ENDED', minutes: { id: 's1' } });
const cancelled = aMeeting('cancelled', { status: 'CANCELLED' });

describe('the meetings on the desk', () => {
  test('are those without minutes first, then the next; what is done with comes after', () => {
    expect(byWork([later, done, soon, cancelled, bare]).map(({ id }) => id)).toEqual(['bare', 'soon', 'later']);
    const page = shown(<DeskMeetings meetings={[later, done, soon, cancelled, bare]} corrections={[]} />);
    expect([...page.querySelectorAll('h3')].map(textOf)).toEqual(['Meeting bare', 'Meeting soon', 'Meeting later']);
    expect(textOf(page)).toContain('Over or cancelled: Meeting done, 1 December 2026; Meeting cancelled');
  });

  test('say how they are filled, and ask for minutes', () => {
    const page = textOf(shown(<DeskMeetings meetings={[soon, later, bare]} corrections={[]} />));
    expect(page).toContain('All 80 places are taken. 1 person waits.');
    expect(page).toContain('80 of 80 places left.');
    expect(page).toContain('Publish the minutes');
  });

  test('to which people just come have no places and want no minutes', () => {
    const open = { isOpenDoor: true, placesLeft: 10_000, capacity: 10_000, waiting: 0 };
    const over = aMeeting('over', { ...open, status: 'ENDED' });
    const page = textOf(shown(<DeskMeetings meetings={[aMeeting('open', open), over]} corrections={[]} />));
    expect(page).toContain('People just come: nobody registers.');
    expect(page).not.toMatch(/places|Publish the minutes/);
  });

  test('bring the corrections that wait for a reply', () => {
    const correction = {
      id: 'c1',
      requestedAt: '2026-11-20T12:00:00Z',
      meeting: { id: 'done', title: 'Meeting done' },
    };
    const page = shown(<DeskMeetings meetings={[]} corrections={[correction]} />);
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/desk/corrections/c1');
  });
});

test('a meeting says its day once', () => {
  expect(whenWords(soon)).toBe('Tuesday 1 December 2026 at 7pm until 9pm');
  expect(whenWords({ startsAt: '2026-12-01T23:00:00Z', endsAt: '2026-12-02T01:00:00Z' })).toBe(
    'Tuesday 1 December 2026 at 11pm until Wednesday 2 December 2026 at 1am',
  );
});

describe('in the hall', () => {
  const agenda = ['Last quarter', 'Speeding', 'Next'].map((title, at) => ({ position: at + 1, title }));
  const buttons = (agendaAt: number | null) => {
    const page = shown(<DeskMeetingAgenda meeting={{ id: 'm', agenda, agendaAt }} />);
    return [...page.querySelectorAll('form')].map((form) => [
      textOf(form),
      form.querySelector<HTMLInputElement>('[name=position]')?.value ?? null,
    ]);
  };

  test('the agenda begins, goes on, and ends', () => {
    expect(buttons(null)[0]).toEqual(['Begin with: Last quarter', '1']);
    expect(buttons(1)[0]).toEqual(['Next: Speeding', '2']);
    expect(buttons(3).some(([words]) => words?.startsWith('Next'))).toBe(false);
    expect(buttons(3).at(-1)).toEqual(['Nothing of the agenda now', null]);
  });

  test('questions are ticked off once the meeting has begun; what was answered is put away', () => {
    const question = { id: 'q1', text: 'Why?', supporters: 2, answeredAt: null, answeredAloud: false, alsoAsked: [] };
    const answered = { ...question, id: 'q2', answeredAt: '2026-12-01T19:30:00Z', answeredAloud: true };
    const page = (hasBegun: boolean) => shown(<QuestionsInHall questions={[question, answered]} hasBegun={hasBegun} />);
    expect(page(false).querySelectorAll('button')).toHaveLength(0);
    expect([...page(true).querySelectorAll('button')].map(textOf)).toEqual(['Answered: Why?']);
    expect(textOf(page(true))).toContain('2 others want it answered');
    expect(textOf(page(true).querySelector('details'))).toContain('Answered aloud');
  });
});
