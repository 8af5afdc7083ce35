import { ROOT } from './root.ts';
import { runTerminal } from './terminal/run.ts';
import { loadCatalogues } from './words/catalogue.ts';

/**
 * The engine in a terminal: `npm run --silent triage -- diagnose|token|evaluate|permissions:update`, each explained by `--help`.
 * Exit codes: 0 answered, 1 nothing readable or nothing updated, 2 the call was wrong or a file is not there, 3 a fault.
 */
async function main(): Promise<void> {
  // Whoever reads only the first lines, such as `head`, is no fault.
  process.stdout.on('error', () => process.exit());
  process.exitCode = await runTerminal(
    process.argv.slice(2),
    {
      input: process.stdin,
      out: (text) => void process.stdout.write(text),
      error: (text) => void process.stderr.write(text),
      isWatched: process.stdout.isTTY,
      columns: process.stdout.columns,
      env: process.env,
      now: Date.now,
    },
    loadCatalogues(new URL('locales/', ROOT)),
  );
}

main().catch((error: unknown) => {
  // Only the start of it all gets here, which has read nothing yet.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
});
