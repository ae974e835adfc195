import { Tooltip } from '@mantine/core';
import { useRef, useState } from 'react';
import classes from './DataGrid.module.css';
import type { CellEdit } from './gridTypes.ts';

export interface CellEditorProps<R> {
  edit: CellEdit<R>;
  row: R;
  label: string;
  /** `byKey` where Enter or Esc ended it, not leaving the field. */
  onDone(next: string | null, byKey: boolean): void;
}

/**
 * The field inside of a cell. Enter or leaving saves, Esc gives up; the keys of the grid rest meanwhile. What cannot be
 * kept stays typed, with the reason beside it.
 */
export function CellEditor<R>({ edit, row, label, onDone }: CellEditorProps<R>) {
  const [text, setText] = useState(() => edit.value(row));
  const [refusal, setRefusal] = useState<string | undefined>();
  const done = useRef(false);
  const finish = (next: string | null, byKey: boolean) => {
    // Closing takes the focus away, which would count as leaving once more.
    if (done.current) return;
    const why = next === null || next === edit.value(row) ? undefined : edit.check?.(next);
    setRefusal(why);
    if (why !== undefined) return;
    done.current = true;
    onDone(next !== null && next !== edit.value(row) ? next : null, byKey);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') finish(null, true);
    if (event.key === 'Enter') finish(text, true);
  };
  const common = { className: classes.editor, 'aria-label': label, onKeyDown, onBlur: () => finish(text, false) };
  if (edit.options) {
    return (
      <select {...common} ref={focus} value={text} onChange={(event) => setText(event.currentTarget.value)}>
        {edit.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <Tooltip label={refusal} opened={refusal !== undefined} position="bottom-start" multiline maw={300}>
      <input
        {...common}
        ref={focus}
        value={text}
        aria-invalid={refusal !== undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefusal(undefined);
        }}
      />
    </Tooltip>
  );
}

function focus(field: HTMLInputElement | HTMLSelectElement | null): void {
  field?.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement) field.select();
}
