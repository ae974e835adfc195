import { Text, Title } from '@mantine/core';
import { type CSSProperties, type ReactNode, useId } from 'react';
import { Chart, type Mark } from '../../components/charts/Chart.tsx';
import classes from '../../components/charts/charts.module.css';
import { type Format, useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { type ShownColumn, shownTable } from '../shownTable.ts';
import { TableExport } from '../TableExport.tsx';

interface ChartWithTableProps<R> {
  title: string;
  /** One sentence: what it says, with its figures. Read out in place of the picture. */
  summary: string;
  option?: Parameters<typeof Chart>[0]['option'];
  /** A picture drawn otherwise, in place of the chart. */
  picture?: ReactNode;
  height?: number;
  /** The figures of the picture, a row each, beside it and in the export. */
  columns: readonly ShownColumn<R>[];
  rows: readonly R[];
  /** Opens what a row, or the mark of the same place in the first series, stands for. */
  onRow?(row: R): void;
  /** What a figure of the table opens, by the place of its column; undefined where it opens nothing. */
  onCell?(row: R, place: number): (() => void) | undefined;
  /** The row of a clicked mark; the row of its place where it is left out. */
  rowOf?(mark: Mark): R | undefined;
  /** What a clicked mark does where it stands for no row. */
  onMark?(mark: Mark): void;
  /** A table of many columns: below the picture where the window is not wide; of very many always. */
  wide?: boolean | 'below';
  /** Further acts beside the heading. */
  acts?: ReactNode;
  children?: ReactNode;
}

/** A chart and, beside it, the table with its figures: the one picture for those who see it, both for copying and export. */
export function ChartWithTable<R>(props: ChartWithTableProps<R>) {
  const { title, summary, columns, rows, onRow, height = 300 } = props;
  const t = useT();
  const id = useId();
  const rowOf = props.rowOf ?? (({ dataIndex }: Mark) => rows[dataIndex]);
  const openRow = (mark: Mark) => {
    const row = rowOf(mark);
    if (row !== undefined) onRow?.(row);
  };
  const onMark = props.onMark ?? (onRow && openRow);
  return (
    <section aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, rows)} name={title} disabled={rows.length === 0} />
        {props.acts}
      </div>
      <Text size="sm" c="dimmed">
        {summary}
      </Text>
      {props.children}
      <div
        className={classes.pair}
        data-wide={props.wide === true || undefined}
        data-below={props.wide === 'below' || undefined}
      >
        {props.picture}
        {props.option && (
          <Chart option={props.option} label={`${title}. ${summary}`} height={height} {...(onMark ? { onMark } : {})} />
        )}
        <FigureTable
          label={t('analysis.figures', { title })}
          columns={columns}
          rows={rows}
          height={height}
          {...(onRow ? { onRow } : {})}
          {...(props.onCell ? { onCell: props.onCell } : {})}
        />
      </div>
    </section>
  );
}

interface FigureTableProps<R> {
  label: string;
  columns: readonly ShownColumn<R>[];
  rows: readonly R[];
  height: number;
  onRow?(row: R): void;
  onCell?(row: R, place: number): (() => void) | undefined;
}

/** A small table of figures; its first column opens what the row stands for. */
export function FigureTable<R>({ label, columns, rows, height, onRow, onCell }: FigureTableProps<R>) {
  const format = useFormat();
  const actOf = (row: R, place: number) => (place === 0 && onRow ? () => onRow(row) : onCell?.(row, place));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its keys
    <section className={classes.room} style={tallest(height)} tabIndex={0} aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(([header, kind]) => (
              <th key={header} scope="col" data-end={isFigure(kind) || undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are figures without a number of their own, shown as a whole
            <tr key={at}>
              {columns.map(([header, kind, figureOf], place) => {
                const text = cellText(format, kind, figureOf(row));
                const act = actOf(row, place);
                return (
                  <td
                    key={header}
                    data-end={isFigure(kind) || undefined}
                    data-long={text.length > LONG_TEXT || undefined}
                  >
                    {act ? (
                      <button type="button" data-figure={place > 0 || undefined} onClick={act}>
                        {text}
                      </button>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Characters of a text that is read in lines: it takes room from names and words beside it. */
const LONG_TEXT = 36;

// React's type knows no properties of our own.
const tallest = (height: number) => ({ '--table-height': `${height}px` }) as CSSProperties;

type Kind = ShownColumn<unknown>[1];

function isFigure(kind: Kind): boolean {
  return kind !== 'text' && kind !== 'day';
}

/** A figure as the table's export means it: money in minor units, a percentage a fraction. */
function cellText(format: Format, kind: Kind, value: string | number | null): string {
  if (value === null) return '—';
  if (typeof value === 'string') return kind === 'day' ? format.day(value) : value;
  if (kind === 'money') return format.moneyRound(value);
  if (kind === 'percent') return format.percent(value);
  return kind === 'plain' ? String(value) : format.count(kind === 'integer' ? value : Number(value.toFixed(2)));
}
