import { Title } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { usePageFocus } from './pageFocus.ts';

export interface PageTitleProps {
  children: ReactNode;
  size?: 'h2' | 'h3';
  /** For assistive technology only: the page shows by itself what it is. */
  hidden?: boolean;
  /** Names what begins with another title; a page whose title does not change needs none. */
  begins?: string;
}

/** The heading of a page, which takes the focus when the page begins. */
export function PageTitle({ children, size = 'h3', hidden = false, begins = '' }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageFocus(heading, begins);
  if (hidden) {
    return (
      <h1 ref={heading} tabIndex={-1} className="visually-hidden">
        {children}
      </h1>
    );
  }
  return (
    <Title order={1} size={size} ref={heading} tabIndex={-1} data-page-title>
      {children}
    </Title>
  );
}
