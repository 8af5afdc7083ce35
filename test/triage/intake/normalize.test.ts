import assert from 'node:assert/strict';
import { normalize } from '../../../src/triage/intake/normalize.ts';

describe('normalize', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['turns the blocks of a chat client into lines', '<p>a<br>b</p><div class="x">c</div>', 'a\nb\nc\n'],
    ['drops a mention with its name', '<at id="0">Graph Triage</at> 403', '  403'],
    [
      'keeps tags that no chat client writes',
      '{"m":"complete <to> & <saml:Assertion>"}',
      '{"m":"complete <to> & <saml:Assertion>"}',
    ],
    ['undoes entities', '{&quot;a&quot;:&#39;b&#x27;}', '{"a":\'b\'}'],
    ['undoes entities that were escaped twice', '{&amp;quot;a&amp;quot;:1}', '{"a":1}'],
    ['leaves query strings alone', '?a=1&lt=2&copy=3', '?a=1&lt=2&copy=3'],
    ['leaves an entity of no character alone', '&#xffffff;&#0;', '  '],
    ['straightens quotes', '{\u201ca\u201d:\u2018b\u2019}', '{"a":\'b\'}'],
    ['does not end a string at a curly quote', '{"a":"\u201cb\u201d"}', '{"a":"\'b\'"}'],
    ['drops what is not seen', 'AAD\u200bSTS\u202e65001\u00ad', 'AADSTS65001'],
    ['turns wide characters into plain ones', '\uff14\uff10\uff13\u3000\uff06', '403 &'],
    ['turns other spaces and dashes into plain ones', '403\u00a0\u2013\u2009Forbidden', '403 - Forbidden'],
    ['has one kind of line', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['drops control characters', 'a\u0000\u001b[31mb', 'a  [31mb'],
  ];
  for (const [title, text, expected] of rows) it(title, () => assert.equal(normalize(text), expected));
});
