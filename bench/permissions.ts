import { readFileSync } from 'node:fs';
import { BUILT_IN } from '../src/triage/permissions/built-in.ts';
import { catalogue } from '../src/triage/permissions/catalogue.ts';
import type { PermissionData } from '../src/triage/permissions/model.ts';
import { parse } from '../src/triage/permissions/parse.ts';
import { createPermissions } from '../src/triage/permissions/permissions.ts';
import type { TokenReading } from '../src/triage/token.ts';
import { microseconds } from './measure.ts';

/** Index and look-up of permissions against a scan of all templates, in the same run. */
const file = process.env['GRAPH_PERMISSIONS_FILE'];
const token: TokenReading = {
  kind: 'access-token',
  access: 'app-only',
  claims: { aud: ['https://graph.microsoft.com'], roles: ['User.Read.All', 'Mail.Send'] },
};

/** The costliest of inputs that are not refused at once: every address form, misses that backtrack, the caps of length and segments. */
const WORST: readonly string[] = [
  `/me/drive/root:/${'a/'.repeat(10)}b:/members/microsoft.graph.user/$ref`,
  `/users/{id}/drive/items/{id}:/{path}:/${'{id}/'.repeat(30)}$value`,
  `/${'{id}/'.repeat(39)}$ref`,
  `/deviceManagement/${'{id}/'.repeat(37)}$count`,
  `/users/${'%41'.repeat(1300)}/manager/$ref`,
  `/reports/f(${"a='(/',".repeat(500)}b=1)/$value`,
  `/sites/{id}:/${'a/'.repeat(36)}b`,
];

function scan(templates: readonly { readonly method: string; readonly expression: RegExp }[], method: string, path: string) {
  return templates.find((template) => template.method === method && template.expression.test(path));
}

function templatesOf({ grants }: PermissionData) {
  const lines = new Set(
    grants.flatMap(({ methods, paths }) => methods.flatMap((method) => paths.map(({ path }) => `${method} ${path}`))),
  );
  return [...lines].map((line) => {
    const at = line.indexOf(' ');
    const escaped = line.slice(at + 1).replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
    const expression = new RegExp(`^${escaped.replaceAll(/\{[^}]*\}/g, '[^/]+')}$`, 'i');
    return { method: line.slice(0, at), path: line.slice(at + 1).replaceAll(/\{[^}]*\}/g, 'x'), expression };
  });
}

function measure(name: string, data: PermissionData): void {
  const permissions = createPermissions(data);
  const templates = templatesOf(data);
  const sample = templates.filter((_, at) => at % Math.ceil(templates.length / 199) === 0);
  let turn = 0;
  const next = () => sample[turn++ % sample.length] ?? { method: 'GET', path: '/' };
  const build = microseconds(() => catalogue(data.grants));
  const each = sample.map((request) => microseconds(() => permissions.check(request, token))).toSorted((a, b) => a - b);
  const median = each[Math.floor(each.length / 2)] ?? Number.NaN;
  const mean = microseconds(() => permissions.check(next(), token));
  const linear = microseconds(() => {
    const { method, path } = next();
    return scan(templates, method, path);
  });
  const worst = Math.max(...WORST.map((path) => microseconds(() => permissions.check({ method: 'GET', path }, token))), ...each);
  print(`${name}: ${templates.length} methods and paths`);
  print(`  index                      ${(build / 1000).toFixed(1).padStart(9)} ms  budget 100`);
  print(`  check, median              ${median.toFixed(2).padStart(9)} us  budget 5`);
  print(`  check, mean                ${mean.toFixed(2).padStart(9)} us`);
  print(`  check, worst allowed input ${worst.toFixed(2).padStart(9)} us  budget 100`);
  print(`  linear scan, mean          ${linear.toFixed(2).padStart(9)} us  ${(linear / mean).toFixed(0)} x check`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (file === undefined) {
  print('full file: not measured, because GRAPH_PERMISSIONS_FILE is not set');
} else {
  const text = readFileSync(file, 'utf8');
  const reading = parse(JSON.parse(text), '2026-01-01');
  if (reading.kind === 'refused') throw new Error(`GRAPH_PERMISSIONS_FILE was refused: ${reading.reason}`);
  const start = performance.now();
  createPermissions(reading.data);
  print(`full file: first index of the process in ${(performance.now() - start).toFixed(1)} ms, before anything is compiled`);
  print(`full file: read from JSON in ${(microseconds(() => parse(JSON.parse(text), '2026-01-01')) / 1000).toFixed(1)} ms`);
  measure('full file', reading.data);
}
measure('built-in', BUILT_IN);
