import type { JoinedRule } from '../../../shared/contract/importRules.ts';
import { useT } from '../../components/useT.ts';
import { Choice } from './Choice.tsx';

/** Which of several rows of one dealer counts where they differ. */
export function JoinedChoice(props: { joined: JoinedRule; onChange: (next: JoinedRule) => void }) {
  const t = useT();
  return (
    <Choice<JoinedRule>
      label={t('imports.understand.joined')}
      hint={t('imports.understand.joinedHint')}
      value={props.joined}
      options={[
        ['first', t('imports.understand.joinedFirst')],
        ['last', t('imports.understand.joinedLast')],
      ]}
      onChange={props.onChange}
    />
  );
}
