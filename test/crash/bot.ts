import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/src/index.js', import.meta.url));
const LISTENING = /at (http:\/\/127\.0\.0\.1:\d+)\n/;

const alive = new Set<ChildProcess>();
// Nobody outlives the test, also where that fails.
process.once('exit', () => alive.forEach((child) => child.kill('SIGKILL')));

/** The compiled bot as a process of its own, without an app id: for this machine only, and anybody may register the desk. */
export interface BotProcess {
  /** Its address once it listens; nothing when it ended before that. */
  readonly url: Promise<string | undefined>;
  /** How long it took to listen, in milliseconds; nothing while it does not. */
  readonly startedIn: () => number | undefined;
  /** Lines of its log, and what it wrote to standard error. */
  readonly log: readonly string[];
  /** Stops the process where it stands, and lets it go on. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Says something to what was loaded before the bot, and resolves when that has done it. */
  readonly tell: (message: object) => Promise<void>;
  /** kill -9. Resolves when the system has cleaned up after it. */
  readonly kill: () => Promise<void>;
  /** Asks it to end and says with what it did. */
  readonly stop: () => Promise<number | null>;
}

/** Starts the bot on a database and a free port, after `preload` where there is one. The build has to be there. */
export function launchBot(databaseUrl: string, preload?: URL): BotProcess {
  const begin = performance.now();
  const child = spawn(process.execPath, [...(preload === undefined ? [] : ['--import', preload.href]), PROGRAM], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe', ...(preload === undefined ? [] : ['ipc' as const])],
  });
  const exit = once(child, 'close');
  alive.add(child);
  child.once('close', () => alive.delete(child));
  const log: string[] = [];
  child.stderr?.on('data', (chunk) => void log.push(String(chunk)));
  let startedIn: number | undefined;
  const url = addressOf(child, log).then((address) => {
    if (address !== undefined) startedIn = performance.now() - begin;
    return address;
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await exit;
  };
  return {
    url,
    startedIn: () => startedIn,
    log,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async tell(message) {
      const done = once(child, 'message');
      child.send(message);
      await done;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM').then(() => child.exitCode),
  };
}

function addressOf(child: ChildProcess, log: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    let unfinished = '';
    child.stdout?.on('data', (chunk) => {
      unfinished += String(chunk);
      const address = LISTENING.exec(unfinished)?.[1];
      if (address !== undefined) resolve(address);
      const lines = unfinished.split('\n');
      unfinished = lines.pop() ?? '';
      log.push(...lines.filter((line) => line.startsWith('{')));
    });
    child.once('close', () => resolve(undefined));
  });
}
