import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './reps.module.css';

type Offer = Output<'reps.previewFromHandlers'>;

/** Offers reps from the handlers on bills, with how many dealers would get one; nothing where there is nothing to offer. */
export function FromHandlersOffer() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const offer = useApiQuery('reps.previewFromHandlers', {}).data;
  if (!offer || offer.dealers === 0) return null;
  return (
    <div className={classes.offer} role="status">
      <span>{t('reps.fromHandlers.offer', { count: offer.dealers })}</span>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t('reps.fromHandlers.open')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('reps.fromHandlers.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common.action.close') }}
      >
        <Form offer={offer} onClose={() => setOpen(false)} />
      </Modal>
    </div>
  );
}

/** Who would get how many dealers, which are not clear; one act, undone from the message. */
function Form({ offer, onClose }: { offer: Offer; onClose(): void }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const command = useApiCommand('reps.createFromHandlers');
  const { window, dealers, unnamed } = offer;
  const act = () =>
    command.mutate(
      { dealers },
      {
        onSuccess: ({ created, dealers: count, changeId }) => {
          notify.done(t('reps.fromHandlers.done', { made: format.count(created), count }), () => void undo(changeId));
          onClose();
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
    >
      <Stack gap="sm">
        {window && (
          <Text size="sm">
            {t('reps.fromHandlers.hint', { from: format.day(window.from), asOf: format.day(window.asOf) })}
          </Text>
        )}
        <RepTable reps={offer.reps} />
        <Unclear offer={offer} />
        {unnamed > 0 && <Text size="sm">{t('reps.fromHandlers.unnamed', { count: unnamed })}</Text>}
        {command.error && <ErrorNotice error={command.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" loading={command.isPending} data-autofocus>
            {t('reps.fromHandlers.act', { count: dealers })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RepTable({ reps }: Pick<Offer, 'reps'>) {
  const t = useT();
  const format = useFormat();
  const state = (repId: number | null) => t(repId === null ? 'reps.fromHandlers.made' : 'reps.fromHandlers.known');
  const request = shownTable(
    t('reps.fromHandlers.title'),
    [
      [t('reps.fromHandlers.rep'), 'text', ({ name }) => name],
      [t('reps.fromHandlers.state'), 'text', ({ repId }) => state(repId)],
      [t('reps.fromHandlers.dealers'), 'integer', ({ dealers }) => dealers],
    ],
    reps,
  );
  return (
    <Stack gap={4}>
      <Group justify="flex-end">
        <TableExport request={request} name={t('reps.fromHandlers.title')} />
      </Group>
      <Table verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('reps.fromHandlers.rep')}</Table.Th>
            <Table.Th>{t('reps.fromHandlers.state')}</Table.Th>
            <Table.Th ta="right">{t('reps.fromHandlers.dealers')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reps.map(({ repId, name, dealers }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{state(repId)}</Table.Td>
              <Table.Td ta="right">{format.count(dealers)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function Unclear({ offer }: { offer: Offer }) {
  const t = useT();
  const { unclear, unclearDealers } = offer;
  if (unclearDealers === 0) return null;
  const caption = t('reps.fromHandlers.unclear', { count: unclearDealers });
  return (
    <Stack gap={4}>
      <Text size="sm">{caption}</Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={classes.unclear} aria-label={caption} tabIndex={0}>
        <ul className={classes.list}>
          {unclear.map(({ id, name, handlers }) => (
            <li key={id}>
              {name}
              <span className={classes.end}>{handlers.join(t('imports.check.comma'))}</span>
            </li>
          ))}
        </ul>
      </section>
      {unclearDealers > unclear.length && (
        <Text size="sm">{t('reps.fromHandlers.more', { count: unclearDealers - unclear.length })}</Text>
      )}
    </Stack>
  );
}
