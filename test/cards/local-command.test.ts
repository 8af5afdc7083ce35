import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LOCAL_COMMAND } from '../../src/cards/local-command.ts';
import { tokenOf } from '../triage/tokens.ts';

const claims = {
  aud: 'https://graph.microsoft.com',
  scp: 'User.Read',
  exp: 1_795_176_000,
  upn: 'alex@contoso.example',
  name: 'Alex',
  ipaddr: '1.2.3.4',
};

/** Runs it in a shell and types into it, as a person does; the terminal stays open. */
async function run(input: string): Promise<string> {
  const child = spawn('sh', ['-c', LOCAL_COMMAND]);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.write(input);
  await once(child, 'close');
  return output;
}

describe('the command that reads a token on the own machine', () => {
  it('prints the allow-listed claims and ends', async () => {
    assert.equal(await run(`${tokenOf(claims)}\n`), 'aud https://graph.microsoft.com\nscp User.Read\nexp 1795176000\n');
  });

  it('takes a token with Bearer in front', async () => {
    assert.match(await run(`Bearer ${tokenOf(claims)}\n`), /scp User\.Read/);
  });

  it('names no package to download', () => {
    assert.doesNotMatch(LOCAL_COMMAND, /npx|npm|require|import/);
  });
});
