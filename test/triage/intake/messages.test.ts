import assert from 'node:assert/strict';
import { findMessages, flatten } from '../../../src/triage/intake/messages.ts';
import { MESSAGES } from '../../../src/triage/knowledge/messages.ts';

describe('findMessages', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Insufficient privileges to complete the\n  operation.', ['insufficient-privileges']],
    ['INSUFFICIENT   PRIVILEGES', ['insufficient-privileges']],
    ['{\\"m\\":\\"Lifetime\\nvalidation failed\\"}', ['token-lifetime']],
    ['the users(\\u0027CID:1\\u0027)', ['personal-profile-service']],
    ["Tenant 'x' not found.", ['tenant-not-found']],
    [`Tenant ${'x'.repeat(400)} not found`, []],
    ['hello', []],
  ];
  for (const [text, ids] of rows)
    it(`finds ${ids.join(', ') || 'nothing'} in ${text.slice(0, 50)}`, () => assert.deepEqual(findMessages(flatten(text)), ids));

  it('finds every message by each of its phrases', () => {
    for (const [id, phrases] of Object.entries(MESSAGES)) {
      for (const phrase of phrases) {
        const found: readonly string[] = findMessages(flatten(`Error: ${phrase.replace('*', '1').toUpperCase()}!`));
        assert.ok(found.includes(id), phrase);
      }
    }
  });
});
