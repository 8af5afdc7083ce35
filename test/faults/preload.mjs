import { createRequire } from 'node:module';

// Loaded before a bot, this does to it from inside what a machine may do: it shifts the clock, and fills the disk of its SQLite file.
const ROOM = 1_000_000;
const Database = createRequire(import.meta.url)('libsql');
const { exec } = Database.prototype;
const written = new Set();
const now = Date.now;
let shift = 0;

Date.now = () => now() + shift;
Database.prototype.exec = function (sql) {
  if (sql === 'begin immediate') written.add(this);
  return exec.call(this, sql);
};

process.on('message', ({ shiftMs = shift, isFull }) => {
  shift = shiftMs;
  // A limit below the size of the file is the size of the file.
  if (isFull !== undefined) for (const database of written) exec.call(database, `pragma max_page_count = ${isFull ? 1 : ROOM}`);
  process.send('done');
});
// The bot may end although somebody could still say something.
process.channel.unref();
