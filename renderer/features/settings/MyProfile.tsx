// My own profile: who I am in drafts, and what I can do for people.
import { SimpleGrid } from '@mantine/core';
import type { Me } from '../../../shared/model/document.ts';
import { attempt } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

export function MyProfile() {
  const { me } = useDocument();
  const edit = (changes: Partial<Me>) => attempt(() => request('me.edit', changes));
  return (
    <Part title="Me" about="Drafts are signed with this. It stays in your vault.">
      <SimpleGrid cols={2} spacing={24} verticalSpacing={8}>
        <InPlace label="Name" value={me.name ?? ''} onSave={(name) => edit({ name })} />
        <InPlace label="E-mail" type="email" value={me.email ?? ''} onSave={(email) => edit({ email })} />
        <InPlace label="Title" value={me.title ?? ''} onSave={(title) => edit({ title })} />
        <InPlace label="Firm" value={me.firm ?? ''} onSave={(firm) => edit({ firm })} />
      </SimpleGrid>
      <InPlace label="What I can do for people" multiline value={me.about ?? ''} onSave={(about) => edit({ about })} />
    </Part>
  );
}
