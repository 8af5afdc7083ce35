import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/src/index.js', import.meta.url));
const WATCH = new URL('watch.mjs', import.meta.url).href;
const LISTENING = /at (http:\/\/127\.0\.0\.1:\d+)\n/;
const PATIENCE_MS = 30_000;

const alive = new Set<ChildProcess>();
// Nobody outlives the run, also where that fails.
process.once('exit', () => alive.forEach((child) => child.kill('SIGKILL')));

/** In milliseconds, since the process began; `longest` since it was last asked. */
export interface Used {
  readonly cpu: number;
  /** The most CPU that went by while the event loop did not come round. */
  readonly longest: number;
}

/** The compiled bot as a process of its own, without an app id, watched from inside. */
export interface WatchedBot {
  readonly url: string;
  readonly isDead: () => boolean;
  readonly ask: () => Promise<Used>;
  /** Asks it to end and says with what it did; a process that does not end within half a minute is killed. */
  readonly stop: () => Promise<number | null>;
}

export interface BotSettings {
  readonly env: Readonly<Record<string, string>>;
  /** Takes every byte that the process writes. */
  readonly heard: (place: 'output' | 'errors', bytes: Buffer) => void;
}

/** Starts the bot on a free port. The build has to be there. */
export async function startBot({ env, heard }: BotSettings): Promise<WatchedBot> {
  const child = spawn(process.execPath, ['--import', WATCH, PROGRAM], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'debug', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  alive.add(child);
  const exit = once(child, 'close');
  child.once('close', () => alive.delete(child));
  child.stderr?.on('data', (bytes: Buffer) => heard('errors', bytes));
  const url = await new Promise<string | undefined>((resolve) => {
    let begun = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      heard('output', bytes);
      if (begun.length < 10_000) begun += bytes.toString();
      const address = LISTENING.exec(begun)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('close', () => resolve(undefined));
  });
  if (url === undefined) throw new Error(`the bot did not start: exit ${child.exitCode}`);
  return {
    url,
    isDead: () => child.exitCode !== null || child.signalCode !== null,
    ask: () => askChild(child),
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await exit;
      clearTimeout(timer);
      return child.exitCode;
    },
  };
}

let questions = 0;

/** A process that is gone has used nothing more. */
function askChild(child: ChildProcess): Promise<Used> {
  const question = (questions += 1);
  return new Promise((resolve) => {
    const hear = (answer: Used & { readonly question: number }): void => {
      if (answer.question !== question) return;
      child.off('message', hear);
      child.off('close', giveUp);
      resolve(answer);
    };
    const giveUp = (): void => resolve({ cpu: 0, longest: 0 });
    child.on('message', hear);
    child.once('close', giveUp);
    child.send(question, (error) => error && giveUp());
  });
}
