/** How long nobody types before what is alike is asked for, in milliseconds. */
const PAUSE = 500;
/** Shorter than this says nothing yet, in characters. */
const SHORTEST = 4;

/**
 * Shows what is like a line while it is typed: asks `data-similar` for it once the typing pauses, puts the answer on the
 * page, says politely how much there is, and notes in the form what was shown, so that it is not shown again before
 * sending. What is typed travels in a request's body: no log keeps it. `spot` is `<SimilarWhileTyping>`.
 */
export function showSimilar(page: Document, spot: HTMLElement): void {
  const { similar: from = '', similarOf = '' } = spot.dataset;
  const [line, part, said] = [
    page.getElementById(similarOf) as HTMLInputElement | null,
    spot.querySelector<HTMLElement>('[data-similar-part]'),
    spot.querySelector<HTMLElement>('[data-similar-said]'),
  ];
  const shown = line?.form?.querySelector<HTMLInputElement>('[data-similar-shown]');
  if (!line || !part || !said || !shown) return;
  spot.hidden = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  let ids = '';

  const look = async () => {
    const text = line.value.trim();
    if (text === asked) return;
    asked = text;
    let html = '';
    if (text.length >= SHORTEST) {
      try {
        const answer = await fetch(from, { method: 'POST', body: new URLSearchParams({ text }) });
        html = answer.ok ? await answer.text() : '';
      } catch {
        // The line is down: what is alike is shown on the next page instead.
      }
    }
    // Typed on meanwhile: the answer to that is on its way.
    if (text === asked) show(html);
  };
  const show = (html: string) => {
    const fresh = new DOMParser().parseFromString(html, 'text/html').body;
    part.replaceChildren(...[...fresh.childNodes].map((node) => page.importNode(node, true)));
    const found = part.querySelector<HTMLElement>('[data-similar-ids]')?.dataset.similarIds ?? '';
    part.hidden = found === '';
    const all = found === '' ? [] : found.split(' ');
    shown.value = [...new Set([...shown.value.split(' ').filter(Boolean), ...all])].join(' ');
    if (found === ids) return;
    ids = found;
    said.textContent = all.length === 0 ? '' : WORDS(all.length);
  };

  line.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void look(), PAUSE);
  });
  // A form that came back holds words already.
  void look();
}

const WORDS = (count: number) =>
  count === 1
    ? 'There is one like it already: it is listed after this box.'
    : `There are ${count} like it already: they are listed after this box.`;
