import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReportKind } from '../../../shared/contract/reports.contract.ts';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { ReportNav } from './ReportNav.tsx';
import classes from './reports.module.css';

interface NothingToPrintProps {
  kind: ReportKind;
  why: string;
  next: string;
  path: string;
  /** A choice that can be made here. */
  children?: ReactNode;
}

/** A report that has nothing to show yet: why, the next step, and the other reports as always. */
export function NothingToPrint(props: NothingToPrintProps) {
  const t = useT();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <PageTitle>{t(`reports.kind.${props.kind}`)}</PageTitle>
      </header>
      <div className={classes.body}>
        <div className={classes.side}>
          <ReportNav current={props.kind} />
        </div>
        <div>
          {props.children}
          <EmptyState icon={<FileText size={32} aria-hidden />} title={props.why}>
            <Button size="sm" onClick={() => navigate(props.path)}>
              {props.next}
            </Button>
          </EmptyState>
        </div>
      </div>
    </div>
  );
}
