import { Button, Group, Modal, Text } from '@mantine/core';
import { shareCuts } from '../../../shared/domain/tiers.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import type { RulesProps } from './SchemeEditor.tsx';
import { withTierCount } from './schemePresets.ts';

interface NamingModalProps {
  rules: RulesProps['rules'];
  /** Of the graded tiers and, at the end, of the dormant one. */
  names: readonly string[];
  onClose(): void;
  onChoose(): void;
}

/** Names for another number of tiers: says what that changes besides, and asks. */
export function NamingModal({ rules, names, onClose, onChoose }: NamingModalProps) {
  const t = useT();
  const format = useFormat();
  const now = rules.tierNames.length;
  const count = names.length - 1;
  const added = shareCuts(withTierCount(rules, count))
    .map((cut, place) => ({ cut, place }))
    .slice(now - 1)
    .map(({ cut, place }) => t('scoring.scheme.cutAt', { tier: names[place] ?? '', cut: format.share(cut) }));
  return (
    <Modal opened onClose={onClose} title={t('scoring.scheme.namingAsk', { count })}>
      <Text size="sm">{t('scoring.scheme.namingCount', { names: names.join(' / '), count, now })}</Text>
      <Text size="sm" mt="xs">
        {count < now
          ? t('scoring.scheme.namingFewer')
          : rules.kind === 'abc'
            ? t('scoring.scheme.namingCuts', { cuts: added.join(t('reports.frame.listComma')) })
            : t('scoring.scheme.namingMore')}
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
        <Button data-autofocus onClick={onChoose}>
          {t('scoring.scheme.namingDo', { count })}
        </Button>
      </Group>
    </Modal>
  );
}
