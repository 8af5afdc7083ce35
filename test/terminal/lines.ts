import { createPaint } from '../../src/terminal/paint.ts';
import type { Page } from '../../src/terminal/wrap.ts';

/** A page without colours. */
export const pageOf = (width: number): Page => ({ width, paint: createPaint(false) });

/** Every sign that a terminal could obey, or that hides or reorders text; line ends aside. */
// oxlint-disable-next-line no-control-regex -- these are what must not come out
export const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;
