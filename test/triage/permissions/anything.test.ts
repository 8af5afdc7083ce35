import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { addressesOf } from '../../../src/triage/permissions/aliases.ts';
import { BUILT_IN } from '../../../src/triage/permissions/built-in.ts';
import { createPermissions } from '../../../src/triage/permissions/permissions.ts';
import { segmentsOf } from '../../../src/triage/permissions/segments.ts';
import { find, newNode, place, STEP_BUDGET } from '../../../src/triage/permissions/trie.ts';
import type { TokenReading } from '../../../src/triage/token.ts';
import { appToken, own, userToken } from './own.ts';

const builtIn = createPermissions(BUILT_IN);
const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '/',
    '//',
    "('",
    "')",
    '(',
    ')',
    "'",
    ':',
    ':/',
    '%',
    '%2F',
    '%27',
    '{id}',
    '$ref',
    '$value',
    '?',
    '#',
    '..',
    ',',
  ),
  fc.constantFrom(
    'me',
    'users',
    'drives',
    'root',
    'items',
    'sites',
    'messages',
    'microsoft.graph.',
    'delta',
    'applications(appId=',
    '=',
  ),
);
const paths = fc.array(pieces, { maxLength: 60 }).map((parts) => `/${parts.join('')}`);
const methods = fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', '', '__proto__');
const names = fc.oneof(fc.string(), fc.constantFrom('Mail.Read', 'User.Read.All', 'Sites.Selected', '.default', 'constructor'));
const tokens: fc.Arbitrary<TokenReading | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<TokenReading>({ kind: 'opaque-personal' }, { kind: 'empty' }, { kind: 'id-token', claims: { aud: [] } }),
  fc.array(names).map((held) => userToken(held.join(' '))),
  fc.array(names).map((held) => appToken(held.join(' '))),
);
const hints = fc.record(
  { appOnly: fc.boolean(), held: fc.array(names), heldKind: fc.constantFrom('delegated', 'application'), personal: fc.boolean() },
  { requiredKeys: [] },
);

describe('the check of anything', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(methods, paths, tokens, hints, (method, path, token, hint) => {
        for (const permissions of [own, builtIn])
          assert.equal(typeof permissions.check({ method, path }, token, hint).kind, 'string');
      }),
      { numRuns: 2000 },
    );
  });

  it('answers nothing but unknown where no one would be told a permission', () => {
    fc.assert(
      fc.property(methods, paths, tokens, hints, (method, path, token, hint) => {
        const isKnown = (['delegated', 'application', 'personal'] as const).some((scheme) =>
          own.needed({ method, path }, scheme),
        );
        if (!isKnown && !path.includes('onlyInstalled')) assert.equal(own.check({ method, path }, token, hint).kind, 'unknown');
      }),
      { numRuns: 2000 },
    );
  });

  it('never knows a path with a segment that is in no template', () => {
    const strangers = fc.array(fc.constantFrom('me', 'users', '{id}', 'messages', 'drive', 'root', 'sites', 'lists'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(strangers, methods, tokens, hints, (parts, method, token, hint) => {
        const path = `/${[...parts, '$strange', ...parts].join('/')}`;
        assert.equal(own.check({ method, path }, token, hint).kind, 'unknown');
      }),
    );
  });

  it('offers no name of an installed Teams app', () => {
    fc.assert(
      fc.property(methods, paths, tokens, hints, (method, path, token, hint) => {
        const verdict = own.check({ method, path }, token, hint);
        if (verdict.kind === 'missing')
          assert.ok(![verdict.least, ...verdict.others].some((name) => /\.(Group|Chat)$/.test(name)));
      }),
    );
  });
});

describe('the cost of a look-up', () => {
  it('never takes more steps than the budget, however the tree branches', () => {
    const root = newNode<boolean>();
    // every way of writing a and {id}, 12 deep: without a budget a search for what is not there visits 8191 nodes
    for (let way = 0; way < 4096; way += 1) {
      const template = Array.from({ length: 12 }, (_, bit) => ((way >> bit) & 1 ? 'a' : '{id}'));
      place(root, segmentsOf(`/${template.join('/')}/end`) ?? []).value = true;
    }
    const budget = { steps: 0 };
    assert.equal(find(root, segmentsOf(`/${'a/'.repeat(12)}other`) ?? [], budget), undefined);
    assert.equal(budget.steps > STEP_BUDGET && budget.steps <= STEP_BUDGET + 13, true);
  });

  it('tries at most 64 addresses of one path', () => {
    const worst = "/applications(appId='x')/drives/{id}/root:/{path}:/members/microsoft.graph.user/$ref";
    for (const path of [worst, '/me/drive/root:/a:/members/microsoft.graph.user/$ref', '/sites/{id}:/a:/drive/root:/b:/$value']) {
      assert.ok([...addressesOf(segmentsOf(path) ?? [])].length <= 64);
    }
    fc.assert(fc.property(paths, (path) => assert.ok([...addressesOf(segmentsOf(path) ?? [])].length <= 64)));
  });

  it('reads no path beyond its caps', () => {
    assert.equal(segmentsOf(`/${'a'.repeat(4096)}`), undefined);
    assert.equal(segmentsOf('/a'.repeat(41)), undefined);
    assert.equal(segmentsOf('/a'.repeat(40))?.length, 40);
    assert.equal(segmentsOf("/a('x')".repeat(21)), undefined);
  });
});
