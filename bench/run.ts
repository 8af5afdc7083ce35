/** Runs one benchmark, or all: `npm run bench -- engine`. */
const BENCHES = ['engine'];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) throw new Error(`no benchmark ${unknown.join(', ')}; there are ${BENCHES.join(', ')}`);
for (const name of wanted.length > 0 ? wanted : BENCHES) await import(`./${name}.ts`);
