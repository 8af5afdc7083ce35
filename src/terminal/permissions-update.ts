import { fileURLToPath } from 'node:url';
import { PUBLISHED, updatePermissions } from '../permissions/update.ts';
import { ROOT } from '../root.ts';
import { plain } from './say.ts';
import { shown } from './shown.ts';
import type { Desk, ExitCode } from './surroundings.ts';

const IDLE = 30_000;

/** `permissions:update [URL] [--file PATH]`: fetches the permission file that Microsoft publishes. The old data stay when it is refused. */
export async function runPermissionsUpdate({ at, words, operand = PUBLISHED, flags }: Desk): Promise<ExitCode> {
  const path = flags.get('file') ?? fileURLToPath(new URL('data/graph-permissions.json', ROOT));
  const update = await updatePermissions({
    url: operand,
    path,
    now: new Date(at.now()),
    limits: { idle: Number(flags.get('idle') ?? IDLE) },
    onProgress: at.isWatched ? (bytes) => at.error(`\r${(bytes / 1024 / 1024).toFixed(1)} MB`) : () => undefined,
  });
  if (at.isWatched) at.error('\r');
  if (update.kind === 'refused') {
    const status = update.status === undefined ? '–' : String(update.status);
    at.error(plain(words, `terminal.update.refused.${update.reason}`, { status }));
    at.error(plain(words, 'terminal.update.stays'));
    return 1;
  }
  const { permissions, sidecar } = update;
  at.out(plain(words, 'terminal.update.done', { permissions, date: sidecar.date, file: shown(path) }));
  at.out(`SHA-256 ${sidecar.sha256}\n`);
  at.out(plain(words, 'terminal.update.use', { setting: `GRAPH_PERMISSIONS_FILE=${shown(path)}` }));
  return 0;
}
