import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { ROOT } from '../src/root.ts';
import { createUnderstanding } from '../src/teams/commands.ts';
import { loadCatalogues } from '../src/words/catalogue.ts';

const folder = new URL('manifest/', ROOT);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));

describe('the manifest', () => {
  it('is valid by its own schema', async () => {
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(manifest), []);
  });

  it('is refused without a bot id', async () => {
    const broken = { ...manifest, bots: [{ scopes: ['personal'] }] };
    assert.notDeepEqual(await AppManifestUtils.validateAgainstSchema(broken), []);
  });

  it('offers only commands that the bot understands', () => {
    const { command } = createUnderstanding(loadCatalogues(new URL('locales/', ROOT)));
    const titles: string[] = manifest.bots[0].commandLists[0].commands.map(({ title }: { title: string }) => title);
    assert.deepEqual(
      titles.filter((title) => command(title, 'en') === undefined),
      [],
    );
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
