import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { VisitSheetId } from '../../../shared/domain/ids.ts';
import { sheetNamedIn } from '../../../shared/domain/sheetNamed.ts';
import { useApi } from '../../api/client.tsx';
import { KeptNote, useKeptDraft } from '../../app/keptDrafts.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { leftText } from './leftText.ts';
import { MergePreview } from './MergePreview.tsx';
import { useTake } from './useTake.ts';

const isWritten = (text: string) => text.trim() !== '';
const NOTHING: Output<'visits.readText'> = { rows: [], unread: [] };

interface TextPanelProps {
  sheet: Output<'visits.sheet'>;
  onOpen(id: VisitSheetId): void;
}

/** What a rep writes of his day, pasted: understood line by line, looked at, then written. */
export function TextPanel({ sheet, onOpen }: TextPanelProps) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const taking = useTake('wechat');
  // One for all sheets: that a message is of another one is often seen only after it was pasted.
  const kept = useKeptDraft('visitText', () => '', isWritten);
  const { state: text, set: setText } = kept;
  const [answer, setAnswer] = useState(NOTHING);
  const named = sheetNamedIn(text);
  const other = named !== undefined && named.id !== sheet.sheetId ? VisitSheetId.parse(named.id) : null;
  const read = async () => {
    try {
      const of = sheet.sheetId === null ? { repId: sheet.repId, on: sheet.on } : { sheetId: sheet.sheetId };
      const next = await api.call('visits.readText', { text: named?.rest ?? text, sheet: of });
      setAnswer(next);
      await taking.look(next.rows.map(({ text: where, ...row }) => ({ ...row, where: where.slice(0, 300) })));
    } catch (error) {
      notify.error(error);
    }
  };
  const take = async () => {
    const told = await taking.take();
    if (told !== null) setText(leftText(named?.head ?? '', answer, told));
  };
  const canRead = isWritten(text) && other === null;
  const canTake = taking.preview?.some(({ verdict }) => verdict === 'take' || verdict === 'adds') ?? false;
  return (
    <Stack gap="sm">
      <KeptNote draft={kept} />
      <Textarea
        autoFocus
        autosize
        minRows={6}
        maxRows={16}
        label={t('visitSheets.keyIn.text')}
        description={t('visitSheets.phone.how')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          taking.clear();
          setAnswer(NOTHING);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (canTake) void take();
          else if (canRead) void read();
        }}
      />
      {other !== null && (
        <Alert color="yellow" role="status">
          <Group justify="space-between" gap="sm">
            <Text size="sm" style={{ flex: '1 1 320px' }}>
              {t('visitSheets.keyIn.otherSheet', {
                named: other,
                open:
                  sheet.sheetId === null
                    ? t('visitSheets.keyIn.otherSheetNoNumber')
                    : t('visitSheets.paper.number', { id: sheet.sheetId }),
              })}
            </Text>
            <Button size="xs" variant="default" onClick={() => onOpen(other)}>
              {t('visitSheets.keyIn.openNamed', { id: other })}
            </Button>
          </Group>
        </Alert>
      )}
      <Group gap="sm">
        <Button variant={canTake ? 'default' : 'filled'} disabled={!canRead} onClick={() => void read()}>
          {t('visitSheets.keyIn.read')}
        </Button>
        {canTake && (
          <Button loading={taking.busy} onClick={() => void take()}>
            {t('visitSheets.keyIn.write')}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          Ctrl+Enter
        </Text>
      </Group>
      {answer.unread.length > 0 && (
        <Alert color="gray" title={t('visitSheets.keyIn.unreadTitle')}>
          {answer.unread.map(({ row, text: line }) => (
            <Text key={row} size="sm">
              {line}
            </Text>
          ))}
        </Alert>
      )}
      {taking.preview !== null && (
        <MergePreview rows={taking.preview} accepted={taking.accepted} onAccept={taking.accept} />
      )}
    </Stack>
  );
}
