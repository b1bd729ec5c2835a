/**
 * Keeps what is being typed on this device until it is posted, for a form that holds a `<DraftNote>`. Only where the
 * page has one is this loaded. What is found is offered, not filled in: a draft may be older than what the page shows.
 */
const KEEP_DAYS = 7;
const PREFIX = 'patchwork-draft:';

interface Draft {
  at: number;
  entries: [name: string, value: string][];
}

/** Starts keeping, offers what was kept, and forgets what was posted or is old. */
export function keepDrafts(page: Document, storage: Storage, now = Date.now): void {
  forgetOld(storage, now());
  for (const done of page.querySelectorAll<HTMLElement>('[data-draft-done]')) {
    storage.removeItem(PREFIX + done.dataset.draftDone);
  }
  for (const note of page.querySelectorAll<HTMLElement>('[data-draft]')) {
    const form = note.closest('form');
    if (form) keep(form, note, storage, now);
  }
}

function keep(form: HTMLFormElement, note: HTMLElement, storage: Storage, now: () => number): void {
  const key = PREFIX + note.dataset.draft;
  note.hidden = false;
  // A form that came back with errors shows what was typed: the draft is the same, and need not be offered.
  const draft = note.dataset.draftFresh === undefined ? null : read(storage, key);
  if (draft) offer(form, note, draft, () => storage.removeItem(key));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(waiting);
    storage.setItem(key, JSON.stringify({ at: now(), entries: entriesOf(form) } satisfies Draft));
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(write, 400);
  });
  form.addEventListener('submit', write);
  // On a slow line people type before this has come.
  if (isTypedIn(form)) write();
}

/** True where a field holds something else than the page came with. */
function isTypedIn(form: HTMLFormElement): boolean {
  const fields = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  return [...fields].some(({ value, defaultValue }) => value !== defaultValue);
}

function offer(form: HTMLFormElement, note: HTMLElement, draft: Draft, forget: () => void): void {
  const part = (name: string) => note.querySelector<HTMLElement>(`[data-draft-${name}]`);
  const found = part('found');
  if (!found) return;
  const when = part('when');
  if (when) when.textContent = new Date(draft.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  found.hidden = false;
  part('back')?.addEventListener('click', () => bringBack(form, draft));
  part('away')?.addEventListener('click', () => {
    forget();
    found.hidden = true;
  });
}

/**
 * Sends the draft to the form's own page without posting it: the page comes back with everything typed, rows that were
 * added included. The key of the form is the page's own.
 */
function bringBack(form: HTMLFormElement, draft: Draft): void {
  const carrier = form.ownerDocument.createElement('form');
  carrier.method = 'post';
  carrier.hidden = true;
  const key = new FormData(form).get('clientKey');
  const body = draft.entries.find(([name]) => name === 'body')?.[1] ?? '';
  const asIs = JSON.stringify({ type: 'update', payload: { name: 'body', value: body, validated: false } });
  for (const [name, value] of [...draft.entries, ['clientKey', String(key ?? '')], ['__intent__', asIs]] as const) {
    const field = form.ownerDocument.createElement('textarea');
    field.name = name;
    field.value = value;
    carrier.append(field);
  }
  form.ownerDocument.body.append(carrier);
  carrier.submit();
}

function entriesOf(form: HTMLFormElement): Draft['entries'] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'clientKey' && !name.startsWith('__') ? [[name, value] as const] : [],
  ) as Draft['entries'];
}

function read(storage: Storage, key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return isDraft(draft) && draft.entries.some(([name, value]) => name === 'body' && value.trim() !== '')
      ? draft
      : null;
  } catch {
    return null;
  }
}

function isDraft(thing: unknown): thing is Draft {
  return typeof thing === 'object' && thing !== null && 'at' in thing && 'entries' in thing;
}

function forgetOld(storage: Storage, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  for (const key of keys.filter((name) => name.startsWith(PREFIX))) {
    const draft = read(storage, key);
    if (!draft || draft.at < now - KEEP_DAYS * 86_400_000) storage.removeItem(key);
  }
}
