import type { Evidence } from '../evidence.ts';

/** Longer pastes are refused, in characters. */
export const PASTE_LIMIT = 65_536;

/** Something in the paste that the person must be told about at once. */
export type Warning =
  | { readonly kind: 'live-token'; /** seconds, UTC; absent when the token does not say */ readonly until?: number }
  | { readonly kind: 'expired-token' }
  | { readonly kind: 'secret' };

export type Intake =
  | { readonly kind: 'read'; readonly evidence: Evidence; readonly warnings: readonly Warning[] }
  | { readonly kind: 'nothing'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly limit: number };

/** Reads a paste. `now` is in milliseconds. */
export declare function intake(text: string, now: number): Intake;
