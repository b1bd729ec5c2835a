import { momentInWords } from '@patchwork/calendar';
import type { ReactNode } from 'react';
import type { UpdateOnDeskFragment } from '#graphql.generated.ts';
import { quoted } from '#words/lists.ts';
import { whereWords } from './update.tsx';

export interface DeskUpdatesProps {
  updates: readonly UpdateOnDeskFragment[];
  /** What the link to the update says: "Read and approve". */
  link: string;
}

/** Updates in a list: what about, the beginning of the words, how it stands, and the way to it. */
export function DeskUpdates({ updates, link }: DeskUpdatesProps) {
  return (
    <ul className="app-desk-list">
      {updates.map((update) => (
        <li key={update.id} className="app-desk-list__item">
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{update.priority.title}</h3>
          <p className="govuk-body-s app-muted govuk-!-margin-bottom-1">
            {whereWords(update)}. {standing(update)}
          </p>
          {update.body && <p className="govuk-body govuk-!-margin-bottom-1">{beginning(update.body)}</p>}
          <p className="govuk-body">
            <a className="govuk-link" href={`/desk/updates/${update.id}`}>
              {link}
              <span className="govuk-visually-hidden">: {update.priority.title}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

function standing({ status, postedAt, correctedAt, withdrawnAt, flags, author }: UpdateOnDeskFragment): ReactNode {
  const who = author.name ?? author.title;
  const at = (instant: string) => momentInWords(new Date(instant));
  if (withdrawnAt) return `Withdrawn on ${at(withdrawnAt)}.`;
  if (status === 'AWAITING_APPROVAL') return `Written by ${who}. Mentions ${quoted(flags)}.`;
  if (status === 'SCHEDULED') return `Will appear on ${at(postedAt)}. Written by ${who}.`;
  return `Posted on ${at(postedAt)} by ${who}.${correctedAt ? ` Corrected on ${at(correctedAt)}.` : ''}`;
}

const ENOUGH = 140;

/** The first words, cut between two of them. */
function beginning(body: string): string {
  const plain = body
    .replace(/^[#>*-]+\s+/gm, '')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ');
  if (plain.length <= ENOUGH) return plain;
  return `${plain.slice(0, Math.max(plain.lastIndexOf(' ', ENOUGH), 40))}…`;
}
