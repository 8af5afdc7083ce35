import assert from 'node:assert/strict';
import { run } from './terminal/run-cli.ts';
import { tokenOf } from './triage/tokens.ts';

const CANARY = 'CaNaRyCaNaRyCaNaRyCaNaRy';
const TOKEN = `${tokenOf({ aud: 'https://graph.windows.net', scp: 'Mail.Read', name: CANARY, sub: CANARY }).split('.').slice(0, 2).join('.')}.${CANARY}`;

describe('a token at the command line', function () {
  this.timeout(60_000);

  it('shows the claims of a token and never the token', async () => {
    for (const args of [['token'], ['token', '--json'], ['token', '--locale', 'sv'], ['diagnose'], ['diagnose', '--json']]) {
      const { code, out, error } = await run(args, { input: `Bearer ${TOKEN}\n` });
      assert.equal(code, 0);
      assert.ok(args[0] !== 'token' || (out.includes('https://graph.windows.net') && out.includes('Mail.Read')), args.join(' '));
      for (const part of [...TOKEN.split('.'), CANARY]) assert.ok(!`${out}${error}`.includes(part), args.join(' '));
    }
  });

  it('reads decoded claims as well', async () => {
    const { code, out } = await run(['token', '--json'], {
      input: '{\n "aud": "https://graph.microsoft.com",\n "scp": "Mail.Read"\n}',
    });
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out).claims.scp, ['Mail.Read']);
  });

  it('repeats no token that stands in the wrong place', async () => {
    for (const args of [[TOKEN], ['token', TOKEN], ['diagnose', TOKEN], ['diagnose', `--${TOKEN}`], ['evaluate', TOKEN]]) {
      const { code, out, error } = await run(args);
      assert.deepEqual([code, out], [2, '']);
      for (const part of TOKEN.split('.')) assert.ok(!error.includes(part), error);
    }
  });
});
