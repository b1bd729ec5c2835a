import type { ReactElement } from 'react';
import { BackLink } from './back-link.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Button, ButtonLink } from './button.tsx';
import { Details } from './details.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { ExitThisPage } from './exit-this-page.tsx';
import { InsetText } from './inset-text.tsx';
import { fixturesOf, nodes, normalised, type Options, printed, said } from './markup.ts';
import { NotificationBanner } from './notification-banner.tsx';
import { Pagination } from './pagination.tsx';
import { Panel } from './panel.tsx';
import { SkipLink } from './skip-link.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';
import { Tag } from './tag.tsx';
import { WarningText } from './warning-text.tsx';

interface Held {
  component: string;
  /** The options that we offer. */
  options: string[];
  /** At least so many fixtures use nothing else; fewer means that the test has gone blind. */
  atLeast: number;
  /** Fixtures that want what we do not do, each with why. */
  except?: Record<string, string>;
  /** What ours has around it. */
  around?: (html: string) => string;
  element: (options: Options) => ReactElement;
}

const last = (path: string, ...names: string[]) => names.map((name) => `${path}.${name}`);

const strings = (attributes: Options = {}) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));

const table: Held[] = [
  {
    component: 'button',
    options: [
      'text',
      'html',
      'classes',
      'href',
      'isStartButton',
      'disabled',
      'name',
      'value',
      'type',
      'id',
      'preventDoubleClick',
      'attributes.id',
      'attributes.data-example',
      'attributes.aria-controls',
    ],
    atLeast: 20,
    except: { start: 'our start buttons lead somewhere', 'start link with html': 'our start buttons are words' },
    element: ({ text, html, classes, href, isStartButton, preventDoubleClick, attributes, ...rest }) => {
      const props = { className: classes, ...attributes, ...rest, children: said({ html, text }) };
      return href ? (
        <ButtonLink href={href} isStart={isStartButton} {...props} />
      ) : (
        <Button preventDoubleClick={preventDoubleClick} {...props} />
      );
    },
  },
  {
    component: 'error-summary',
    options: ['titleText', ...last('errorList', 'text', 'href')],
    atLeast: 2,
    element: ({ titleText, errorList }) => (
      <ErrorSummary
        title={titleText}
        errors={(errorList as Options[]).map(({ text, href }) => ({ message: text, href }))}
      />
    ),
  },
  {
    component: 'details',
    options: ['id', 'summaryText', 'summaryHtml', 'text', 'html', 'open', 'classes'],
    atLeast: 7,
    element: ({ summaryText, summaryHtml, text, html, classes, ...rest }) => (
      <Details {...rest} className={classes} summary={said({ text: summaryText, html: summaryHtml })}>
        {said({ text, html })}
      </Details>
    ),
  },
  {
    component: 'summary-list',
    options: [
      'classes',
      ...last('rows.key', 'text', 'html'),
      ...last('rows.value', 'text', 'html'),
      ...last('rows.actions.items', 'text', 'href', 'visuallyHiddenText'),
    ],
    atLeast: 5,
    except: { extreme: 'it has inline styles, and our pages refuse them' },
    element: ({ rows, classes }) => (
      <SummaryList
        className={classes}
        rows={(rows as Options[]).filter(Boolean).map(({ key, value, actions }) => ({
          key: said(key),
          value: said(value),
          actions: actions?.items?.map(({ text, href, visuallyHiddenText }: Options) => ({
            href,
            text,
            hiddenText: visuallyHiddenText,
          })),
        }))}
      />
    ),
  },
  {
    component: 'table',
    options: [
      'classes',
      'caption',
      'firstCellIsHeader',
      ...last('head', 'text', 'html', 'format', 'classes'),
      ...last('rows', 'text', 'html', 'format', 'classes'),
      'rows',
    ],
    atLeast: 8,
    element: ({ classes, caption, captionClasses, firstCellIsHeader, head, rows }) => {
      const cell = (option: Options) => ({ content: said(option), format: option.format, className: option.classes });
      return (
        <Table
          className={classes}
          caption={caption}
          captionSize={captionClasses?.at(-1)}
          firstCellIsHeader={firstCellIsHeader}
          head={head?.map(cell)}
          rows={(rows as Options[]).filter(Boolean).map((row) => row.map(cell))}
        />
      );
    },
  },
  {
    component: 'tag',
    options: ['text', 'html', 'classes'],
    atLeast: 10,
    element: ({ classes, ...words }) => <Tag colour={classes?.replace('govuk-tag--', '')}>{said(words)}</Tag>,
  },
  {
    component: 'panel',
    options: ['titleText', 'titleHtml', 'text', 'html'],
    atLeast: 4,
    element: ({ titleText, titleHtml, ...words }) => (
      <Panel title={said({ text: titleText, html: titleHtml })}>{said(words)}</Panel>
    ),
  },
  {
    component: 'inset-text',
    options: ['id', 'text', 'html', 'classes', 'attributes.data-attribute', 'attributes.id'],
    atLeast: 4,
    element: ({ id, classes, attributes, ...words }) => (
      <InsetText id={id} className={classes} {...attributes}>
        {said(words)}
      </InsetText>
    ),
  },
  {
    component: 'warning-text',
    options: ['text', 'html'],
    atLeast: 3,
    element: (words) => <WarningText>{said(words)}</WarningText>,
  },
  {
    component: 'notification-banner',
    options: ['text', 'html', 'type', 'titleText'],
    atLeast: 5,
    except: { 'with invalid type': 'types refuse it' },
    element: ({ text, html, type, titleText }) => (
      <NotificationBanner type={type} title={titleText}>
        {html ? nodes(html) : <p className="govuk-notification-banner__heading">{text}</p>}
      </NotificationBanner>
    ),
  },
  {
    component: 'pagination',
    options: [
      'landmarkLabel',
      ...last('previous', 'href', 'text', 'labelText'),
      ...last('next', 'href', 'text', 'labelText'),
    ],
    atLeast: 3,
    element: ({ previous, next, landmarkLabel }) => (
      <Pagination previous={previous} next={next} label={landmarkLabel} />
    ),
  },
  {
    component: 'breadcrumbs',
    options: last('items', 'text', 'href'),
    atLeast: 3,
    element: ({ items }) => <Breadcrumbs items={items} />,
  },
  {
    component: 'back-link',
    around: (html) => `<nav aria-label="Back">${html}</nav>`,
    options: ['href', 'text'],
    atLeast: 2,
    element: ({ href, text }) => <BackLink href={href ?? '#'}>{text}</BackLink>,
  },
  {
    component: 'skip-link',
    options: ['href', 'text'],
    atLeast: 2,
    element: ({ href, text }) => <SkipLink href={href ?? '#content'}>{text}</SkipLink>,
  },
  {
    component: 'exit-this-page',
    options: ['id', 'text', 'html', 'classes', 'redirectUrl', 'attributes.test-attribute'],
    atLeast: 3,
    element: ({ id, classes, redirectUrl, attributes, ...words }) => (
      <ExitThisPage id={id} className={classes} href={redirectUrl} {...strings(attributes)}>
        {said(words)}
      </ExitThisPage>
    ),
  },
];

describe.each(table)('$component', ({ component, options, atLeast, except = {}, around = String, element }) => {
  const fixtures = fixturesOf(component, options).filter(({ name }) => !(name in except));

  test('is held against enough of govuk-frontend’s fixtures', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(atLeast);
  });

  test.each(fixtures)('prints what govuk-frontend prints: $name', ({ options, html }) => {
    expect(printed(element(options))).toBe(normalised(around(html)));
  });
});
