import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { BUILT_IN } from '../../src/triage/permissions/built-in.ts';
import { type PermissionData, type Scheme, SCHEMES } from '../../src/triage/permissions/model.ts';
import { OPERATIONS } from '../../src/triage/permissions/operations/index.ts';
import { parse } from '../../src/triage/permissions/parse.ts';
import { createPermissions } from '../../src/triage/permissions/permissions.ts';

const file = process.env['GRAPH_PERMISSIONS_FILE'];
const title =
  file === undefined
    ? 'the built-in permissions: NOT COMPARED, because GRAPH_PERMISSIONS_FILE is not set'
    : 'the built-in permissions: COMPARED with the published file';

function published(path: string): PermissionData {
  const reading = parse(JSON.parse(readFileSync(path, 'utf8')), '2026-01-01');
  assert.ok(reading.kind === 'data');
  return reading.data;
}

describe(title, () => {
  if (file === undefined) {
    it('waits for the file', () => assert.equal(file, undefined));
    return;
  }
  const data = published(file);
  const theirs = createPermissions(data);
  const ours = createPermissions(BUILT_IN);
  const rows = OPERATIONS.filter(({ see }) => see === undefined).flatMap(({ methods, path }) =>
    methods.flatMap((method) => SCHEMES.map((scheme) => ({ method, path, scheme }))),
  );
  const names = (from: typeof ours, { method, path, scheme }: (typeof rows)[number]): readonly string[] => {
    const suggestion = from.needed({ method, path }, scheme);
    return suggestion === undefined ? [] : [suggestion.least, ...suggestion.others];
  };

  it('lists nothing that the file does not list', () => {
    const surplus = rows.flatMap((row) => {
      const known = names(theirs, row);
      return names(ours, row)
        .filter((name) => !known.includes(name))
        .map((name) => `${row.method} ${row.path} ${row.scheme} ${name}`);
    });
    assert.deepEqual(surplus, []);
  });

  it('leaves out nothing that the file lists, so that no held permission is called missing', () => {
    const left = rows.flatMap((row) => {
      const known = names(ours, row);
      return names(theirs, row)
        .filter((name) => !known.includes(name))
        .map((name) => `${row.method} ${row.path} ${row.scheme} ${name}`);
    });
    assert.deepEqual(left, []);
  });

  it('suggests what the file marks as least privileged, where it marks exactly one and no correction speaks against it', () => {
    const marked = marksOf(data);
    const others = rows.flatMap((row) => {
      const marks = marked.get(keyOf(row)) ?? [];
      const first = names(ours, row)[0];
      const [mark] = marks;
      return marks.length !== 1 || mark === undefined || mark === first || names(theirs, row)[0] === first
        ? []
        : [`${row.method} ${row.path} ${row.scheme}: ${first} instead of ${mark}`];
    });
    assert.deepEqual(others, []);
  });

  it('suggests for one method and path what the whole file would suggest, or another that is marked', () => {
    const marked = marksOf(data);
    const others = rows.flatMap((row) => {
      const first = names(ours, row)[0];
      const marks = marked.get(keyOf(row)) ?? [];
      return first === undefined || first === names(theirs, row)[0] || marks.includes(first)
        ? []
        : [`${row.method} ${row.path} ${row.scheme}: ${first} instead of ${names(theirs, row)[0]}`];
    });
    assert.deepEqual(others, []);
  });

  it('is of a day on which the file existed', () => {
    assert.match(BUILT_IN.date, /^20\d\d-\d\d-\d\d$/);
    assert.ok(data.grants.length > 1000);
  });
});

const templateOf = (path: string): string => path.toLowerCase().replaceAll(/\{[^}]*\}/g, '{id}');
const keyOf = ({ method, path, scheme }: { method: string; path: string; scheme: Scheme }): string =>
  `${method} ${templateOf(path)} ${scheme}`;

function marksOf({ grants }: PermissionData): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  const add = (key: string, name: string) => marks.set(key, [...new Set([...(marks.get(key) ?? []), name])]);
  for (const { name, isResourceSpecific, methods, schemes, paths } of grants) {
    if (isResourceSpecific) continue;
    for (const { path, least } of paths) {
      for (const method of methods) {
        for (const scheme of schemes.filter((each: Scheme) => least.includes(each))) add(keyOf({ method, path, scheme }), name);
      }
    }
  }
  return marks;
}
