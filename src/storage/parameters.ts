import { BadParameter } from './faults.ts';

/**
 * Refuses what libsql would cut or end the process for: strings with NUL, numbers that lose digits, empty buffers, and every other kind of
 * value. `places` is how many the statement has. @throws BadParameter
 */
export function checkParameters(parameters: readonly unknown[], places: number): void {
  if (parameters.length !== places) throw new BadParameter(`${parameters.length} parameters for ${places} places`);
  const bad = parameters.findIndex((value) => !isStorable(value));
  if (bad >= 0) throw new BadParameter(`parameter ${bad + 1} of type ${typeof parameters[bad]} cannot be stored`);
}

/** PostgreSQL takes every value of ours but this, and would name the byte in a message. @throws BadParameter */
export function refuseNul(value: unknown): void {
  if (typeof value === 'string' && value.includes('\0')) throw new BadParameter('a text with NUL cannot be stored');
}

function isStorable(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return !value.includes('\0');
    case 'number':
      return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    case 'bigint':
      return BigInt.asIntN(64, value) === value;
    default:
      return value === null || (Buffer.isBuffer(value) && value.length > 0);
  }
}
