import { openStore } from '../../src/storage/open.ts';

// A process of its own for the tests of locks and kills: opens the URL, says so, and with `write` stores numbers and says each that is stored.
const [url = '', task = ''] = process.argv.slice(2);
try {
  const store = await openStore(url);
  process.stdout.write('open\n');
  for (let count = 0; count < (task === 'write' ? Infinity : 0); count += 1) {
    await store.state.write({ [`n${count}`]: { count } });
    process.stdout.write(`${count}\n`);
  }
  process.stdin.once('data', () => void store.close().then(() => process.exit(0)));
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  process.stdout.write(`${code}: ${message}\n`);
  process.exit(1);
}
