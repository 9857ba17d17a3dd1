// A face: a person's initials on a colour of their own, ringed with their consent. Consent is said in words as well.
import type { Consent } from '../../shared/model/consent.ts';
import { hueOf, initialsOf } from '../../shared/model/face.ts';
import classes from './Face.module.css';

interface Props {
  readonly name: string;
  readonly me?: boolean;
  readonly consent?: Consent['answer'] | undefined;
  readonly size?: number;
}

const SAID: Readonly<Record<Consent['answer'], string>> = {
  unasked: 'not asked yet',
  asked: 'asked, no answer yet',
  yes: 'said yes',
  'not now': 'said not now',
  no: 'said no',
};

export function Face({ name, me = false, consent, size = 32 }: Props) {
  const label = consent ? `${me ? 'you' : name}: ${SAID[consent]}` : name;
  return (
    <span
      className={classes.face}
      role="img"
      aria-label={label}
      data-consent={consent}
      data-size={size > 32 ? 'large' : 'small'}
    >
      <span className={classes.disc} data-hue={me ? 'me' : hueOf(name)} aria-hidden>
        {me ? 'me' : initialsOf(name)}
      </span>
    </span>
  );
}
