import type { Key } from '../words/catalogue.ts';
import type { Run, Words } from '../words/words.ts';
import type { CountChart, CountTable } from './card-data.ts';
import { inlines } from './inlines.ts';

/** A line of a table: what is counted, and a count for each further column. */
export interface CountRow {
  readonly label: readonly Run[];
  readonly counts: readonly number[];
}
type Column = Key extends infer K ? (K extends `insights.columns.${infer Name}` ? Name : never) : never;

/** The rows under their headings; the first heading is that of the labels. */
export function tableOf(words: Words, [first, ...rest]: readonly [Column, ...Column[]], rows: readonly CountRow[]): CountTable {
  const headOf = (column: Column) => words.text(`insights.columns.${column}`);
  const shown = new Intl.NumberFormat(words.locale);
  return {
    width: rest.length === 1 ? 2 : 1,
    head: headOf(first),
    heads: rest.map((column) => ({ text: headOf(column) })),
    rows: rows.map(({ label, counts }) => ({
      label: inlines(label),
      counts: counts.map((count) => ({ text: shown.format(count) })),
    })),
  };
}

/** A bar for the first count of each row. Labels are words of ours alone: a chart is no place for a text from outside. */
export function barChart(table: CountTable, rows: readonly CountRow[]): CountChart<{ readonly x: string; readonly y: number }> {
  return chart(
    table,
    rows.map((row) => ({ x: textOf(row), y: row.counts[0] ?? 0 })),
  );
}

/** A group of bars for each row, one bar for each count. */
export function groupChart(table: CountTable, rows: readonly CountRow[]): CardGroups {
  return chart(
    table,
    table.heads.map(({ text }, i) => ({ legend: text, values: rows.map((row) => ({ x: textOf(row), y: row.counts[i] ?? 0 })) })),
  );
}
type CardGroups = CountChart<{
  readonly legend: string;
  readonly values: readonly { readonly x: string; readonly y: number }[];
}>;

/** A slice for each row. */
export function donutChart(
  table: CountTable,
  rows: readonly CountRow[],
): CountChart<{ readonly legend: string; readonly value: number }> {
  return chart(
    table,
    rows.map((row) => ({ legend: textOf(row), value: row.counts[0] ?? 0 })),
  );
}

function chart<Point>(table: CountTable, points: readonly Point[]): CountChart<Point> {
  // What is counted; of several counts each has a legend.
  return { ...table, title: table.heads.length === 1 ? (table.heads[0]?.text ?? table.head) : table.head, points };
}

function textOf({ label }: CountRow): string {
  return label.map(({ text }) => text).join('');
}
