import assert from 'node:assert/strict';
import { createLog, describeFault, type Log, routeConsole, scrub } from '../src/log.ts';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJ1cG4iOiJhZGVsZSJ9.c2lnbmF0dXJl';

describe('createLog', () => {
  let lines: string[];
  let log: Log;
  beforeEach(() => {
    lines = [];
    log = createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  });

  it('writes the event and its fields as one line of JSON', () => {
    log('info', 'listening', { url: 'http://127.0.0.1:3978', status: 200 });
    const { time, ...line } = JSON.parse(lines[0] ?? '');
    assert.deepEqual(line, { level: 'info', url: 'http://127.0.0.1:3978', status: 200, msg: 'listening' });
    assert.match(time, /^\d{4}-/);
    assert.equal(lines[0]?.split('\n').length, 2);
  });

  it('takes tokens out of every field, and out of the line when they came together there', () => {
    log('error', 'x', { code: TOKEN, text: `Authorization: Bearer ${'a'.repeat(40)}`, reference: `("${TOKEN}")` });
    assert.ok(!lines.join('').includes('eyJ'));
    assert.ok(!lines.join('').includes('aaaa'));
    assert.equal(JSON.parse(lines[0] ?? '').code, '[token]');
  });

  it('drops fields that are not in its list, and values that are no scalars', () => {
    const fields = { status: { deep: TOKEN }, password: 'canary', text: ['canary'], code: () => 'canary' };
    Reflect.apply(log, undefined, ['info', 'x', fields]);
    assert.deepEqual(Object.keys(JSON.parse(lines[0] ?? '')), ['level', 'time', 'msg']);
  });

  it('takes no sentence as an event', () => {
    log('info', `what somebody wrote: canary`);
    assert.equal(JSON.parse(lines[0] ?? '').msg, 'unnamed-event');
  });

  it('cuts long fields', () => {
    log('info', 'x', { text: 'a'.repeat(10_000) });
    assert.ok((lines[0]?.length ?? 0) < 400);
  });

  it('keeps to its level', () => {
    createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } })('info', 'x');
    assert.equal(lines.length, 0);
  });
});

describe('scrub', () => {
  it('is linear on what looks like the beginning of many tokens', () => {
    const start = performance.now();
    for (const text of ['eyJ'.repeat(60_000), 'eyJ.'.repeat(45_000), 'Bearer '.repeat(26_000), '.'.repeat(180_000)]) scrub(text);
    assert.ok(performance.now() - start < 200);
  });
});

describe('describeFault', () => {
  it('says class, code and place of an error and not its message', () => {
    const error = Object.assign(new RangeError('canary\n    at canary (/canary.ts:1:2)'), { code: 'E_X', statusCode: 502 });
    const { at, ...fault } = describeFault(error);
    assert.deepEqual(fault, { name: 'RangeError', code: 'E_X', status: 502 });
    assert.match(String(at), /^log\.test\.ts:\d+/);
    assert.ok(!String(at).includes('canary'));
  });

  it('says the code of the nearest cause that has one, and nothing else of it', () => {
    const full = Object.assign(new Error('canary: disk'), { code: 'SQLITE_FULL' });
    const error = new Error('canary', { cause: new Error('canary', { cause: full }) });
    const { cause, ...fault } = describeFault(error);
    assert.equal(cause, 'SQLITE_FULL');
    assert.ok(!JSON.stringify(fault).includes('canary'));
  });

  it('says nothing of a cause that has no code, whose code is a sentence, or that is its own cause', () => {
    const loop = new Error('x');
    loop.cause = loop;
    for (const cause of [new Error('x'), 'canary', Object.assign(new Error('x'), { code: 'the canary' }), loop])
      assert.ok(!('cause' in describeFault(new Error('x', { cause }))));
  });

  it('says nothing of a code that is a sentence', () => {
    assert.equal(describeFault(Object.assign(new Error('x'), { code: 'the canary said' })).code, undefined);
  });

  it('says only the type of what is no error', () => {
    assert.deepEqual(describeFault('canary'), { name: 'string' });
    assert.deepEqual(describeFault(undefined), { name: 'undefined' });
  });
});

const print = (method: 'log' | 'info' | 'warn' | 'error' | 'debug' | 'trace' | 'dir', ...values: unknown[]): void =>
  Reflect.apply(globalThis.console[method], undefined, values);

describe('routeConsole', () => {
  let lines: string[];
  let restore: () => void;
  beforeEach(() => {
    lines = [];
    restore = routeConsole(createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } }));
  });
  afterEach(() => restore());

  it('takes a token out of what a library prints', () => {
    print('error', `refused: ${TOKEN}`);
    print('warn', `refused: Bearer ${'x'.repeat(30)}`);
    print('error', `${'.'.repeat(195)}${TOKEN}`);
    assert.equal(lines.length, 3);
    assert.ok(!lines.join('').includes('eyJ') && !lines.join('').includes('xxx'));
  });

  it('keeps an error without its message, wherever it stands', () => {
    print('error', new TypeError('canary'));
    print('error', 'canary-free text', new TypeError('canary!'));
    assert.ok(!lines.join('').includes('canary'));
    assert.equal(JSON.parse(lines[1] ?? '').name, 'TypeError');
  });

  it('drops objects', () => {
    print('log', { upn: 'canary' }, ['canary']);
    print('dir', { upn: 'canary' });
    assert.ok(!lines.join('').includes('canary'));
    assert.equal(lines.length, 2);
  });

  it('is for debugging alone, since whoever sends a wrong token makes a library print', () => {
    print('error', new TypeError('x'));
    print('warn', 'x');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).level),
      ['debug', 'debug'],
    );
  });

  it('can be undone', () => {
    const routed = { ...globalThis.console };
    restore();
    assert.notDeepEqual({ ...globalThis.console }, routed);
  });
});
