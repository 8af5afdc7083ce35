import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createPaint, type Look } from '../../src/terminal/paint.ts';
import { cells, type Piece, wrap } from '../../src/terminal/wrap.ts';
import { pageOf } from './lines.ts';

const plain = (text: string): Piece => ({ text, look: 'plain' });
const mono = (text: string): Piece => ({ text, look: 'mono' });

interface Row {
  readonly fact: string;
  readonly pieces: readonly Piece[];
  readonly first?: string;
  readonly lines: readonly string[];
}

const ROWS: readonly Row[] = [
  { fact: 'keeps a short line', pieces: [plain('one two')], lines: ['one two'] },
  { fact: 'makes one line of nothing', pieces: [], lines: [''] },
  { fact: 'breaks at a space', pieces: [plain('aaaaaaaaaa bbbbbbbbbb ccc')], lines: ['aaaaaaaaaa', 'bbbbbbbbbb ccc'] },
  {
    fact: 'indents below the first',
    first: '  - ',
    pieces: [plain('aaaaaaaaaa bbbbbbbbbb cc')],
    lines: ['  - aaaaaaaaaa', '    bbbbbbbbbb cc'],
  },
  {
    fact: 'keeps an identifier with spaces whole',
    pieces: [plain('Request: '), mono('GET /me/messages')],
    lines: ['Request:', 'GET /me/messages'],
  },
  {
    fact: 'lets a longer identifier stand out',
    pieces: [plain('aud '), mono('https://graph.windows.net')],
    lines: ['aud', 'https://graph.windows.net'],
  },
  {
    fact: 'keeps a comma with what it follows',
    pieces: [plain('aud is '), mono('00000003-0000'), plain(', so')],
    lines: ['aud is', '00000003-0000, so'],
  },
  {
    fact: 'breaks a foreign sentence at spaces',
    pieces: [mono('Access is denied. Check credentials')],
    lines: ['Access is denied.', 'Check credentials'],
  },
  {
    fact: 'keeps a no-break space',
    pieces: [plain('aaaaaaaaaaaaa 403\u00a0Forbidden')],
    lines: ['aaaaaaaaaaaaa', '403\u00a0Forbidden'],
  },
  {
    fact: 'breaks between Han signs, not before their marks',
    pieces: [plain('權杖權杖權杖權杖權杖，權杖')],
    lines: ['權杖權杖權杖權杖權', '杖，權杖'],
  },
];

describe('a wrapped line', () => {
  for (const { fact, pieces, first, lines } of ROWS) {
    it(fact, () => assert.deepEqual(wrap(pieces, pageOf(20), first), lines));
  }

  it('counts a wide sign as two columns and a combining mark as none', () => {
    assert.deepEqual(['abc', '權杖', 'e\u0301'].map(cells), [3, 4, 1]);
  });

  it('loses nothing but spaces, and is no wider than the page unless a single word is', () => {
    const piece = fc.record({
      text: fc.stringMatching(/^[ab.]{0,12}( [ab]{1,12}){0,4}$/),
      look: fc.constantFrom<Look>('plain', 'bold'),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 20, max: 60 }), (pieces, width) => {
        const lines = wrap(pieces, pageOf(width));
        const bare = (text: string) => text.replaceAll(' ', '');
        assert.equal(bare(lines.join('')), bare(pieces.map(({ text }) => text).join('')));
        for (const line of lines) assert.ok(cells(line) <= width || !line.includes(' '), line);
      }),
    );
  });

  it('is painted in one piece where the look is the same, and the escape signs take no column', () => {
    const [line, ...more] = wrap([{ text: 'a bold title', look: 'bold' }], { width: 20, paint: createPaint(true) });
    assert.deepEqual([line, more], ['\u001b[1ma bold title\u001b[22m', []]);
  });
});
