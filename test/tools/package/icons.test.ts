import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ROOT } from '../../../src/root.ts';
import { iconFaults } from '../../../tools/package/icons.ts';
import { readPng } from '../../../tools/package/png.ts';
import { assembled, CLEAR, png, WHITE } from './png.ts';

const own = (name: string) => readFileSync(new URL(`manifest/${name}`, ROOT));
const problem = (kind: 'color' | 'outline', bytes: Buffer | undefined) => iconFaults(kind, 'icon.png', bytes)[0]?.problem;
const isFrame = (x: number, y: number) => x % 31 === 0 || y % 31 === 0;

describe('the icons of the package', () => {
  it('are those of the repository', () => {
    assert.deepEqual(iconFaults('color', 'color.png', own('color.png')), []);
    assert.deepEqual(iconFaults('outline', 'outline.png', own('outline.png')), []);
  });

  it('are read pixel by pixel, whichever filter a line has', () => {
    const pixel = (x: number, y: number) => [(x * 37) % 256, (y * 91) % 256, (x * y) % 256, (x + 3 * y) % 256] as const;
    const expected = Array.from({ length: 12 * 12 }, (_, at) => pixel(at % 12, Math.floor(at / 12))).flat();
    assert.deepEqual([...(readPng(png(12, pixel))?.pixels ?? [])], expected);
  });

  it('may be soft at the edges of the outline', () => {
    assert.equal(
      problem(
        'outline',
        png(32, (x, y) => (isFrame(x, y) ? [255, 255, 255, 90] : CLEAR)),
      ),
      undefined,
    );
  });

  const rows: readonly (readonly [what: string, kind: 'color' | 'outline', bytes: Buffer | undefined, problem: string])[] = [
    ['is missing', 'color', undefined, 'is not there'],
    ['is no PNG', 'color', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'is not a PNG that can be read'],
    ['is cut off', 'outline', own('outline.png').subarray(0, 200), 'is not a PNG that can be read'],
    ['has colour and the size of the outline', 'color', own('outline.png'), 'has 32 by 32 pixels'],
    ['is an outline of the wrong size', 'outline', own('color.png'), 'has 192 by 192 pixels'],
    ['is an outline without opacity', 'outline', assembled(32, Buffer.alloc(40), 2), 'has no transparency of its own'],
    [
      'is an outline with a black line',
      'outline',
      png(32, (x, y) => (x === 0 ? [0, 0, 0, 255] : isFrame(x, y) ? WHITE : CLEAR)),
      'has 32 pixels of another colour than white',
    ],
    ['is a white square', 'outline', png(32, () => WHITE), 'has no transparent ground'],
    ['is empty', 'outline', png(32, () => CLEAR), 'shows nothing'],
  ];
  for (const [what, kind, bytes, expected] of rows) {
    it(`are refused when one ${what}`, () => assert.equal(problem(kind, bytes), expected));
  }
});
