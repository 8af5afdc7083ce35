import { createHmac, timingSafeEqual } from 'node:crypto';

/** Unix seconds at which the body was signed. */
export const TIMESTAMP_HEADER = 'X-Graph-Triage-Timestamp';
/** `v1=` and the HMAC-SHA256 in hexadecimal digits. */
export const SIGNATURE_HEADER = 'X-Graph-Triage-Signature';
/** Seconds that the clocks of both sides may differ, and for which what somebody recorded can be sent again. */
export const TOLERANCE = 300;

/** What is claimed to come from whoever has the secret; the headers as they came. */
export interface Claimed {
  readonly timestamp: unknown;
  readonly signature: unknown;
  /** The bytes as they came: JSON that was read and written again is another text. */
  readonly body: Uint8Array;
}

export interface Signed {
  readonly timestamp: string;
  readonly signature: string;
}

/** Signs a body at a time in milliseconds, so that it cannot be changed, nor be sent again much later. It encrypts nothing. */
export function sign(secret: string, body: string | Uint8Array, now: number): Signed {
  const timestamp = String(Math.floor(now / 1000));
  return { timestamp, signature: `v1=${digest(secret, timestamp, body).toString('hex')}` };
}

/**
 * Whether a body is of whoever has the secret and of now, in milliseconds. A time is judged only once the signature holds, so that nobody else
 * learns anything by trying, and takes as long for every wrong signature. That a body came before, it does not know.
 */
export function verify(secret: string, { timestamp, signature, body }: Claimed, now: number): 'ok' | 'signature' | 'timestamp' {
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return 'signature';
  const hex = typeof signature === 'string' ? /^v1=([0-9a-f]{64})$/.exec(signature)?.[1] : undefined;
  if (hex === undefined || !timingSafeEqual(Buffer.from(hex, 'hex'), digest(secret, timestamp, body))) return 'signature';
  return Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE ? 'ok' : 'timestamp';
}

function digest(secret: string, timestamp: string, body: string | Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
}
