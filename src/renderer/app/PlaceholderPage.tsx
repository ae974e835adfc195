import { Hammer } from 'lucide-react';
import { EmptyState } from '../components/EmptyState.tsx';
import { useT } from '../components/useT.ts';

/** Stands in for a page that is not built yet. */
export function PlaceholderPage() {
  const t = useT();
  return (
    <EmptyState
      icon={<Hammer size={32} aria-hidden />}
      title={t('shell.placeholder.title')}
      text={t('shell.placeholder.text')}
    />
  );
}
