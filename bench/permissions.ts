import { readFileSync } from 'node:fs';
import { BUILT_IN } from '../src/triage/permissions/built-in.ts';
import { catalogue } from '../src/triage/permissions/catalogue.ts';
import type { PermissionData } from '../src/triage/permissions/model.ts';
import { parse } from '../src/triage/permissions/parse.ts';
import { createPermissions } from '../src/triage/permissions/permissions.ts';
import type { TokenReading } from '../src/triage/token.ts';
import { microseconds } from './measure.ts';
import { lineOf, median, print } from './report.ts';

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
  const mean = microseconds(() => permissions.check(next(), token));
  const linear = microseconds(() => {
    const { method, path } = next();
    return scan(templates, method, path);
  });
  const worst = Math.max(...WORST.map((path) => microseconds(() => permissions.check({ method: 'GET', path }, token))), ...each);
  for (const line of [
    { what: `${name}: index of ${templates.length} methods and paths`, value: build / 1000, budget: 100, unit: 'ms' },
    { what: `${name}: check, median`, value: median(each), budget: 5, unit: 'us' },
    { what: `${name}: check, mean`, value: mean, unit: 'us' },
    { what: `${name}: check, worst allowed input`, value: worst, budget: 100, unit: 'us' },
    { what: `${name}: a linear scan, mean`, value: linear, unit: 'us' },
  ])
    print(lineOf(line));
}

/** Index and look-up of permissions against a scan of all templates, in the same run. */
export function measurePermissions(): void {
  if (file === undefined) print('full file: not measured, because GRAPH_PERMISSIONS_FILE is not set');
  else measureFile(readFileSync(file, 'utf8'));
  measure('built-in', BUILT_IN);
}

function measureFile(text: string): void {
  const reading = parse(JSON.parse(text), '2026-01-01');
  if (reading.kind === 'refused') throw new Error(`GRAPH_PERMISSIONS_FILE was refused: ${reading.reason}`);
  const start = performance.now();
  createPermissions(reading.data);
  const first = performance.now() - start;
  const read = microseconds(() => parse(JSON.parse(text), '2026-01-01')) / 1000;
  print(lineOf({ what: 'full file: first index, nothing compiled', value: first, unit: 'ms' }));
  print(lineOf({ what: 'full file: read from JSON', value: read, unit: 'ms' }));
  measure('full file', reading.data);
}
