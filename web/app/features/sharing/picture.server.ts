import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PreviewPicture, type PreviewWords } from './preview-picture.tsx';

// Arimo (SIL Open Font License), which has the widths of Arial: a machine without any font draws the same picture.
const { resolve } = createRequire(import.meta.url);
const fonts = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf'].map((file) =>
  resolve(`@expo-google-fonts/arimo/${file}`),
);

/** Pictures as they were drawn last, by their words: crawlers ask for the same one many times. */
const drawn = new Map<string, Uint8Array>();
const KEPT = 64;

/** The picture of a shared link as a PNG of 1200 by 630. */
export function previewPng(words: PreviewWords): Response {
  const svg = renderToStaticMarkup(createElement(PreviewPicture, words));
  const png = drawn.get(svg) ?? draw(svg);
  drawn.delete(svg);
  drawn.set(svg, png);
  const oldest = drawn.keys().next().value;
  if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
  return new Response(Buffer.from(png), { headers: { 'Content-Type': 'image/png' } });
}

function draw(svg: string): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: 'Arimo' };
  return new Resvg(svg, { font }).render().asPng();
}
