import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from '../../src/root.ts';
import { type Contents, faultsOf, languagesOf } from './check.ts';
import type { Fault } from './fault.ts';
import { fillManifest, placeholdersIn } from './fill.ts';
import { type Options, readOptions } from './options.ts';
import { packed } from './zip.ts';

/** `npm run package -- --app-id GUID --domain bot.contoso.com`: the app for Teams as a zip. Exit code 0 when it is written, 2 when it is refused; then nothing is written. */
const FOLDER = new URL('manifest/', ROOT);
const reading = readOptions(process.argv.slice(2));
if (reading.kind === 'invalid') refuse(reading.faults);
else await build(reading.options);

async function build(options: Options): Promise<void> {
  const contents = contentsFor(options);
  const faults = await faultsOf(contents);
  if (faults.length > 0) return refuse(faults);
  const files = filesOf(contents);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, packed(files));
  process.stdout.write(
    `${[`${options.out}: ${[...files.keys()].join(', ')}`, '', ...nextSteps(options, contents)].join('\n')}\n`,
  );
}

function contentsFor(options: Options): Contents {
  const names = readdirSync(FOLDER).filter((name) => name !== 'manifest.json');
  return {
    manifest: fillManifest(JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')), options),
    files: new Map(names.map((name) => [name, readFileSync(new URL(name, FOLDER))])),
  };
}

/** The manifest, the icons and the languages that it lists; drawings and drafts stay outside. */
function filesOf({ manifest, files }: Contents): ReadonlyMap<string, Uint8Array> {
  const { color, outline } = manifest.icons as { readonly color: string; readonly outline: string };
  const names = [color, outline, ...languagesOf(manifest).map(({ file }) => file)];
  const json = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return new Map([['manifest.json', json], ...names.map((name) => [name, files.get(name) ?? Buffer.alloc(0)] as const)]);
}

function refuse(faults: readonly Fault[]): void {
  for (const { where, problem, fix } of faults) process.stderr.write(`${where} ${problem}.\n  Fix: ${fix}\n`);
  process.exitCode = 2;
}

function nextSteps({ domain, botId }: Options, { manifest }: Contents): readonly string[] {
  const made = placeholdersIn(manifest);
  return [
    'What to do next (docs/deploy.md says how to check each step):',
    `1. Let the Azure Bot of ${botId} send to https://${domain}/api/messages, with the channel Microsoft Teams.`,
    '2. Start the bot with MicrosoftAppId set to that ID.',
    '3. Upload the zip: Teams admin center, Teams apps > Manage apps > Upload new app.',
    '4. Open the app in Teams and write `help`.',
    ...(made.length === 0
      ? []
      : [`Made-up addresses are still in it: ${made.join(', ')}. Set them by --website, --privacy and --terms.`]),
  ];
}
