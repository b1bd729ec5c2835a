import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { type FieldProps, FieldsetGroup, Hint } from './form-group.tsx';

export interface Choice {
  value: string;
  text: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  /** Of checkboxes: taking it takes back all others, and the other way round (with JavaScript; the server asks again). */
  isExclusive?: boolean;
}

/** `{ divider: 'or' }` between two choices. */
export interface Divider {
  divider: string;
}

interface GroupProps extends FieldProps {
  items: readonly (Choice | Divider)[];
  /** `govuk-radios--small`, `govuk-radios--inline` (two short choices). */
  className?: string;
}

export interface RadiosProps extends GroupProps {
  /** The choice taken at first. */
  value?: string;
}

/**
 * One of a few. The label is the legend: the question. What only one choice needs is asked on the next page: a part
 * that opens would always be open without JavaScript, and `aria-expanded` is not allowed on a radio.
 */
export function Radios({ value, ...group }: RadiosProps) {
  return <Group kind="radios" isTaken={(choice) => choice === value} {...group} />;
}

export interface CheckboxesProps extends GroupProps {
  /** The choices taken at first. */
  values?: readonly string[];
}

/** Any of a few. All boxes share the name. */
export function Checkboxes({ values = [], ...group }: CheckboxesProps) {
  return <Group kind="checkboxes" isTaken={(choice) => values.includes(choice)} {...group} />;
}

interface Group extends GroupProps {
  kind: 'radios' | 'checkboxes';
  isTaken: (value: string) => boolean;
}

function Group({ kind, isTaken, items, className, name, ...field }: Group) {
  const block = `govuk-${kind}`;
  return (
    <FieldsetGroup {...field}>
      <div className={classNames(block, className)} data-module={block}>
        {items.map((item, at) => {
          if ('divider' in item) return <Divider key={item.divider} className={`${block}__divider`} {...item} />;
          // The first has the group's own id, so that the error summary's link lands on it.
          const id = at === 0 ? field.id : `${field.id}-${at + 1}`;
          return <Item key={item.value} kind={kind} id={id} name={name} isTaken={isTaken(item.value)} {...item} />;
        })}
      </div>
    </FieldsetGroup>
  );
}

function Divider({ divider, className }: Divider & { className: string }) {
  return <div className={className}>{divider}</div>;
}

interface ItemProps extends Choice {
  kind: Group['kind'];
  id: string;
  name: string;
  isTaken: boolean;
}

function Item({ kind, id, name, value, text, hint, disabled, isExclusive, isTaken }: ItemProps) {
  const block = `govuk-${kind}`;
  return (
    <div className={`${block}__item`}>
      <input
        className={`${block}__input`}
        id={id}
        name={name}
        type={kind === 'radios' ? 'radio' : 'checkbox'}
        value={value}
        defaultChecked={isTaken}
        disabled={disabled}
        data-behaviour={isExclusive ? 'exclusive' : undefined}
        aria-describedby={hint != null ? `${id}-item-hint` : undefined}
      />
      <label className={`govuk-label ${block}__label`} htmlFor={id}>
        {text}
      </label>
      {hint != null && (
        <Hint id={`${id}-item-hint`} className={`${block}__hint`}>
          {hint}
        </Hint>
      )}
    </div>
  );
}
