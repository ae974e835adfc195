import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';

/** What was there against what the file says: a line for each field, with its name and both sides. */
export function ChangesTable({ title, children }: { title: ReactNode; children: ReactNode }) {
  const t = useT();
  return (
    <div className={classes.detail}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <table className={classes.changes}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('imports.check.fieldColumn')}</th>
            <th scope="col">{t('imports.check.before')}</th>
            <th scope="col">{t('imports.check.after')}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
