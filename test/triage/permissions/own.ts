import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Claims } from '../../../src/triage/claims.ts';
import type { Request } from '../../../src/triage/evidence.ts';
import { parse } from '../../../src/triage/permissions/parse.ts';
import { createPermissions } from '../../../src/triage/permissions/permissions.ts';
import type { TokenReading } from '../../../src/triage/token.ts';

export const OWN_FILE = new URL('own-permissions.json', import.meta.url);

const reading = parse(JSON.parse(readFileSync(OWN_FILE, 'utf8')), '2026-03-04');
assert.ok(reading.kind === 'data');

/** Permissions of the own-made file. */
export const OWN_DATA = reading.data;
export const own = createPermissions(OWN_DATA);

const GRAPH = '00000003-0000-0000-c000-000000000000';

export function userToken(scp: string, claims: Partial<Claims> = {}): TokenReading {
  const scopes = scp.split(' ').filter((scope) => scope !== '');
  return { kind: 'access-token', access: 'delegated', claims: { aud: [GRAPH], scp: scopes, ...claims } };
}

export function appToken(roles: string, claims: Partial<Claims> = {}): TokenReading {
  const names = roles.split(' ').filter((role) => role !== '');
  return { kind: 'access-token', access: 'app-only', claims: { aud: [GRAPH], roles: names, ...claims } };
}

/** `GET /me/messages`. */
export function request(line: string): Request {
  const at = line.indexOf(' ');
  return { method: line.slice(0, at), path: line.slice(at + 1) };
}
