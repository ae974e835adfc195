import { Button } from '@mantine/core';
import { EmptyState } from '../components/EmptyState.tsx';
import { useT } from '../components/useT.ts';
import { navigate } from './hashLocation.ts';

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const t = useT();
  return (
    <EmptyState title={t('shell.notFound.title')} text={t('shell.notFound.text')}>
      <Button onClick={() => navigate('/dealers')}>{t('shell.notFound.action')}</Button>
    </EmptyState>
  );
}
