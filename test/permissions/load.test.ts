import assert from 'node:assert/strict';
import { truncate, utimes, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { loadPermissionsFile } from '../../src/permissions/load.ts';
import { sha256Of, sidecarPath } from '../../src/permissions/sidecar.ts';
import { type Place, serve } from './serve.ts';

const GOOD = readFileSync(new URL('../triage/permissions/own-permissions.json', import.meta.url));
const WRITTEN = new Date('2025-05-06T10:00:00Z');

describe('loadPermissionsFile', () => {
  let place: Place;

  beforeEach(async () => {
    place = await serve((_, to) => to.end());
    await writeFile(place.path, GOOD);
    await utimes(place.path, WRITTEN, WRITTEN);
  });
  afterEach(() => place.close());

  const dateWith = async (record: unknown): Promise<string | undefined> => {
    await writeFile(sidecarPath(place.path), typeof record === 'string' ? record : JSON.stringify(record));
    const loaded = await loadPermissionsFile(place.path);
    return loaded.kind === 'loaded' ? loaded.data.date : undefined;
  };

  it('remembers what the bytes were', async () => {
    const loaded = await loadPermissionsFile(place.path);
    assert.equal(loaded.kind === 'loaded' && loaded.sha256, sha256Of(GOOD));
  });

  it('takes the day on which the file was written where none is recorded', async () => {
    const loaded = await loadPermissionsFile(place.path);
    assert.equal(loaded.kind === 'loaded' && loaded.data.date, '2025-05-06');
  });

  it('takes the recorded day of exactly these bytes', async () => {
    assert.equal(await dateWith({ sha256: sha256Of(GOOD), date: '2026-01-02' }), '2026-01-02');
  });

  it('does not believe a record of other bytes, or one that cannot be read', async () => {
    for (const record of [{ sha256: 'other', date: '2026-01-02' }, '{', [], 'null', { sha256: sha256Of(GOOD), date: 'soon' }]) {
      assert.equal(await dateWith(record), '2025-05-06');
    }
  });

  it('refuses what is not there, too large, or no permission file, each as a value', async () => {
    const reasonOf = async (path: string) => {
      const loaded = await loadPermissionsFile(path);
      return loaded.kind === 'refused' ? loaded.reason : undefined;
    };
    assert.equal(await reasonOf(`${place.path}.none`), 'not-found');
    await writeFile(place.path, '{');
    assert.equal(await reasonOf(place.path), 'not-json');
    await writeFile(place.path, '[]');
    assert.equal(await reasonOf(place.path), 'not-an-object');
    await truncate(place.path, 33 * 1024 * 1024);
    assert.equal(await reasonOf(place.path), 'too-large');
  });
});
