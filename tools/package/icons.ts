import type { Fault } from './fault.ts';
import { type Png, readPng } from './png.ts';

/**
 * What is wrong with the two icons: *color* has 192 by 192 pixels, *outline* 32 by 32, each of them white or transparent.
 * It does not judge whether they look well.
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
 */
export function iconFaults(kind: 'color' | 'outline', where: string, bytes: Buffer | undefined): readonly Fault[] {
  const size = kind === 'color' ? 192 : 32;
  if (bytes === undefined) return [{ where, problem: 'is not there', fix: `put a PNG of ${size} by ${size} pixels there` }];
  const png = readPng(bytes);
  if (png === undefined) return [{ where, problem: 'is not a PNG that can be read', fix: 'save the picture as PNG' }];
  if (png.width !== size || png.height !== size)
    return [{ where, problem: `has ${png.width} by ${png.height} pixels`, fix: `make it ${size} by ${size}` }];
  return kind === 'color' ? [] : outlineFaults(where, png);
}

function outlineFaults(where: string, { pixels }: Png): readonly Fault[] {
  if (pixels === undefined)
    return [{ where, problem: 'has no transparency of its own', fix: 'save it as PNG with 8 bits RGBA, not interlaced' }];
  let painted = 0;
  let colored = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 0) continue;
    painted += 1;
    if (pixels[at] !== 255 || pixels[at + 1] !== 255 || pixels[at + 2] !== 255) colored += 1;
  }
  if (colored > 0)
    return [
      {
        where,
        problem: `has ${colored} pixels of another colour than white`,
        fix: 'draw it in white (#ffffff) on a transparent ground',
      },
    ];
  if (painted === 0) return [{ where, problem: 'shows nothing', fix: 'draw the outline in white' }];
  if (painted * 4 === pixels.length)
    return [{ where, problem: 'has no transparent ground', fix: 'leave transparent what is not the outline' }];
  return [];
}
