import { Button, Group, Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { NEED_KINDS, type NeedTag, type ProposedNeed } from '../../../shared/contract/demand.contract.ts';
import { NEED_WORDS, needEvidence } from '../../../shared/i18n/needWords.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { useUndoableAct } from '../doubles/useUndoableAct.ts';
import classes from './demand.module.css';
import { RefusedPart } from './RefusedPart.tsx';
import { RefuseModal, type ToRefuse } from './RefuseModal.tsx';

/** Needs that behaviour proposes, taken over as tags, and the owner's own tags that tell a need. */
export function NeedsPart() {
  const t = useT();
  const answer = useApiQuery('demand.needs', {});
  if (answer.error) return <ErrorNotice error={answer.error} />;
  if (!answer.data) return <Text c="dimmed">{t('common.loading')}</Text>;
  const { proposed, tags } = answer.data;
  const some = proposed.filter(({ dealers }) => dealers.length > 0);
  return (
    <div className={classes.pair}>
      <div>
        {some.length === 0 && <EmptyState title={t('demand.needs.none')} text={t('demand.needs.noneText')} />}
        {some.map((need) => (
          <Proposed key={need.need} of={need} />
        ))}
        <RefusedPart of="need" />
      </div>
      <Tags tags={tags} />
    </div>
  );
}

type Named = ProposedNeed['dealers'][number];

function Proposed({ of }: { of: ProposedNeed }) {
  const t = useT();
  const api = useApi();
  const act = useUndoableAct();
  const [refusing, setRefusing] = useState<ToRefuse | null>(null);
  const evidence = useEvidence(of.need);
  const name = t(`demand.need.${NEED_WORDS[of.need]}`);
  const columns: ShownColumn<Named>[] = [
    [t('demand.column.dealer'), 'text', (dealer) => dealer.name],
    [t('demand.needs.evidence'), 'text', evidence],
  ];
  const ids = of.dealers.map(({ id }) => id);
  const give = () =>
    void act(
      () => api.call('demand.giveNeed', { need: of.need, name, dealerIds: ids }),
      t('demand.needs.given', { name, count: ids.length }),
    );
  return (
    <div className={classes.need}>
      <Group gap="sm" mb={4}>
        <Title order={2} size="h5">
          {t('demand.needs.proposed', { name, count: ids.length })}
        </Title>
        <Button size="compact-xs" onClick={give}>
          {t('demand.needs.give')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => openDealers({ label: name, ids })}>
          {t('demand.needs.open')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => setRefusing({ name, need: of.need, dealers: of.dealers })}
        >
          {t('demand.refuse.some')}
        </Button>
        <TableExport request={shownTable(name, columns, of.dealers)} name={name} />
      </Group>
      <RefuseModal what={refusing} onClose={() => setRefusing(null)} />
      <Text size="sm" c="dimmed" mb={4}>
        {t(`demand.rule.${NEED_WORDS[of.need]}`)}
      </Text>
      <FigureTable
        label={name}
        columns={columns}
        rows={of.dealers}
        height={180}
        onRow={({ id }) => navigate(`/dealers/${id}`)}
      />
    </div>
  );
}

function useEvidence(need: ProposedNeed['need']): (dealer: Named) => string {
  const t = useT();
  const format = useFormat();
  return (dealer) => needEvidence(need, dealer, t, { money: format.moneyRound, percent: format.percent });
}

/** All tags, with the kind of need each tells; by hand any of them is made one. */
function Tags({ tags }: { tags: readonly NeedTag[] }) {
  const t = useT();
  const api = useApi();
  const act = useUndoableAct();
  const columns: ShownColumn<NeedTag>[] = [
    [t('demand.needs.tag'), 'text', ({ name }) => name],
    [t('demand.needs.kind'), 'text', ({ kind }) => t(`demand.kind.${kind ?? 'none'}`)],
    [t('demand.needs.dealers'), 'integer', ({ dealers }) => dealers],
  ];
  const title = t('demand.needs.tags');
  return (
    <section aria-label={title}>
      <Group gap="sm" mb={4}>
        <Title order={2} size="h5">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, tags)} name={title} disabled={tags.length === 0} />
      </Group>
      <Text size="sm" c="dimmed" mb={4}>
        {t(tags.length === 0 ? 'demand.needs.noTags' : 'demand.needs.tagsText')}
      </Text>
      <ul className={classes.tags}>
        {tags.map((tag) => (
          <li key={tag.id}>
            <span>
              {tag.name} <small>{t('demand.needs.count', { count: tag.dealers })}</small>
            </span>
            <Select
              size="xs"
              w={150}
              aria-label={t('demand.needs.kindOf', { name: tag.name })}
              allowDeselect={false}
              value={tag.kind ?? 'none'}
              data={['none' as const, ...NEED_KINDS].map((value) => ({ value, label: t(`demand.kind.${value}`) }))}
              onChange={(next) =>
                void act(
                  () =>
                    api.call('demand.setNeedKind', {
                      tagId: tag.id,
                      kind: NEED_KINDS.find((kind) => kind === next) ?? null,
                    }),
                  t('demand.needs.kindSet', { name: tag.name }),
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
