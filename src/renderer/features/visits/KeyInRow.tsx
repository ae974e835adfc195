import { Table } from '@mantine/core';
import { flushSync } from 'react-dom';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { readTypedDay } from '../../../shared/domain/typedDay.ts';
import { VISIT_REASONS, type VisitReason } from '../../../shared/domain/visits.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type Format, useFormat } from '../../components/format.ts';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import classes from './keyIn.module.css';
import { type Draft, FIELDS, type Field, fieldAfter, meaningOf, resultKeyOf } from './keyIn.rules.ts';
import { saidText } from './saidText.ts';

interface KeyInRowProps {
  draft: Draft;
  /** What the line is called. */
  number: string;
  at: number;
  /** The day of the sheet: 下周一 is the Monday after it. */
  on: CalendarDay;
  onChange(next: Partial<Draft>): void;
  onGo(row: number, field: Field): void;
}

/** One line of a sheet. */
export function KeyInRow({ draft, number, at, on, onChange, onGo }: KeyInRowProps) {
  const t = useT();
  const format = useFormat();
  const figures = useTypedFigures();
  const { result } = draft;
  const what = result === '' ? 'done' : meaningOf(result).what;
  const day = draft.next.trim() === '' ? undefined : readTypedDay(draft.next, on)?.day;
  const wrong: Partial<Record<Field, boolean>> = {
    amount: figures.refusal('limit', draft.amount) !== undefined,
    price: figures.refusal('number', draft.price) !== undefined,
    next: draft.next.trim() !== '' && day === undefined,
  };
  const onKeyDown = (event: React.KeyboardEvent, field: Field) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onGo(at + 1, 'result');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      onGo(event.key === 'ArrowDown' ? at + 1 : at - 1, field);
    } else if (field === 'result') onResult(event);
  };
  /** One key, and on to what is asked for next: the amount of an order or a promise, the day of a visit that is moved, why one was missed. */
  const onResult = (event: React.KeyboardEvent) => {
    if (event.key === 'Backspace' || event.key === 'Delete') onChange({ result: '' });
    const key = event.key.length === 1 ? resultKeyOf(event.key.normalize('NFKC')) : undefined;
    if (key === undefined) return;
    event.preventDefault();
    // What is asked for next is another field for a visit that was missed: it must be there before the focus goes to it.
    flushSync(() => onChange({ result: key }));
    onGo(at, fieldAfter(key));
  };
  const label = (field: Field) =>
    t('visitSheets.keyIn.cell', {
      field: t(`visitSheets.field.${field}`),
      line: number,
      dealer: draft.name,
    });
  return (
    <Table.Tr>
      <Table.Td>{number}</Table.Td>
      <Table.Td className={classes.who}>{draft.name}</Table.Td>
      {FIELDS.map((field) => (
        <Table.Td key={field}>
          {field === 'amount' && what === 'missed' ? (
            <select
              className={classes.cell}
              data-cell={`${at}:amount`}
              aria-label={t('visitSheets.column.reason')}
              value={draft.reason}
              onKeyDown={(event) => event.key === 'Enter' && onKeyDown(event, field)}
              onChange={(event) =>
                onChange({
                  reason:
                    VISIT_REASONS.find((known) => known === event.currentTarget.value) ?? ('' as VisitReason | ''),
                })
              }
            >
              <option value="">{t('visitSheets.keyIn.askReason')}</option>
              {VISIT_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`visits.reason.${reason}`)}
                </option>
              ))}
            </select>
          ) : (
            <input
              className={classes.cell}
              data-cell={`${at}:${field}`}
              data-field={field}
              aria-label={label(field)}
              aria-invalid={wrong[field] === true || undefined}
              value={draft[field]}
              readOnly={field === 'result'}
              onKeyDown={(event) => onKeyDown(event, field)}
              onChange={(event) => onChange({ [field]: event.currentTarget.value })}
            />
          )}
          {field === 'amount' && what === 'missed' && draft.reason === '' && draft.note.trim() === '' && (
            <span className={classes.meaning}>{t('visitSheets.keyIn.noReason')}</span>
          )}
          {field === 'result' && result !== '' && (
            <span className={classes.meaning}>
              {what === 'done'
                ? t(`visitSheets.result.${meaningOf(result).result ?? 'ordered'}`)
                : t(`visitSheets.what.${what}`)}
            </span>
          )}
          {field === 'next' && day !== undefined && <span className={classes.meaning}>{format.day(day)}</span>}
        </Table.Td>
      ))}
      <Table.Td className={classes.there}>{thereText(draft, t, format)}</Table.Td>
    </Table.Tr>
  );
}

/** What became of a line's visit since its sheet went out: what was said of it, else where it went. */
function thereText({ said, dropped, elsewhere }: Draft, t: T, format: Format): string {
  if (dropped) return t('visitSheets.keyIn.dropped');
  if (elsewhere !== null)
    return t('visitSheets.keyIn.elsewhere', { day: format.day(elsewhere.on), rep: elsewhere.repName });
  return said === null ? '' : saidText(said, t, format);
}
