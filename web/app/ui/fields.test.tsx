import type { ReactElement } from 'react';
import { Checkboxes, Radios } from './choices.tsx';
import { DateInput, dateParts } from './date-input.tsx';
import { Input } from './input.tsx';
import { fixturesOf, normalised, type Options, printed, said } from './markup.ts';
import { Select } from './select.tsx';
import { Textarea } from './textarea.tsx';

const within = (path: string, ...names: string[]) => names.map((name) => `${path}.${name}`);

const common = [
  'id',
  'name',
  'value',
  'classes',
  ...within('label', 'text', 'html', 'classes', 'isPageHeading'),
  ...within('hint', 'text', 'html'),
  ...within('errorMessage', 'text', 'html'),
];

const grouped = [
  'idPrefix',
  'name',
  'value',
  'values',
  'classes',
  ...within('fieldset.legend', 'text', 'html', 'classes', 'isPageHeading'),
  ...within('hint', 'text', 'html'),
  'errorMessage.text',
  ...within('items', 'value', 'text', 'html', 'checked', 'disabled', 'divider', 'hint.text', 'hint.html'),
];

/** A fixture's options as the properties that all fields share. */
function field({ id, name, label, fieldset, hint, errorMessage }: Options) {
  const heading = label ?? fieldset?.legend;
  return {
    id: id ?? name,
    name,
    label: said(heading),
    labelSize: heading?.classes?.match(/--(s|m|l|xl)$/)?.[1],
    isPageHeading: heading?.isPageHeading,
    hint: said(hint),
    error: said(errorMessage) as string | undefined,
  };
}

const choiceItems = (items: Options[]) =>
  items.filter(Boolean).map(({ divider, value, text, html, hint, disabled, behaviour }) =>
    divider
      ? { divider }
      : {
          value,
          text: said({ text, html }),
          hint: said(hint),
          disabled,
          isExclusive: behaviour === 'exclusive',
        },
  );

const taken = (items: Options[]) => items.filter((item) => item?.checked).map(({ value }) => value as string);

/** `with a divider and no legend`: a group of ours always has its question. */
const hasQuestion = ({ fieldset }: Options) => Boolean(fieldset?.legend);

interface Held {
  component: string;
  options: string[];
  atLeast: number;
  /** Which fixtures are ours to print at all. */
  when?: (options: Options) => boolean;
  element: (options: Options) => ReactElement;
}

const table: Held[] = [
  {
    component: 'input',
    options: [
      ...common,
      'type',
      'autocomplete',
      'inputmode',
      'pattern',
      'spellcheck',
      'disabled',
      'autocapitalize',
      'prefix.text',
      'suffix.text',
    ],
    atLeast: 20,
    element: ({
      type,
      autocomplete,
      inputmode,
      pattern,
      spellcheck,
      disabled,
      autocapitalize,
      prefix,
      suffix,
      value,
      classes,
      ...rest
    }) => (
      <Input
        {...field(rest)}
        {...{ type, pattern, disabled }}
        spellCheck={spellcheck}
        autoComplete={autocomplete}
        autoCapitalize={autocapitalize}
        inputMode={inputmode}
        prefix={prefix?.text}
        suffix={suffix?.text}
        defaultValue={value}
        className={classes}
      />
    ),
  },
  {
    component: 'textarea',
    options: [...common, 'rows', 'autocomplete', 'spellcheck', 'disabled'],
    atLeast: 10,
    element: ({ rows, autocomplete, spellcheck, disabled, value, classes, ...rest }) => (
      <Textarea
        {...field(rest)}
        {...{ rows, disabled }}
        spellCheck={spellcheck}
        autoComplete={autocomplete}
        defaultValue={value}
        className={classes}
      />
    ),
  },
  {
    component: 'character-count',
    options: [...common, 'maxlength', 'rows', 'spellcheck'],
    atLeast: 8,
    when: ({ maxlength }) => maxlength !== undefined,
    element: ({ maxlength, rows, spellcheck, value, classes, ...rest }) => (
      <Textarea
        {...field(rest)}
        maxCharacters={maxlength}
        rows={rows}
        spellCheck={spellcheck}
        defaultValue={value}
        className={classes}
      />
    ),
  },
  {
    component: 'select',
    options: [...common, 'disabled', 'items', ...within('items', 'value', 'text', 'selected', 'disabled')],
    atLeast: 8,
    when: ({ items }) => (items as Options[])?.every((item) => item?.value !== undefined && item.selected !== false),
    element: ({ items, value, classes, disabled, ...rest }) => (
      <Select
        {...field(rest)}
        items={items}
        defaultValue={(items as Options[]).find(({ selected }) => selected)?.value ?? value ?? null}
        disabled={disabled}
        className={classes}
      />
    ),
  },
  {
    component: 'radios',
    options: grouped,
    atLeast: 12,
    when: hasQuestion,
    element: ({ idPrefix, items, value, classes, ...rest }) => (
      <Radios
        {...field({ ...rest, id: idPrefix })}
        items={choiceItems(items)}
        value={taken(items)[0] ?? value}
        className={classes}
      />
    ),
  },
  {
    component: 'checkboxes',
    options: [...grouped, 'items.behaviour'],
    atLeast: 9,
    when: hasQuestion,
    element: ({ idPrefix, items, values, classes, ...rest }) => (
      <Checkboxes
        {...field({ ...rest, id: idPrefix })}
        items={choiceItems(items)}
        values={[...taken(items), ...(values ?? [])]}
        className={classes}
      />
    ),
  },
];

describe.each(table)('$component', ({ component, options, atLeast, when = () => true, element }) => {
  const fixtures = fixturesOf(component, options).filter((fixture) => when(fixture.options));

  test('is held against enough of govuk-frontend’s fixtures', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(atLeast);
  });

  test.each(fixtures)('prints what govuk-frontend prints: $name', ({ options, html }) => {
    expect(printed(element(options))).toBe(normalised(html));
  });
});

describe('date-input', () => {
  const supported = [
    'id',
    ...within('fieldset.legend', 'text', 'classes', 'isPageHeading'),
    'hint.text',
    'errorMessage.text',
    ...within('values', 'day', 'month', 'year'),
    ...dateParts.map((part) => `${part}.error`),
  ];
  // A box is wrong only with a message, and says so itself.
  const isOurs = ({ errorMessage, day, month, year }: Options) =>
    [day, month, year].every((box) => box === undefined || (errorMessage && box.error));
  const fixtures = fixturesOf('date-input', supported).filter(({ options }) => hasQuestion(options) && isOurs(options));

  test('is held against enough of govuk-frontend’s fixtures', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(6);
  });

  test.each(fixtures)('prints what govuk-frontend prints, but for names: $name', ({ options, html }) => {
    const wrong = dateParts.filter((part) => options[part]?.error);
    const element = (
      <DateInput {...field(options)} name="x" values={options.values} wrong={wrong.length > 0 ? wrong : undefined} />
    );
    expect(printed(element).replaceAll('name="x.', 'name="')).toBe(normalised(html));
  });
});
