import { List, Text } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import { keptLines } from '../../../shared/i18n/keptText.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './imports.module.css';

/** What was changed since an import and stays as it is now: how many fields, and which of which dealers. */
export function KeptFields({ kept, done }: { kept: Output<'imports.undoPreview'>['kept']; done: boolean }) {
  const t = useT();
  const format = useFormat();
  if (kept.fields === 0) return null;
  const title = t(done ? 'imports.undo.keptDone' : 'imports.undo.kept', {
    count: kept.fields,
    n: format.count(kept.fields),
  });
  return (
    <>
      <Text size="sm" fw={600} mt="sm">
        {title}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className={classes.kept} tabIndex={0} aria-label={title}>
        <List size="sm">
          {keptLines(kept, t).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      </section>
    </>
  );
}
