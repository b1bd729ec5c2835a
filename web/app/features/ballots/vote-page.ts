/**
 * What JavaScript adds where somebody votes: how many boxes are ticked, told as they are, and buttons that copy and
 * print the receipts. The pages are whole without it. Nothing is kept on the device.
 */
export function easeVoting(page: Document): void {
  for (const group of page.querySelectorAll<HTMLElement>('[data-choose-up-to]')) tellHowMany(group);
  for (const place of page.querySelectorAll<HTMLElement>('[data-keep-receipts]')) offerToKeep(page, place);
}

function tellHowMany(group: HTMLElement): void {
  const most = Number(group.dataset.chooseUpTo);
  const told = group.querySelector<HTMLElement>('[data-chosen]');
  if (!told) return;
  const tell = () => {
    const ticked = [...group.querySelectorAll<HTMLInputElement>('input:checked')];
    const isNone = ticked.some(({ dataset }) => dataset.behaviour === 'exclusive');
    told.hidden = ticked.length === 0;
    told.classList.toggle('app-choose__count--over', ticked.length > most);
    told.textContent = isNone
      ? 'You have chosen none of these.'
      : ticked.length > most
        ? `You have chosen ${ticked.length}. Take ${ticked.length - most} back: ${most} is the most.`
        : `You have chosen ${ticked.length} of at most ${most}.`;
  };
  // After govuk-frontend has taken back what goes against the newest tick.
  group.addEventListener('click', () => setTimeout(tell));
  tell();
}

function offerToKeep(page: Document, place: HTMLElement): void {
  const receipts = () => [...page.querySelectorAll('[data-receipts] code')].map(({ textContent }) => textContent);
  const told = page.createElement('span');
  told.setAttribute('role', 'status');
  told.className = 'govuk-body';
  const copy = async () => {
    const done = await navigator.clipboard.writeText(receipts().join('\n')).then(
      () => true,
      () => false,
    );
    told.textContent = done ? 'Copied.' : 'Your browser did not allow it. Select them and copy them by hand.';
  };
  if ('clipboard' in navigator) place.append(button(page, 'Copy', copy));
  place.append(
    button(page, 'Print', () => window.print()),
    told,
  );
}

function button(page: Document, words: string, act: () => void): HTMLButtonElement {
  const made = page.createElement('button');
  made.type = 'button';
  made.className = 'govuk-button govuk-button--secondary';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}
