import { useRef, useState } from 'react';
import classes from './DataGrid.module.css';
import type { CellEdit } from './gridTypes.ts';

export interface CellEditorProps<R> {
  edit: CellEdit<R>;
  row: R;
  label: string;
  /** `step` says where the cursor goes next: one row down after Enter. */
  onDone(next: string | null, step: 0 | 1): void;
}

/** The field inside of a cell. Enter or leaving saves, Esc gives up; the keys of the grid rest meanwhile. */
export function CellEditor<R>({ edit, row, label, onDone }: CellEditorProps<R>) {
  const [text, setText] = useState(() => edit.value(row));
  const done = useRef(false);
  const finish = (next: string | null, step: 0 | 1) => {
    // Closing takes the focus away, which would count as leaving once more.
    if (done.current) return;
    done.current = true;
    onDone(next !== null && next !== edit.value(row) ? next : null, step);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') finish(null, 0);
    if (event.key === 'Enter') finish(text, 1);
  };
  const common = { className: classes.editor, 'aria-label': label, onKeyDown, onBlur: () => finish(text, 0) };
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
  return <input {...common} ref={focus} value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}

function focus(field: HTMLInputElement | HTMLSelectElement | null): void {
  field?.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement) field.select();
}
