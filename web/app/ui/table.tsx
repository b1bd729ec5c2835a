// biome-ignore-all lint/suspicious/noArrayIndexKey: rows and cells have no names, and never change places.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A cell: its content alone, or with how it stands. */
export type Cell = ReactNode | { content: ReactNode; format?: 'numeric'; className?: string };

export interface TableProps {
  caption?: string;
  captionSize?: 's' | 'm' | 'l' | 'xl';
  head?: readonly Cell[];
  rows: readonly (readonly Cell[])[];
  /** The first cell of each row names the row. */
  firstCellIsHeader?: boolean;
  className?: string;
}

/** Facts in rows. A wide one goes inside `<div className="app-scroll" tabIndex={0}>`, or the phone's page would scroll. */
export function Table({ caption, captionSize, head, rows, firstCellIsHeader, className }: TableProps) {
  return (
    <table className={classNames('govuk-table', className)}>
      {caption && (
        <caption className={classNames('govuk-table__caption', captionSize && `govuk-table__caption--${captionSize}`)}>
          {caption}
        </caption>
      )}
      {head && (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {head.map((cell, at) => (
              <th key={at} scope="col" className={cellClass('govuk-table__header', cell)}>
                {contentOf(cell)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody className="govuk-table__body">
        {rows.map((row, rowAt) => (
          <tr key={rowAt} className="govuk-table__row">
            {row.map((cell, at) =>
              at === 0 && firstCellIsHeader ? (
                <th key={at} scope="row" className={cellClass('govuk-table__header', cell)}>
                  {contentOf(cell)}
                </th>
              ) : (
                <td key={at} className={cellClass('govuk-table__cell', cell)}>
                  {contentOf(cell)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Formatted = Extract<Cell, { content: ReactNode }>;

function isFormatted(cell: Cell): cell is Formatted {
  return typeof cell === 'object' && cell !== null && 'content' in cell;
}

const contentOf = (cell: Cell): ReactNode => (isFormatted(cell) ? cell.content : cell);

const cellClass = (block: string, cell: Cell) =>
  isFormatted(cell) ? classNames(block, cell.format && `${block}--${cell.format}`, cell.className) : block;
