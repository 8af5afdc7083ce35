import assert from 'node:assert/strict';
import { assert as assertProperty, property, string, stringMatching } from 'fast-check';
import { textOfHtml } from '../../../src/triage/intake/html.ts';

describe('HTML as text', () => {
  for (const [html, text] of [
    ['plain text', 'plain text'],
    ['{"error":{"code":"X"}}', '{"error":{"code":"X"}}'],
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['one<br>two<br/>three<br />four', 'one\ntwo\nthree\nfour'],
    ['<div><div>HTTP&nbsp;403</div><div>Forbidden</div></div>', 'HTTP 403\nForbidden'],
    ['<pre>{\n  &quot;a&quot;: 1\n}</pre>', '{\n  "a": 1\n}'],
    ['<codeblock class="json"><code>{<br>&nbsp;1}</code></codeblock>', '{\n 1}'],
    ['<ul><li>first</li><li>second</li></ul>', 'first\nsecond'],
    ['<table><tr><th>Code</th><th>Text</th></tr><tr><td>50105</td><td>No</td></tr></table>', 'Code\tText\t\n50105\tNo'],
    ['a &lt;b&gt; &amp;amp; &#65;&#x42;&hellip; &unknown; &#0;', 'a <b> &amp; AB… &unknown;'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<script>alert(1)</script><style>p{}</style>text<!-- hidden -->', 'text'],
    ['<SCRIPT>no<p>no</SCRIPT >yes', 'yes'],
    [
      '<a href="https://login.microsoftonline.com/error?code=65001&amp;x=1">sign in</a>',
      'sign in https://login.microsoftonline.com/error?code=65001&x=1',
    ],
    ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/'],
    ['<a href="javascript:alert(1)">press</a>', 'press'],
    ['<at id="0">Graph Triage</at> help', 'Graph Triage help'],
    ['<img src=x onerror=alert(1)>text<attachment id="1"></attachment>', 'text'],
    ['<p>cut off <b', 'cut off <b'],
    ['&#xD800;&#1114112;', ''],
    ['', ''],
  ] as const)
    it(`reads ${JSON.stringify(html.slice(0, 60))}`, () => assert.equal(textOfHtml(html), text));

  it('takes any text without a fault', () =>
    assertProperty(property(string({ unit: 'grapheme' }), (text) => typeof textOfHtml(text) === 'string')));

  it('leaves text without marks as it is', () =>
    assertProperty(property(stringMatching(/^[a-z0-9 .:{}"/-]*$/), (text) => assert.equal(textOfHtml(text), text.trim()))));

  for (const piece of ['<', '<a ', '<a<', '<p>', '</', '<!--', '<script>', '&#', '&amp', '<a href="', '<br>\n', '< >', '<td>'])
    it(`is linear in ${JSON.stringify(piece)}`, () => {
      const timeOf = (length: number): number => {
        const html = `${piece.repeat(Math.ceil(length / piece.length))}>`;
        const start = performance.now();
        textOfHtml(html);
        return performance.now() - start;
      };
      timeOf(20_000);
      const best = (length: number): number => Math.min(...[1, 2, 3].map(() => timeOf(length)));
      assert.ok(best(250_000) < Math.max(60, best(25_000) * 40));
    });
});
