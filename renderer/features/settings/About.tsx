// What is protected, and what is not.
import { Protection } from '../../ui/Protection.tsx';
import { Part } from './Part.tsx';

export function About() {
  return (
    <Part title="What Vouchsafe protects">
      <Protection />
    </Part>
  );
}
