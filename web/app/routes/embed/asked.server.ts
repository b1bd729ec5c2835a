import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { RouterContextProvider } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { AreaPageDocument } from '#graphql.generated.ts';
import { NoticeHtml } from './notice.tsx';
import { type Notice, noticeOf } from './notice-of.ts';

/** The notice of the area at a path. Throws the page for what is not there. */
export async function noticeAt(
  context: Readonly<RouterContextProvider>,
  request: Request,
  path: string,
): Promise<Notice> {
  const { area } = await ask(context, request, AreaPageDocument, { path });
  const { publicUrl, mode } = context.get(shellContext).facts;
  return noticeOf(found(area), { publicUrl, mode, now: new Date() });
}

/** The notice as a piece of HTML to put into any page. */
export function fragmentOf(notice: Notice): string {
  return `${renderToStaticMarkup(createElement(NoticeHtml, { notice }))}\n`;
}
