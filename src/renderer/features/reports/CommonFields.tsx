import { Anchor, Text, TextInput } from '@mantine/core';
import { z } from 'zod';
import { ReportUnit } from '../../../shared/contract/reports.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { type CommonOptions, hasTenThousands } from './commonOptions.ts';
import { Pick } from './Pick.tsx';

const Lang = z.enum(['zh-CN', 'en']);

/** The options that every report has: the unit of its amounts, who prepares it, its language. */
export function CommonFields({ common }: { common: CommonOptions }) {
  const t = useT();
  const { choice, change } = common;
  const company = useApiQuery('settings.get', {}).data?.companyName;
  return (
    <>
      <UnitPick common={common} />
      <TextInput
        label={t('reports.screen.preparedBy')}
        maxLength={60}
        value={choice.preparedBy}
        onChange={(event) => change({ preparedBy: event.currentTarget.value })}
      />
      {company === '' && (
        <Text size="xs" c="dimmed">
          {t('reports.screen.noCompany')}{' '}
          <Anchor href="#/settings" inherit underline="always">
            {t('shell.nav.settings')}
          </Anchor>
        </Text>
      )}
      <Pick
        label={t('reports.screen.language')}
        schema={Lang}
        value={choice.lang}
        options={[
          ['zh-CN', t('settings.pc.chinese')],
          ['en', t('settings.pc.english')],
        ]}
        onChange={(lang) => change({ lang })}
      />
    </>
  );
}

function UnitPick({ common: { choice, change } }: { common: CommonOptions }) {
  const t = useT();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const home = currency === 'CNY';
  if (!hasTenThousands(currency)) return null;
  return (
    <Pick
      label={t('reports.screen.unit')}
      schema={ReportUnit}
      value={choice.unit}
      options={[
        ['one', home ? t('reports.screen.unitOne') : t('reports.screen.unitOther', { currency })],
        [
          'tenThousand',
          home ? t('reports.screen.unitTenThousand') : t('reports.screen.unitOtherTenThousand', { currency }),
        ],
      ]}
      onChange={(unit) => change({ unit })}
    />
  );
}
