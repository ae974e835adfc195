import { Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { Batch, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { MICRO_DIGITS, minorDigits, rescale } from '../../../shared/domain/money.ts';
import { fileAmountTexts } from '../../../shared/i18n/fileAmountTexts.ts';
import { writingTexts } from '../../../shared/i18n/writingTexts.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';

/** How columns turned out to be written, the file's own totals against what was read, and the money in rows that are not taken. */
export function FileTotals({ batch: { options, understanding }, counts }: { batch: Batch; counts: ImportCounts }) {
  const t = useT();
  const format = useFormat();
  const digits = minorDigits(useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY');
  const texts = [
    ...writingTexts(counts, understanding, options, t).map((text) => ({ text, differs: true })),
    ...fileAmountTexts(counts, t, (micro) => format.money(rescale(micro, MICRO_DIGITS, digits)), options),
  ];
  if (texts.length === 0) return null;
  return (
    <ul className={classes.totals}>
      {texts.map(({ text, differs }) => (
        <Text
          key={text}
          component="li"
          size="sm"
          c={differs ? 'var(--mantine-color-text)' : 'dimmed'}
          fw={differs ? 600 : 400}
        >
          {differs && <TriangleAlert size={14} aria-hidden />} {text}
        </Text>
      ))}
    </ul>
  );
}
