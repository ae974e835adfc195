import { Alert, List } from '@mantine/core';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import type { Output } from '../../../shared/contract/index.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './data.module.css';

const COUNTS = [
  'dealer',
  'contact',
  'rep',
  'orders',
  'order_line',
  'product',
  'receivable',
  'receipt',
  'import_batch',
  'score_run',
  'change_log',
] as const;

const FINDINGS: Readonly<Record<string, TextKey>> = {
  file_damaged: 'data.check.finding.file_damaged',
  foreign_key: 'data.check.finding.foreign_key',
  day_totals_differ: 'data.check.finding.day_totals_differ',
  day_totals_left_over: 'data.check.finding.day_totals_left_over',
  line_count_differs: 'data.check.finding.line_count_differs',
  batch_half_done: 'data.check.finding.batch_half_done',
  reversal_pair_wrong: 'data.check.finding.reversal_pair_wrong',
  return_above_zero: 'data.check.finding.return_above_zero',
  overdue_differs: 'data.check.finding.overdue_differs',
  live_score_without_dealer: 'data.check.finding.live_score_without_dealer',
  rep_name_twice: 'data.check.finding.rep_name_twice',
  own_value_of_other_kind: 'data.check.finding.own_value_of_other_kind',
  choices_unreadable: 'data.check.finding.choices_unreadable',
  merged_apart: 'data.check.finding.merged_apart',
  two_main_contacts: 'data.check.finding.two_main_contacts',
  merged_in_circle: 'data.check.finding.merged_in_circle',
  tag_of_several: 'data.check.finding.tag_of_several',
};

/** What a check of the file found, and how much is in it. */
export function CheckReport({ result }: { result: Output<'data.check'> }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <Alert
        mt="sm"
        color={result.ok ? 'accent' : 'red'}
        variant={result.ok ? 'light' : 'outline'}
        icon={result.ok ? <ShieldCheck size={17} aria-hidden /> : <TriangleAlert size={17} aria-hidden />}
        title={t(result.ok ? 'data.check.good' : 'data.check.bad')}
      >
        {result.findings.length > 0 && (
          <List size="sm">
            {result.findings.map(({ code, count, detail }) => (
              <List.Item key={code}>
                {t('data.check.findingCount', { what: findingText(code, t), n: format.count(count) })} {detail}
              </List.Item>
            ))}
          </List>
        )}
      </Alert>
      <dl className={classes.counts} aria-label={t('data.check.counts')}>
        {COUNTS.filter((name) => result.counts[name] !== undefined).map((name) => (
          <div key={name}>
            <dt>{t(`data.check.count.${name}`)}</dt>
            <dd>{format.count(result.counts[name])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A rule added to the check before its sentence shows its code. */
function findingText(code: string, t: T): string {
  const key = FINDINGS[code];
  return key === undefined ? code : t(key);
}
