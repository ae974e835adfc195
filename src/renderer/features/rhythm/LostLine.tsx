import { Anchor, Text } from '@mantine/core';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Who is late by so many cycles that it counts as lost stands on no list of the slipping: how many, and the way to them. */
export function LostLine() {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const notify = useNotify();
  const { data } = useApiQuery('lifecycle.overview', {});
  const lost = data?.stages.find(({ stage }) => stage === 'lost')?.dealers ?? 0;
  if (data === undefined || lost === 0) return null;
  const open = async () => {
    try {
      openDealers({ label: t('lifecycle.stage.lost'), ids: (await api.call('lifecycle.ids', { stage: 'lost' })).ids });
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <Text size="sm" mb="xs">
      {t('rhythm.page.lost', { count: lost, dealers: format.count(lost), cycles: data.goneCycles })}{' '}
      <Anchor component="button" type="button" size="sm" onClick={() => void open()}>
        {t('rhythm.page.openLost')}
      </Anchor>
    </Text>
  );
}
