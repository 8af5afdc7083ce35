import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ROOT } from '../src/root.ts';
import { openStore } from '../src/storage/open.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const PAGE = read('docs/privacy.md');

/** Where each type is that is stored as JSON, and the types whose fields are listed with it. */
const TYPES: Readonly<Record<string, readonly [file: string, ...also: string[]]>> = {
  Person: ['src/teams/state.ts'],
  Conversation: ['src/teams/state.ts'],
  Form: ['src/teams/state.ts'],
  Session: ['src/triage/session.ts'],
  Facts: ['src/triage/evidence.ts', 'Caller', 'Request', 'GraphError', 'RequiredPermissions', 'Challenge', 'SupportIds'],
  Claims: ['src/triage/claims.ts'],
  Ticket: ['src/helpdesk/ticket.ts'],
  Member: ['src/helpdesk/ticket.ts'],
  Requester: ['src/helpdesk/ticket.ts'],
  Address: ['src/helpdesk/ticket.ts'],
  TicketContent: ['src/helpdesk/ticket.ts'],
  TicketEvent: ['src/helpdesk/ticket.ts', 'Happening'],
  Desk: ['src/helpdesk/ports.ts'],
};

/** The names in the rows of a section: of the first column, or of all that stands there. */
function listed(heading: string): readonly string[] {
  const section = PAGE.split(/^#{2,3} /m).find((one) => one.startsWith(`${heading}\n`));
  assert.ok(section !== undefined, `no section ${heading}`);
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
}
const firstColumn = (heading: string): readonly string[] => {
  const section = PAGE.split(/^#{2,3} /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const cells = section.split('\n').flatMap((line) => (line.startsWith('| `') ? [line.split(' | ')[0] ?? ''] : []));
  return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
};

/** The fields that a type declares itself. */
function fields(file: string, type: string): readonly string[] {
  const text = read(file);
  const start = text.search(new RegExp(`^export (?:interface|type) ${type}\\b`, 'm'));
  assert.ok(start >= 0, `${file} has no ${type}`);
  const body = text.slice(start, start + text.slice(start).search(/^\}|;\n\n/m));
  // What stands deeper is part of a field.
  const own = body.startsWith('export interface') ? /^ {2}readonly (\w+)\??:/gm : /readonly (\w+)\??:/g;
  return [...new Set([...body.matchAll(own)].map(([, name = '']) => name))];
}

const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted();

describe('docs/privacy.md', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'graph-triage-page-'))));
  after(() => rm(folder, { recursive: true }));

  it('names every column of every table, and no other', async () => {
    const file = join(folder, 'empty.db');
    await openStore(`sqlite:${file}`).then((store) => store.close());
    const sqlite = openSqlite(file);
    const names = (sql: string) => (sqlite.prepare(sql).all([]) as { readonly name: string }[]).map(({ name }) => name);
    const tables = names("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'");
    const ours = tables.filter((name) => !name.startsWith('kysely_'));
    assert.deepEqual(sorted([...PAGE.matchAll(/^### Table `(\w+)`/gm)].map(([, name = '']) => name)), sorted(ours));
    for (const table of ours)
      assert.deepEqual(
        sorted(firstColumn(`Table \`${table}\``)),
        sorted(names(`select name from pragma_table_info('${table}')`)),
        table,
      );
    for (const table of tables) assert.ok(PAGE.includes(`\`${table}\``), table);
    sqlite.close();
  });

  for (const [type, [file, ...also]] of Object.entries(TYPES)) {
    it(`names every field of ${type}, and no other`, () => {
      const known = new Set(listed(`Type \`${type}\``));
      const own = fields(file, type);
      const inside = also.flatMap((one) => fields(file, one));
      const lost = [...own, ...inside].filter((name) => !known.has(name));
      assert.deepEqual(lost, []);
      assert.deepEqual(
        firstColumn(`Type \`${type}\``).filter((name) => ![...own, ...inside, ...inherited(type)].includes(name)),
        [],
      );
      assert.ok(own.length > 0);
    });
  }

  it('names every type that it says is stored', () => {
    assert.deepEqual(sorted([...PAGE.matchAll(/^### Type `(\w+)`/gm)].map(([, name = '']) => name)), sorted(Object.keys(TYPES)));
  });
});

/** What a type takes from others by `extends` or by its parts. */
function inherited(type: string): readonly string[] {
  return type === 'Form' ? ['evidence', 'tried', 'source'] : type === 'TicketEvent' ? ['kind'] : [];
}
