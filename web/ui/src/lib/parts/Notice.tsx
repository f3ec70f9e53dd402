import type { ReactNode } from 'react';
import { Alert, AlertText } from '@trussworks/react-uswds';
import { Icon } from './Icon';

interface NoticeProps {
  readonly type: 'warning' | 'error' | 'info';
  readonly children: ReactNode;
}

/** A line that tells of this screen itself. Its mark is part of the page: it must show while the server is away. */
export function Notice({ type, children }: NoticeProps) {
  return (
    <Alert type={type} slim noIcon>
      <AlertText>
        {type !== 'info' && <Icon name={type} />} {children}
      </AlertText>
    </Alert>
  );
}
