import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { Fragment, useEffect, useId, useRef, useState } from 'react';
import { useT } from '../components/useT.ts';
import type { Command } from './commands.tsx';
import { palette } from './openedStore.ts';
import classes from './Palette.module.css';
import { type PaletteEntry, usePaletteEntries } from './usePaletteEntries.tsx';

/** A list that is moved through from the text field above it; the field keeps the focus. */
const ROLE = {
  field: { role: 'combobox' },
  list: { role: 'listbox' },
  entry: { role: 'option' },
} as const;

/** Ctrl+K: dealers by any part of name, code, phone or pinyin; pages; commands. */
export function Palette({ commands }: { commands: readonly Command[] }) {
  const t = useT();
  const opened = palette.useOpened();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      palette.toggle();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <Modal
      opened={opened}
      onClose={palette.close}
      withCloseButton={false}
      padding={0}
      size={620}
      yOffset="8vh"
      // The field must take the very first letter that follows Ctrl+K.
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('shell.top.searchHint') } }}
    >
      <PaletteBody commands={commands} />
    </Modal>
  );
}

function PaletteBody({ commands }: { commands: readonly Command[] }) {
  const t = useT();
  const listId = useId();
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const { entries, settled } = usePaletteEntries(text, commands);
  const run = useRunWhenSettled(entries, settled);
  const at = Math.min(marked, entries.length - 1);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMarked((at + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(at);
    }
  };
  const field = {
    ...ROLE.field,
    'aria-label': t('shell.top.searchHint'),
    'aria-expanded': true,
    'aria-controls': listId,
    'aria-activedescendant': entries.length > 0 ? `${listId}-${at}` : undefined,
    'aria-autocomplete': 'list',
  } as const;
  const list = { ...ROLE.list, 'aria-label': t('shell.top.searchHint') };
  return (
    <div className={classes.palette}>
      <div className={classes.field}>
        <Search size={16} aria-hidden />
        <input
          {...field}
          data-autofocus
          ref={takeFocus}
          maxLength={100}
          placeholder={t('shell.palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={classes.list} id={listId} {...list}>
        {entries.map((entry, index) => (
          <Fragment key={entry.id}>
            {entry.group !== entries[index - 1]?.group && (
              <div className={classes.group} aria-hidden>
                {t(entry.group)}
              </div>
            )}
            <Entry id={`${listId}-${index}`} entry={entry} marked={index === at} onRun={() => run(index)} />
          </Fragment>
        ))}
      </div>
      {entries.length === 0 && (
        <p className={classes.nothing} role="status">
          {t(settled ? 'shell.palette.nothing' : 'common.loading')}
        </p>
      )}
    </div>
  );
}

/** At once, before the dialog's own focus trap gets to it. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.focus();
}

/** Runs an entry; Enter pressed before the dealers have arrived is kept for the first entry that then stands there. */
function useRunWhenSettled(entries: readonly PaletteEntry[], settled: boolean): (index: number) => void {
  const [waiting, setWaiting] = useState(false);
  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    palette.close();
    entry.run();
  };
  const latest = useRef(run);
  latest.current = run;
  const first = entries[0];
  useEffect(() => {
    if (waiting && settled) {
      setWaiting(false);
      latest.current(first);
    }
  }, [waiting, settled, first]);
  return (index) => {
    if (settled) run(entries[index]);
    else setWaiting(true);
  };
}

function Entry(props: { id: string; entry: PaletteEntry; marked: boolean; onRun(): void }) {
  const element = useRef<HTMLDivElement>(null);
  const { entry, marked } = props;
  useEffect(() => {
    if (marked) element.current?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  const option = { ...ROLE.entry, 'aria-selected': marked, onClick: props.onRun };
  return (
    <div ref={element} id={props.id} className={classes.entry} {...option}>
      {entry.left}
      <div className={classes.label}>
        {entry.label}
        {entry.detail && <small>{entry.detail}</small>}
      </div>
      {entry.right}
    </div>
  );
}
