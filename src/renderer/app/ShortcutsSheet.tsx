import { Kbd, Modal, Table, Title } from '@mantine/core';
import type { TextKey } from '../../shared/i18n/translator.ts';
import { useT } from '../components/useT.ts';
import { NAV_PAGES } from './routes.tsx';

type Line = readonly [keys: string, text: TextKey];

const EVERYWHERE: readonly Line[] = [
  ['Ctrl+K', 'shell.shortcuts.palette'],
  [`Alt+1 … Alt+${NAV_PAGES.findLast(({ digit }) => digit !== null)?.digit}`, 'shell.shortcuts.pages'],
  ['Ctrl+L', 'activities.log.open'],
  ['Ctrl+F', 'shell.shortcuts.find'],
  ['Ctrl+Z', 'shell.shortcuts.undo'],
  ['Ctrl+Y', 'shell.shortcuts.redo'],
  ['Ctrl+P', 'shell.shortcuts.print'],
  ['Esc', 'shell.shortcuts.escape'],
  ['?', 'shell.shortcuts.this'],
];
const IN_GRID: readonly Line[] = [
  ['↑ ↓ ← →', 'shell.shortcuts.move'],
  ['PgUp PgDn', 'shell.shortcuts.page'],
  ['Home End Ctrl+Home Ctrl+End', 'shell.shortcuts.ends'],
  ['Shift+↑ ↓ ← →', 'shell.shortcuts.range'],
  ['Ctrl+A', 'shell.shortcuts.all'],
  ['Ctrl+C', 'shell.shortcuts.copy'],
  ['Ctrl+V', 'shell.shortcuts.paste'],
  ['Enter', 'shell.shortcuts.open'],
  ['Space', 'shell.shortcuts.select'],
  ['F2', 'shell.shortcuts.edit'],
  ['Delete', 'shell.shortcuts.bin'],
  ['Enter', 'shell.shortcuts.sort'],
  ['Shift+← →', 'shell.shortcuts.width'],
];

const ON_TODAY: readonly Line[] = [
  ['D', 'shell.shortcuts.done'],
  ['T', 'shell.shortcuts.later'],
  ['L', 'shell.shortcuts.logHere'],
];
const ON_PLAN: readonly Line[] = [
  ['Ctrl+← Ctrl+→', 'shell.shortcuts.otherDay'],
  ['Ctrl+↑ Ctrl+↓', 'shell.shortcuts.otherPlace'],
  ['Ctrl+Shift+↑ Ctrl+Shift+↓', 'shell.shortcuts.otherRep'],
  ['L', 'shell.shortcuts.lock'],
  ['Delete', 'shell.shortcuts.takeOut'],
];
const KEYING_IN: readonly Line[] = [
  ['0 … 9', 'shell.shortcuts.result'],
  ['Enter Tab', 'shell.shortcuts.nextLine'],
  ['Ctrl+Enter', 'shell.shortcuts.keep'],
];

/** All keys on one sheet. */
export function ShortcutsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shell.shortcuts.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <KeyTable title={t('shell.shortcuts.everywhere')} lines={EVERYWHERE} />
      <KeyTable title={t('shell.shortcuts.inGrid')} lines={IN_GRID} />
      <KeyTable title={t('shell.shortcuts.onToday')} lines={ON_TODAY} />
      <KeyTable title={t('shell.shortcuts.onPlan')} lines={ON_PLAN} />
      <KeyTable title={t('shell.shortcuts.keyIn')} lines={KEYING_IN} />
    </Modal>
  );
}

function KeyTable({ title, lines }: { title: string; lines: readonly Line[] }) {
  const t = useT();
  return (
    <>
      <Title order={3} size="h5" mt="sm" mb={4}>
        {title}
      </Title>
      <Table verticalSpacing={3} withRowBorders={false}>
        <Table.Tbody>
          {lines.map(([keys, text]) => (
            <Table.Tr key={text}>
              <Table.Td w={240}>
                {keys.split(' ').map((key) =>
                  key === '…' ? (
                    ' … '
                  ) : (
                    <Kbd key={key} mr={4}>
                      {key}
                    </Kbd>
                  ),
                )}
              </Table.Td>
              <Table.Td>{t(text)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
