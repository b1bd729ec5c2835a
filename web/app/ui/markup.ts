/** For the tests of ui: what govuk-frontend's own templates print, and how to hold ours against it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TextDecoder, TextEncoder } from 'node:util';
import { createElement, type ReactNode } from 'react';

// jsdom lacks them, and React's server render asks for them as it loads.
Object.assign(globalThis, { TextEncoder, TextDecoder });
const { renderToStaticMarkup } = await import('react-dom/server.node');

// biome-ignore lint/suspicious/noExplicitAny: the options of 30 templates, as their authors wrote them.
export type Options = any;

export interface Fixture {
  name: string;
  options: Options;
  html: string;
}

/**
 * The fixtures of one component whose every option is among `supported` (`items.text` is `text` within `items`;
 * `attributes.*` anything in it). Options that we do not offer leave their fixture out.
 */
export function fixturesOf(component: string, supported: readonly string[]): Fixture[] {
  const path = createRequire(import.meta.url).resolve('govuk-frontend/package.json');
  const folder = path.replace('package.json', `dist/govuk/components/${component}`);
  const { fixtures } = JSON.parse(readFileSync(`${folder}/fixtures.json`, 'utf8')) as { fixtures: Fixture[] };
  return fixtures.filter(({ options }) => pathsIn(options).every((option) => supported.includes(option)));
}

function pathsIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, path ? `${path}.${key}` : key));
}

/** HTML of a fixture as React nodes. */
export function nodes(html: string): ReactNode {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return childrenOf(template.content);
}

/** The words of an option: its `html` if it has any, else its `text`. */
export function said(option: { html?: string; text?: string } | undefined): ReactNode {
  return option?.html ? nodes(option.html) : option?.text;
}

function childrenOf(parent: Node): ReactNode {
  const all = [...parent.childNodes].map((node, key) => {
    if (!(node instanceof Element)) return node.textContent;
    const attributes = [...node.attributes].map(({ name, value }) => [propNames[name] ?? name, value]);
    const inner = childrenOf(node);
    const props = { key, ...Object.fromEntries(attributes) };
    if (node.localName === 'textarea') return createElement('textarea', { ...props, defaultValue: node.textContent });
    return inner === null ? createElement(node.localName, props) : createElement(node.localName, props, inner);
  });
  return all.length > 0 ? all : null;
}

const propNames: Record<string, string> = { class: 'className', for: 'htmlFor', spellcheck: 'spellCheck' };

/** An element as the server prints it, one line a tag or text, attributes by name, spaces collapsed. */
export function printed(element: ReactNode): string {
  return normalised(renderToStaticMarkup(element));
}

/** HTML, one line a tag or text, attributes and classes by name, spaces collapsed. */
export function normalised(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  return linesOf(template.content, '').join('\n');
}

function linesOf(parent: Node, indent: string): string[] {
  return [...parent.childNodes].flatMap((node) => {
    if (!(node instanceof Element)) {
      const text = node.textContent?.replace(/\s+/g, ' ').trim();
      return text ? [indent + text] : [];
    }
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${canonical(name, value)}"`).sort();
    return [`${indent}<${node.localName}${attributes.join('')}>`, ...linesOf(node, `${indent}  `)];
  });
}

const canonical = (name: string, value: string) =>
  name === 'class' ? value.trim().split(/\s+/).sort().join(' ') : value.replace(/\s+/g, ' ').trim();

/** An element as the server prints it, parsed: for tests that ask what is on the page. */
export function shown(element: ReactNode): HTMLElement {
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(element);
  return page;
}

/** What a person reads there, spaces collapsed. */
export const textOf = (element: Element | null): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
