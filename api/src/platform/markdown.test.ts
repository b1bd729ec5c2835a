/** @jest-environment jsdom */
import { htmlOf } from './markdown.ts';

interface Element {
  tagName: string;
  attributes: Iterable<{ name: string; value: string }>;
  getAttribute(name: string): string | null;
}
interface Page {
  body: { innerHTML: string; textContent: string };
  querySelectorAll(selector: string): Iterable<Element>;
}
// A browser's parser, which is not the sanitiser's: it alone decides what would run.
const { DOMParser } = globalThis as unknown as {
  DOMParser: new () => { parseFromString(html: string, type: string): Page };
};
const read = (html: string): Page => new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html');

const TAGS = new Set('BODY P BR STRONG EM UL OL LI A BLOCKQUOTE CODE PRE H4 HR'.split(' '));

/** What a browser would do with it beside showing it: empty for what is inert. */
function dangersIn(html: string): string[] {
  return [...read(html).querySelectorAll('body, body *')].flatMap((element) => [
    ...(TAGS.has(element.tagName) ? [] : [`<${element.tagName}>`]),
    ...[...element.attributes].flatMap(({ name, value }) => {
      if (name === 'href') return /^(https?:|mailto:|tel:|\/|#|[^:]*$)/i.test(value.trim()) ? [] : [`href ${value}`];
      return ['rel', 'start'].includes(name) ? [] : [name];
    }),
  ]);
}

const HANDLERS = `onclick onerror onload onfocus onmouseover onanimationstart ontoggle onbegin onpointerenter onwheel
  onhashchange onbeforetoggle onscrollend`.split(/\s+/);
const HOSTS = `img svg body input video audio details marquee iframe math object embed`.split(' ');
const SCHEMES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'javascript&colon;alert(1)',
  'java&#10;script:alert(1)',
  'java&Tab;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript:alert(1)',
  '&#1;javascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'feed:javascript:alert(1)',
  'view-source:javascript:alert(1)',
  'blob:http://x/1',
  'file:///etc/passwd',
];

const payloads = [
  ...HOSTS.flatMap((tag) => HANDLERS.slice(0, 6).map((on) => `<${tag} src=x ${on}=alert(1)>`)),
  ...HANDLERS.map((on) => `<a href="#" ${on}="alert(1)">x</a>`),
  ...SCHEMES.flatMap((url) => [
    `[x](${url})`,
    `[x](<${url}>)`,
    `<${url}>`,
    `[x][1]\n\n[1]: ${url}`,
    `<a href="${url}">x</a>`,
  ]),
  ...SCHEMES.map((url) => `![x](${url})`),
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//x.test/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1)//<</script>',
  '<script\n>alert(1)</script\n>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  '<style>@import "javascript:alert(1)";</style>',
  '<link rel=stylesheet href=//x.test/x.css>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="javascript:/a/">',
  '<form action=javascript:alert(1)><button>x</button></form>',
  '<button formaction=javascript:alert(1) form=y>x</button>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<template><script>alert(1)</script></template>',
  '<a href="x" style="background:url(javascript:alert(1))">x</a>',
  '<div style="position:fixed;inset:0">x</div>',
  '`<img src=x onerror=alert(1)>`',
  '```<img src=x onerror=alert(1)>\n<script>alert(1)</script>\n```',
  '[x](https://x.test "onmouseover=alert(1)")',
  '[x](https://x.test/" onmouseover="alert(1))',
  '[<img src=x onerror=alert(1)>](https://x.test)',
  '![x" onerror="alert(1)](https://x.test/x.png)',
  '[x]: https://x.test "<script>alert(1)</script>"\n\n[x]',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\u003cscript\u003ealert(1)\u003c/script\u003e',
  '**<b onmouseover=alert(1)>x</b>**',
  '# <img src=x onerror=alert(1)>',
  '> <script>alert(1)</script>',
  '- <iframe src=javascript:alert(1)>',
  '<p id=x class=y>clobbered</p>',
  '<a name=cookie id=cookie>x</a>',
];

test('there are more than a hundred payloads', () => expect(new Set(payloads).size).toBeGreaterThan(100));

test.each(payloads)('inert: %j', (payload) => expect(dangersIn(htmlOf(payload))).toEqual([]));

test('each payload that is HTML would do something, were it not made safe', () => {
  const html = payloads.filter((payload) => /^<[a-z]+ [^>]*on\w+=/.test(payload));
  expect(html.length).toBeGreaterThan(50);
  expect(html.filter((payload) => dangersIn(payload).length === 0)).toEqual([]);
});

test('HTML that was typed is shown as typed', () => {
  const typed = '<b>Stop</b> at the <script>line</script>';
  expect(read(htmlOf(typed)).body.textContent.trim()).toBe(typed);
});

test.each([
  ['**bold** and *slanted*', '<p><strong>bold</strong> and <em>slanted</em></p>'],
  ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
  ['3. three', '<ol start="3">\n<li>three</li>\n</ol>'],
  ['# Heading', '<h4>Heading</h4>'],
  ['###### Heading', '<h4>Heading</h4>'],
  [
    '[site](https://x.test/a?b=1&c=2)',
    '<p><a href="https://x.test/a?b=1&amp;c=2" rel="nofollow noopener">site</a></p>',
  ],
  ['<mailto:team@x.test>', '<p><a href="mailto:team@x.test" rel="nofollow noopener">mailto:team@x.test</a></p>'],
  ['26 < 330 & 5 > 4', '<p>26 &lt; 330 &amp; 5 &gt; 4</p>'],
])('%j reads as meant', (markdown, html) => expect(htmlOf(markdown)).toBe(html));
