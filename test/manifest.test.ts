import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { ROOT } from '../src/root.ts';
import { createUnderstanding } from '../src/teams/commands.ts';
import { loadCatalogues } from '../src/words/catalogue.ts';

const folder = new URL('manifest/', ROOT);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));

interface CommandList {
  readonly scopes: readonly string[];
  readonly commands: readonly { readonly title: string }[];
}

describe('the manifest', () => {
  it('is valid by its own schema', async () => {
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(manifest), []);
  });

  it('is refused without a bot id', async () => {
    const broken = { ...manifest, bots: [{ scopes: ['personal'] }] };
    assert.notDeepEqual(await AppManifestUtils.validateAgainstSchema(broken), []);
  });

  it('offers in each place only commands that the bot understands', () => {
    const { command } = createUnderstanding(loadCatalogues(new URL('locales/', ROOT)));
    const lists: readonly CommandList[] = manifest.bots[0].commandLists;
    const meant = lists.map(({ scopes, commands }) => [...scopes, ...commands.map(({ title }) => command(title, 'en'))]);
    assert.deepEqual(meant, [
      ['personal', 'start', 'token', 'language', 'tickets', 'help'],
      ['team', 'tickets', 'use-this-channel', 'language', 'help'],
      ['groupChat', 'start', 'language', 'help'],
    ]);
    assert.deepEqual(
      manifest.bots[0].scopes,
      lists.flatMap(({ scopes }) => scopes),
    );
  });

  it('has the version of the program, without which Teams takes no update', () => {
    assert.equal(manifest.version, JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')).version);
  });

  for (const [icon, size] of [
    ['color.png', 192],
    ['outline.png', 32],
  ] as const) {
    it(`has an icon ${icon} of ${size} by ${size} pixels`, () => {
      const png = readFileSync(new URL(icon, folder));
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size]);
    });
  }
});
