import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { resultKey, VISIT_RESULTS } from '../../../shared/domain/visitResults.ts';
import { KeptNote, useKeptDraft } from '../../app/keptDrafts.tsx';
import { DealerPicker } from '../../components/DealerPicker.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import { KeyInRow } from './KeyInRow.tsx';
import {
  type Draft,
  draftOf,
  FIELDS,
  type Field,
  givenOf,
  isTouched,
  isWhole,
  numberOf,
  unplannedDraft,
  withLines,
} from './keyIn.rules.ts';
import { MergePreview } from './MergePreview.tsx';
import { useTake } from './useTake.ts';

type Sheet = Output<'visits.sheet'>;

interface KeyInTableProps {
  sheet: Sheet;
  /** Everything of the sheet is saved: the next one may come. */
  onWhole(): void;
}

/** A sheet keyed in by the keyboard alone: one key for the result, Enter to the next line, Ctrl+Enter to save. */
export function KeyInTable({ sheet, onWhole }: KeyInTableProps) {
  const t = useT();
  const notify = useNotify();
  const { digits } = useTypedFigures();
  const kept = useKeptDraft<readonly Draft[]>(
    `keyIn/${sheet.sheetId}/${sheet.repId}/${sheet.on}`,
    () => sheet.lines.map(draftOf),
    isAnyTouched,
  );
  const { state: drafts, set: setDrafts } = kept;
  // What was told as unplanned is a visit of its own once it is saved, and stays in sight.
  useEffect(() => setDrafts((all) => withLines(all, sheet.lines)), [setDrafts, sheet.lines]);
  const taking = useTake('paper');
  const body = useRef<HTMLDivElement>(null);
  const checked = useRef<HTMLElement>(null);
  const [lookedOver, setLookedOver] = useState(0);
  useEffect(() => {
    if (lookedOver > 0) checked.current?.focus();
  }, [lookedOver]);
  const focus = useCallback((row: number, field: Field) => {
    body.current?.querySelector<HTMLElement>(`[data-cell="${row}:${field}"]`)?.focus();
  }, []);
  // The first line of which nothing is known yet.
  const begun = useRef(false);
  useEffect(() => {
    // Once: what is typed meanwhile keeps the focus when the answer is renewed.
    if (begun.current) return;
    begun.current = true;
    focus(
      Math.max(
        0,
        sheet.lines.findIndex(({ status }) => status === 'planned'),
      ),
      'result',
    );
  }, [focus, sheet.lines]);
  const change = (at: number, next: Partial<Draft>) => {
    setDrafts((all) => all.map((draft, index) => (index === at ? { ...draft, ...next } : draft)));
    taking.clear();
  };
  const save = async () => {
    const rows = givenOf(drafts, { ...sheet, digits });
    if (rows.length === 0) return;
    try {
      const looked = taking.preview === null ? await taking.look(rows) : taking.preview;
      // Nothing to decide: it is written at once. Else the owner sees what is left over first, and saves once more.
      const clear = looked.every(({ verdict }) => verdict === 'take' || verdict === 'adds' || verdict === 'same');
      if (!clear && taking.preview === null) {
        // Below the lines and often out of sight: whoever saves by keys is brought there, and saves once more from there.
        setLookedOver((times) => times + 1);
        return;
      }
      const told = await taking.take(rows);
      if (told === null) return;
      const done = new Set(
        told.filter(({ verdict }) => verdict !== 'refused' && verdict !== 'conflict').map(({ given }) => given.row),
      );
      setDrafts((all) => all.map((draft, at) => (done.has(at + 1) ? { ...draft, ...blank } : draft)));
      if (done.size === rows.length && isWhole(sheet.lines, drafts, done)) onWhole();
    } catch (error) {
      notify.error(error);
    }
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };
  const touched = drafts.filter(isTouched).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div ref={body} onKeyDown={onKeyDown}>
      <Stack gap="sm">
        <KeptNote draft={kept} />
        <Text size="xs" c="dimmed">
          {t('visitSheets.keyIn.keys', {
            list: VISIT_RESULTS.map((result) => `${resultKey(result)} ${t(`visitSheets.result.${result}`)}`).join('  '),
          })}
        </Text>
        <Table.ScrollContainer minWidth={1080}>
          <Table aria-label={t('visitSheets.paper.title')} verticalSpacing={2} horizontalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('visitSheets.column.line')}</Table.Th>
                <Table.Th>{t('visitSheets.column.name')}</Table.Th>
                {FIELDS.map((field) => (
                  <Table.Th key={field}>{t(`visitSheets.field.${field}`)}</Table.Th>
                ))}
                <Table.Th>{t('visitSheets.keyIn.there')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {drafts.map((draft, at) => (
                <KeyInRow
                  key={draft.key}
                  draft={{
                    ...draft,
                    ...standingOf(sheet, draft),
                  }}
                  number={numberOf(drafts, at)}
                  at={at}
                  on={sheet.on}
                  onChange={(next) => change(at, next)}
                  onGo={focus}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group align="flex-end" gap="sm">
          <DealerPicker
            key={drafts.length}
            label={t('visitSheets.keyIn.unplanned')}
            required={false}
            value={null}
            onChange={(dealer) => {
              if (dealer === null) return;
              setDrafts((all) => [...all, unplannedDraft({ dealerId: dealer.id, name: dealer.name }, all.length)]);
              const at = drafts.length;
              requestAnimationFrame(() => focus(at, 'result'));
            }}
          />
          <Button
            loading={taking.busy}
            disabled={touched === 0}
            aria-keyshortcuts="Control+Enter"
            onClick={() => void save()}
          >
            {t(taking.preview === null ? 'visitSheets.keyIn.save' : 'visitSheets.keyIn.saveRest', { count: touched })}
          </Button>
          <Text size="xs" c="dimmed">
            Ctrl+Enter
          </Text>
        </Group>
        {taking.preview !== null && (
          <section ref={checked} tabIndex={-1} aria-label={t('visitSheets.keyIn.leftOver')}>
            <Text size="sm" fw={500} mb={4}>
              {t('visitSheets.keyIn.leftOver')}
            </Text>
            <MergePreview rows={taking.preview} accepted={taking.accepted} onAccept={taking.accept} />
          </section>
        )}
      </Stack>
    </div>
  );
}

/** What is known of a line's visit by now: it may have been written since it was opened, and so have come back into the plan. */
function standingOf(sheet: Sheet, draft: Draft): Pick<Draft, 'said' | 'dropped' | 'elsewhere'> {
  const { said, dropped, elsewhere } = sheet.lines.find(({ visitId }) => visitId === draft.visitId) ?? draft;
  return { said: said ?? draft.said, dropped, elsewhere };
}

const isAnyTouched = (drafts: readonly Draft[]) => drafts.some(isTouched);

const blank = {
  result: '',
  reason: '',
  amount: '',
  next: '',
  person: '',
  competitor: '',
  price: '',
  note: '',
  timeIn: '',
  timeOut: '',
} as const;
