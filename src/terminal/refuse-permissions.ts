import { CALL, plain } from './say.ts';
import type { Desk, ExitCode } from './surroundings.ts';

/** Says that the named permission file cannot be used, and what to do. */
export function refusePermissions({ at, words }: Pick<Desk, 'at' | 'words'>): ExitCode {
  const command = `${CALL} permissions:update`;
  at.error(plain(words, 'terminal.wrong.permissions', { variable: 'GRAPH_PERMISSIONS_FILE', command }));
  return 2;
}
