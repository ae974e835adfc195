import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { isModalOpen } from '../../app/useGlobalKeys.ts';
import { useT } from '../../components/useT.ts';
import { QuickLogForm } from './QuickLogForm.tsx';
import { openQuickLog, quickLog } from './quickLogStore.ts';

/** Ctrl+L: writes down what was just done, from any page and from inside any grid, by the keyboard alone. */
export function QuickLog() {
  const t = useT();
  const subject = quickLog.useSubject();
  const [round, setRound] = useState(0);
  const hasFile = useApiQuery('session.get', {}).data?.file != null;
  useEffect(() => {
    // Before the page: no grid or field may take the keys for its own.
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== 'KeyL') return;
      event.preventDefault();
      event.stopPropagation();
      if (hasFile && !isModalOpen()) openQuickLog();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [hasFile]);
  const title =
    subject?.kind === 'many'
      ? t('activities.log.many', { count: subject.ids.length })
      : t(subject?.kind === 'edit' ? 'activities.log.edit' : 'activities.log.title');
  return (
    <Modal
      opened={subject !== null}
      onClose={quickLog.close}
      title={title}
      size={720}
      yOffset="6vh"
      // The first letter after Ctrl+L belongs to the dealer's field.
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {subject && (
        <QuickLogForm
          key={round}
          subject={round > 0 && subject.kind === 'new' ? { kind: 'new', dealerId: null } : subject}
          onDone={(again) => {
            if (again) setRound(round + 1);
            else quickLog.close();
          }}
        />
      )}
    </Modal>
  );
}
