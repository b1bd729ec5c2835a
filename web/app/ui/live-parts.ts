/** The parts of a page that are put anew: each has an id and `data-live`, with what to say when it changes. */
const PARTS = '[data-live][id]';

/**
 * Puts the parts of a freshly loaded page in place of those shown, where they differ. Whoever stands in one with the
 * keyboard stays where they were. Returns what changed, in the words of `data-live`.
 */
export function replaceParts(shown: Document, fresh: Document): string[] {
  const said: string[] = [];
  for (const part of shown.querySelectorAll<HTMLElement>(PARTS)) {
    const next = fresh.getElementById(part.id);
    if (!next || next.innerHTML === partAsServed(part)) continue;
    const held = part.contains(shown.activeElement) ? shown.activeElement : null;
    part.replaceChildren(...[...next.childNodes].map((node) => shown.importNode(node, true)));
    served.set(part, next.innerHTML);
    if (held) likeness(part, held)?.focus();
    if (part.dataset.live) said.push(part.dataset.live);
  }
  return said;
}

/** Each part as the server wrote it: scripts mark up what they enhance. */
const served = new WeakMap<HTMLElement, string>();

function partAsServed(part: HTMLElement): string {
  const html = served.get(part) ?? part.innerHTML.replaceAll(/ data-govuk-[a-z-]+-init=""/g, '');
  served.set(part, html);
  return html;
}

/** What stands in the new part for what somebody was on in the old one. */
function likeness(part: HTMLElement, held: Element): HTMLElement | undefined {
  const isSame = (name: string) => (other: Element) =>
    held.hasAttribute(name) && other.getAttribute(name) === held.getAttribute(name);
  const others = [...part.querySelectorAll<HTMLElement>('[id], a[href]')];
  return others.find(isSame('id')) ?? others.find(isSame('href'));
}
