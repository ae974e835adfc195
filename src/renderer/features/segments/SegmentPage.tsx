import { Anchor, Button, Group, Menu, Text } from '@mantine/core';
import { ArrowLeft, ChevronDown, PencilLine, Phone, Printer, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { ListedSegment } from '../../../shared/contract/segments.contract.ts';
import { SegmentId } from '../../../shared/domain/ids.ts';
import { ruleText } from '../../../shared/i18n/ruleText.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { useUndo } from '../../app/useUndo.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { CallListModal } from './CallListModal.tsx';
import { RenameModal } from './RenameModal.tsx';
import { SegmentHistory } from './SegmentHistory.tsx';
import { SegmentProfile } from './SegmentProfile.tsx';
import { segmentDealers } from './SegmentsPage.tsx';
import { useRuleWords } from './useRuleWords.ts';

/** One segment: who is in it, what it is like beside all dealers, who came and who left. */
export function SegmentPage() {
  const t = useT();
  const { id: text } = useParams<{ id: string }>();
  const id = SegmentId.safeParse(Number(text));
  const segment = useApiQuery('segments.get', { id: id.data ?? SegmentId.parse(1) }, { enabled: id.success });
  const missing = !id.success || segment.error !== null;
  return (
    <AnalysisPage tab="lists" acts={<Back />}>
      {missing && (
        <EmptyState title={t('segments.page.gone')}>
          <Button variant="default" onClick={() => navigate('/segments/lists')}>
            {t('segments.page.back')}
          </Button>
        </EmptyState>
      )}
      {segment.isPending && !missing && <Text c="dimmed">{t('common.loading')}</Text>}
      {segment.data && !missing && <Whole segment={segment.data} />}
    </AnalysisPage>
  );
}

function Back() {
  const t = useT();
  return (
    <Button
      variant="default"
      leftSection={<ArrowLeft size={15} aria-hidden />}
      onClick={() => navigate('/segments/lists')}
    >
      {t('segments.page.back')}
    </Button>
  );
}

function Whole({ segment }: { segment: ListedSegment }) {
  const t = useT();
  const format = useFormat();
  const words = useRuleWords();
  const profile = useApiQuery('segments.profile', { id: segment.id });
  const { rule } = segment;
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text size="lg" fw={600} component="h2" m={0}>
            {segment.name}
          </Text>
          <Text size="sm">{rule === null ? t('segments.report.handPicked') : ruleText(rule, words)}</Text>
          {segment.note !== '' && (
            <Text size="sm" c="dimmed">
              {segment.note}
            </Text>
          )}
          <Text size="sm" mt={4}>
            <Anchor href={segmentDealers(segment.id)}>{t('segments.builder.live', { count: segment.dealers })}</Anchor>
            {segment.amountMinor !== null &&
              ` · ${t('segments.builder.amountOf', { amount: format.moneyRound(segment.amountMinor) })}`}
          </Text>
        </div>
        <Acts segment={segment} />
      </Group>
      {profile.error && <ErrorNotice error={profile.error} />}
      {profile.data && segment.dealers === 0 && <EmptyState title={t('segments.page.empty')} />}
      {profile.data && segment.dealers > 0 && <SegmentProfile segment={segment} profile={profile.data} />}
      <SegmentHistory segment={segment} />
    </>
  );
}

function Acts({ segment }: { segment: ListedSegment }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const [renaming, setRenaming] = useState(false);
  const [listing, setListing] = useState(false);
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const remove = async () => {
    try {
      const { changeId } = await api.call('segments.remove', { id: segment.id });
      navigate('/segments/lists');
      notify.done(t('segments.page.removed', { name: segment.name }), () => void undo(changeId));
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <Group gap="sm" wrap="nowrap">
      <Button
        leftSection={<Users size={15} aria-hidden />}
        onClick={() => navigate(segmentDealers(segment.id).slice(1))}
      >
        {t('segments.page.show')}
      </Button>
      <Button
        variant="default"
        disabled={segment.dealers === 0}
        leftSection={<Phone size={15} aria-hidden />}
        onClick={() => setListing(true)}
      >
        {t('segments.page.list')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
            {t('dealers.action.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {segment.rule !== null && (
            <Menu.Item
              leftSection={<PencilLine size={15} aria-hidden />}
              disabled={readOnly}
              onClick={() => navigate(`/segments/lists/${segment.id}/rule`)}
            >
              {t('segments.page.edit')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<PencilLine size={15} aria-hidden />}
            disabled={readOnly}
            onClick={() => setRenaming(true)}
          >
            {t('segments.page.rename')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Printer size={15} aria-hidden />}
            onClick={() => navigate(`/reports/segment?id=${segment.id}`)}
          >
            {t('segments.page.report')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red"
            disabled={readOnly}
            leftSection={<Trash2 size={15} aria-hidden />}
            onClick={() => void remove()}
          >
            {t('segments.page.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameModal segment={renaming ? segment : null} onClose={() => setRenaming(false)} />
      <CallListModal segment={listing ? segment : null} onClose={() => setListing(false)} />
    </Group>
  );
}
