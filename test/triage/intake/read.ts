import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/triage/evidence.ts';
import { intake } from '../../../src/triage/intake/index.ts';

export const REQUEST_ID = '11111111-2222-3333-4444-555555555555';
export const OTHER_ID = '66666666-7777-8888-9999-aaaaaaaaaaaa';
export const APP = '0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e';
export const TENANT = 'f0f0f0f0-e1e1-d2d2-c3c3-b4b4b4b4b4b4';
export const PRIVILEGES = 'Insufficient privileges to complete the operation.';
export const NOW = Date.parse('2026-11-20T12:00:00Z');
/** The body of a refusal, as Graph writes it. */
export const BODY = JSON.stringify({ error: { code: 'Authorization_RequestDenied', message: PRIVILEGES } });

/** The evidence of a paste, without origins. */
export function evidenceOf(text: string): Evidence {
  const read = intake(text, NOW);
  assert.equal(read.kind, 'read', text);
  return read.kind === 'read' ? withoutOrigins(read.evidence) : {};
}

/** Every failure of a paste, without origins. */
export function failuresOf(text: string): readonly Evidence[] {
  const read = intake(text, NOW);
  return read.kind === 'read' ? read.failures.map(withoutOrigins) : [];
}

/** Holds that the evidence has the facts that are expected; others may stand beside them. */
export function holds(evidence: Evidence, expected: Evidence): void {
  const fields = Object.keys(expected) as (keyof Evidence)[];
  assert.deepEqual(Object.fromEntries(fields.map((field) => [field, evidence[field]])), expected);
}

/** A call to Microsoft Graph v1.0. */
export function call(method: string | undefined, path: string): Evidence['request'] {
  return { ...(method !== undefined && { method }), host: 'graph.microsoft.com', cloud: 'global', version: 'v1.0', path };
}

function withoutOrigins(evidence: Evidence): Evidence {
  const { from: _, ...facts } = evidence;
  return facts;
}

const denied: unknown = JSON.parse(BODY);

/** A batch of two, of which the second is refused; the answers come in another order. */
export const requests = {
  requests: [
    { id: '1', method: 'GET', url: '/me' },
    { id: '2', method: 'PATCH', url: '/users/jdoe' },
  ],
};
export const responses = {
  responses: [
    { id: '2', status: 403, body: denied },
    { id: '1', status: 200, body: { id: 'x' } },
  ],
};
