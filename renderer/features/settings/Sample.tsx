// The sample network of invented people: brought in to look around, thrown away with one click.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { hasSample } from '../../../shared/model/sample.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

export function Sample() {
  const isHere = hasSample(useDocument());
  const [isWorking, setIsWorking] = useState(false);

  async function change(): Promise<void> {
    setIsWorking(true);
    const isDone = await attempt(() => request(isHere ? 'sample.remove' : 'sample.add'));
    setIsWorking(false);
    if (isDone) say(isHere ? 'The sample network is gone.' : 'The sample network is on your board.');
  }

  return (
    <Part title="Sample network" about="Eight invented people with asks and introductions, to look around.">
      <Group>
        <Button variant="default" loading={isWorking} onClick={() => void change()}>
          {isHere ? 'Remove the sample network' : 'Show me a sample network'}
        </Button>
      </Group>
    </Part>
  );
}
