import { describe, expect, test } from '@jest/globals';
import { pageHtmlOf, plainTextOf, safeHtmlOf } from './html.ts';

describe('safe HTML', () => {
  test.each([
    'no tags & no entities',
    'Drug dealing &amp; &#39;county lines&#39; &nbsp; in the caf&eacute;',
    '<p>Speeding on <a href="https://example.org/x?a=1&b=2">High Street</a>',
    '<ul><li>one<li>two</ul><br/><BR>',
    'fewer than 5 < 6 & more',
    "<P><A HREF='mailto:team@example.org' target=_blank>write</A></P>",
  ])('%s stays as it came', (html) => {
    expect(safeHtmlOf(html)).toBe(html);
  });

  test.each([
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<script>alert(1)</script>b', 'b'],
    ['<a href="javascript:alert(1)">c</a>', '<a>c</a>'],
    ['<a href="&#106;avascript:alert(1)">c</a>', '<a>c</a>'],
    ['<img src=x onerror=alert(1)>d', 'd'],
    ['<p style="position:fixed">e</p>', '<p>e</p>'],
    ['f<!--><img src=x onerror=alert(1)>-->', 'f--&gt;'],
    ['<svg><a xlink:href="javascript:alert(1)">g</a></svg>', '<a>g</a>'],
    ['<iframe src="https://example.org"></iframe>h', 'h'],
  ])('%s becomes %s', (html, safe) => {
    expect(safeHtmlOf(html)).toBe(safe);
  });
});

describe('plain text', () => {
  test.each([
    ['Drug dealing &amp; county lines', 'Drug dealing & county lines'],
    ['<p>One</p><p>Two<br>three</p>', 'One\n\nTwo\nthree'],
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['<a href="https://example.org">here</a>', 'here (https://example.org)'],
    ['line one\nline two', 'line one\nline two'],
    ['<h2>Loud</h2>', 'Loud'],
    ['caf&eacute;&nbsp;bar', 'café bar'],
    ['<p> </p>', ''],
  ])('%s reads %s', (html, text) => {
    expect(plainTextOf(html)).toBe(text);
  });
});

test('on a page of ours its headings are small and its links pass no rank', () => {
  expect(pageHtmlOf('<h1>Big</h1><a href="https://example.org" target="_blank">x</a><script>y</script>')).toBe(
    '<h4>Big</h4><a href="https://example.org" rel="nofollow noopener">x</a>',
  );
});
