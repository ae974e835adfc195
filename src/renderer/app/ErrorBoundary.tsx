import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { useT } from '../components/useT.ts';

interface Props {
  /** Another value forgets the error: the address of the page. */
  resetKey: string;
  children: ReactNode;
}

/** Keeps a page's bug inside of the page: navigation and everything else stay usable. */
export class ErrorBoundary extends Component<Props, { error: Error | null; key: string }> {
  override state: { error: Error | null; key: string } = { error: null, key: this.props.resetKey };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: { error: Error | null; key: string }) {
    return props.resetKey === state.key ? null : { error: null, key: props.resetKey };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <PageError error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}

function PageError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT();
  return (
    <EmptyState
      title={t('common.error.pageTitle')}
      text={`${t('common.error.pageText')} (${error.name}: ${error.message})`}
    >
      <Button onClick={onRetry}>{t('common.action.reload')}</Button>
    </EmptyState>
  );
}
