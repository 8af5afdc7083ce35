import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../src/root.ts';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}
interface Given {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line as its own process, in English unless told otherwise. */
export function run(args: readonly string[], { input = '', env = {} }: Given = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import=tsx', 'src/cli.ts', ...args], {
    cwd: fileURLToPath(ROOT),
    env: { PATH: process.env['PATH'], LANG: 'en_US.UTF-8', ...env },
  });
  let [out, error] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (error += chunk));
  // A command that reads nothing may end before the input does.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((done) => {
    child.on('close', (code) => done({ code, out, error }));
  });
}
