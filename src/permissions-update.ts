import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PUBLISHED, type Update, updatePermissions, type UpdateReason } from './permissions/update.ts';
import { ROOT } from './root.ts';

const MESSAGES: Readonly<Record<UpdateReason, string>> = {
  'not-a-url': 'the address is not a URL',
  'not-https': 'the address, or a redirect, does not use https',
  status: 'the server did not answer with the file',
  'too-many-redirects': 'the server redirects again and again',
  'too-large': 'the file is larger than 32 MB',
  'timed-out': 'nothing came for too long',
  'broken-off': 'the connection was refused or broke off before the file was whole',
  'not-json': 'what came is not JSON, or only a part of it',
  'not-an-object': 'what came is not a permission file',
  foreign: 'what came is JSON of another kind',
  empty: 'the permission file is empty',
  'wrong-shape': 'a part of the permission file does not have the published shape',
  shrunk: 'the file holds less than half of the permissions that are here already (delete the old file to accept it)',
  'not-written': 'the file could not be written',
};

/**
 * Fetches the permission file that Microsoft publishes: `npm run permissions:update -- [URL] [--file PATH]`.
 * Exit code 1 when it was refused; the old data stay.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string', default: fileURLToPath(new URL('data/graph-permissions.json', ROOT)) },
      idle: { type: 'string', default: '30000' },
    },
  });
  const update = await updatePermissions({
    url: positionals[0] ?? PUBLISHED,
    path: values.file,
    now: new Date(),
    limits: { idle: Number(values.idle) },
    onProgress: process.stdout.isTTY ? showProgress : () => undefined,
  });
  report(update, values.file);
}

function showProgress(bytes: number): void {
  process.stdout.write(`\r${(bytes / 1024 / 1024).toFixed(1)} MB`);
}

function report(update: Update, path: string): void {
  if (process.stdout.isTTY) process.stdout.write('\r');
  if (update.kind === 'refused') {
    const status = update.status === undefined ? '' : ` (status ${update.status})`;
    process.stderr.write(`Not updated: ${MESSAGES[update.reason]}${status}. The old data stay as they are.\n`);
    process.exitCode = 1;
    return;
  }
  const { permissions, sidecar } = update;
  process.stdout.write(`${permissions} permissions of ${sidecar.date} in ${path}\nSHA-256 ${sidecar.sha256}\n`);
  process.stdout.write(`Set GRAPH_PERMISSIONS_FILE=${path} to use them.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`Not updated: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
