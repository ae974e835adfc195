import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Festival } from '../../../shared/domain/festivalNames.ts';
import { FESTIVAL_NAMES } from '../../../shared/domain/festivalNames.ts';
import { DORMANT_CODE } from '../../../shared/domain/tiers.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useTierName } from '../../components/tierNames.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';

/** A year ahead: every festival comes once. */
const AHEAD_DAYS = 366;

interface FestivalModalProps {
  /** Which one is proposed first; null while the dialog is closed. */
  festival: Festival | null;
  onClose(): void;
}

/** Gifts of one festival for whole tiers, with what they come to. */
export function FestivalModal({ festival, onClose }: FestivalModalProps) {
  const t = useT();
  return (
    <Modal
      opened={festival !== null}
      onClose={onClose}
      title={t('activities.care.plan.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {festival !== null && <FestivalForm first={festival} onClose={onClose} />}
    </Modal>
  );
}

interface Wish {
  item: string;
  cost: string;
}
const NO_WISH: Wish = { item: '', cost: '' };

function FestivalForm({ first, onClose }: { first: Festival; onClose(): void }) {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const tierName = useTierName();
  const figures = useTypedFigures();
  const ahead = useApiQuery('care.list', { days: AHEAD_DAYS, limit: 1 }).data?.festivals ?? [];
  const tiers = (useApiQuery('scoring.overview', {}).data?.live?.tiers ?? []).filter(
    ({ tier }) => tier !== DORMANT_CODE,
  );
  const [chosen, setChosen] = useState(first);
  const [wishes, setWishes] = useState<Readonly<Record<string, Wish>>>({});
  const festival = ahead.find((each) => each.festival === chosen);
  const costOf = (cost: string) => (cost.trim() === '' ? undefined : figures.read('cost', cost));
  const rows = tiers.map(({ tier, dealers }) => {
    const { item, cost } = wishes[tier] ?? NO_WISH;
    const read = costOf(cost);
    return {
      ...{ tier, dealers, item, cost, refusal: cost.trim() === '' ? undefined : figures.refusal('cost', cost) },
      costMinor: read?.kind === 'value' ? read.value : null,
    };
  });
  const given = rows.filter(({ item }) => item.trim() !== '');
  const ready = festival !== undefined && given.length > 0 && given.every(({ refusal }) => refusal === undefined);
  const save = async () => {
    if (!ready) return;
    try {
      const { planned, changeId } = await api.call('care.planFestival', {
        festival: festival.festival,
        on: festival.on,
        tiers: given.map(({ tier, item, costMinor }) => ({ tier, item, costMinor })),
      });
      const name = t(`activities.care.festival.${festival.festival}`);
      notify.done(
        t('activities.care.plan.saved', { festival: name, count: planned }),
        changeId === null ? undefined : () => void undo(changeId),
      );
      onClose();
    } catch (error) {
      notify.error(error);
    }
  };
  const set = (tier: string, change: Partial<Wish>) =>
    setWishes((last) => ({ ...last, [tier]: { ...NO_WISH, ...last[tier], ...change } }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <Select
          data-autofocus
          searchable
          allowDeselect={false}
          label={t('activities.care.plan.festival')}
          value={chosen}
          onChange={(value) => setChosen(FESTIVAL_NAMES.find((name) => name === value) ?? chosen)}
          data={ahead.flatMap(({ festival: name, on }, at) =>
            ahead.findIndex((each) => each.festival === name) === at
              ? [{ value: name, label: `${t(`activities.care.festival.${name}`)} · ${format.day(on)}` }]
              : [],
          )}
        />
        <Text size="sm" c="dimmed">
          {tiers.length === 0 ? t('activities.care.plan.none') : t('activities.care.plan.hint')}
        </Text>
        {rows.map(({ tier, dealers, item, cost, costMinor, refusal }) => (
          <Group key={tier} gap="sm" align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              label={t('activities.care.plan.item', { tier: tierName(tier) })}
              maxLength={200}
              value={item}
              onChange={(event) => set(tier, { item: event.currentTarget.value })}
            />
            <TextInput
              w={110}
              label={t('activities.care.plan.cost')}
              aria-label={`${tierName(tier)} ${t('activities.care.plan.cost')}`}
              inputMode="decimal"
              value={cost}
              error={refusal}
              onChange={(event) => set(tier, { cost: event.currentTarget.value })}
            />
            <Text size="sm" c="dimmed" w={170} pb={8}>
              {t('activities.care.plan.sum', { count: dealers, amount: format.money(dealers * (costMinor ?? 0)) })}
            </Text>
          </Group>
        ))}
        <Group justify="flex-end">
          <Button type="submit" disabled={!ready}>
            {t('activities.care.plan.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
