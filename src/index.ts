import { randomUUID } from 'node:crypto';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { createLog, describeFault, routeConsole } from './log.ts';
import { publishedPermissions } from './permissions/published.ts';
import { openStore, type Store } from './storage/open.ts';
import { DAY_MS } from './storage/options.ts';

const reading = readConfig(process.env);
if (reading.kind === 'invalid') {
  for (const { variable, problem, fix } of reading.problems) process.stderr.write(`${variable} ${problem}.\n  Fix: ${fix}\n`);
  process.exit(1);
}

const { config } = reading;
const log = createLog({ level: config.logLevel });
routeConsole(log);
const published = await publishedPermissions(config.permissionsFile);
if (published.kind === 'refused') {
  process.stderr.write(
    `GRAPH_PERMISSIONS_FILE cannot be used (${published.reason}).\n  Fix: npm run permissions:update, or remove the variable.\n`,
  );
  process.exit(1);
}
const IN_USE_FIX = 'stop the other process that uses this file, or take DATABASE_URL=postgres://... for several processes.';
const DATABASE_FIX = 'a folder that this process may write to, or a PostgreSQL that is running and lets the user create tables.';
const MIGRATION_FIX =
  'take the version of Graph Triage that last used this database, or a newer one; on PostgreSQL the user must be allowed to create tables.';
const FIXES: Readonly<Record<string, string>> = { 'database-in-use': IN_USE_FIX, 'migration-failed': MIGRATION_FIX };
const app = createApp({
  config,
  log,
  store: await openDatabase(config),
  now: Date.now,
  // Node keeps random bytes in store for these alone: any other way asks the system in each turn.
  newId: () => randomUUID().slice(0, 8),
  permissions: published.permissions,
});

/** Prints why and how to mend it, and ends, when the database cannot be used. The URL is not printed: it may hold a password. */
async function openDatabase({ databaseUrl, retentionDays }: Config): Promise<Store> {
  try {
    return await openStore(databaseUrl, { retentionMs: retentionDays * DAY_MS });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const codes = [error, cause].map((fault) => describeFault(fault).code).filter((code) => code !== undefined);
    const fix = FIXES[String(describeFault(error).code)] ?? DATABASE_FIX;
    process.stderr.write(`DATABASE_URL cannot be used (${codes.join(', ') || 'an unknown error'}).\n  Fix: ${fix}\n`);
    process.exit(1);
  }
}

/** Finishes the turns in flight, then ends. A second signal ends at once. */
async function stop(): Promise<void> {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  log('info', 'stopping');
  await app.close();
  process.exit(0);
}

process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
process.on('unhandledRejection', (error) => log('error', 'unhandled-rejection', describeFault(error)));
// Node would print the message of the error, which may quote what somebody sent.
process.on('uncaughtException', (error) => {
  log('error', 'uncaught-exception', describeFault(error));
  process.exit(1);
});

try {
  const { host, port } = await app.listen();
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  log('info', 'listening', { url: address });
  process.stdout.write(
    config.identity === undefined
      ? `Graph Triage runs for this machine only, at ${address}\n`
      : `Graph Triage takes activities at ${address}/api/messages\n`,
  );
} catch (error) {
  const code = describeFault(error).code ?? 'an unknown error';
  process.stderr.write(`Cannot listen on ${config.host}:${config.port} (${code}).\n  Fix: set PORT to a free port.\n`);
  process.exit(1);
}
