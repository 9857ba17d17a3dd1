// What the user says about a firm: link, tags, notes, and the other names under which people carry it.
import { TagsInput, Text } from '@mantine/core';
import { useMemo } from 'react';
import { foldFirm } from '../../../shared/model/firm-name.ts';
import type { FirmRow } from '../../../shared/model/firm-table.ts';
import { tagCounts } from '../../../shared/model/tags.ts';
import type { ArgumentOf } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import classes from './firms.module.css';
import { useFirms } from './firms.ts';
import { joinFirms } from './join-firms.ts';

type Changes = ArgumentOf<'firm.describe'>['changes'];

const SUGGESTED = 12;

export function AboutFirm({ firm }: { readonly firm: FirmRow }) {
  const firms = useFirms();
  const { people } = useDocument();
  const tags = useMemo(() => tagCounts(people).map(({ tag }) => tag), [people]);
  const aliases = Object.keys(firm.record?.aliases ?? {});
  const others = useMemo(() => firms.filter(({ key }) => key !== firm.key).map(({ name }) => name), [firms, firm.key]);
  const describe = (changes: Changes) => attempt(() => request('firm.describe', { name: firm.name, changes }));

  function setAliases(next: readonly string[]): void {
    const [added] = next.filter((name) => !aliases.includes(name));
    const other = added === undefined ? undefined : firms.find(({ key }) => key === foldFirm(added));
    if (other && other.key !== firm.key) void joinFirms(firm, other);
    else void describe({ aliases: [...next] });
  }

  return (
    <PagePart title="About this firm">
      <div className={classes.card}>
        <InPlace
          label="Link"
          placeholder="Its web page"
          value={firm.record?.link ?? ''}
          onSave={(link) => describe({ link })}
        />
        <Field title="Tags">
          <TagsInput
            aria-label="Tags"
            placeholder={Object.keys(firm.record?.tags ?? {}).length === 0 ? 'Add…' : ''}
            data={tags}
            limit={SUGGESTED}
            maxLength={60}
            value={Object.keys(firm.record?.tags ?? {})}
            onChange={(next) => void describe({ tags: next })}
          />
        </Field>
        <Field title="Other names">
          <TagsInput
            aria-label="Other names"
            placeholder={aliases.length === 0 ? 'Add…' : ''}
            data={others}
            limit={SUGGESTED}
            maxLength={500}
            value={aliases}
            onChange={setAliases}
          />
        </Field>
        <Text size="xs" c="dimmed" className={classes.hint}>
          {sayWritten(firm, aliases)}
        </Text>
        <div className={classes.rule} />
        <InPlace
          label="Notes"
          placeholder="What they do, who decides, how they like to be met"
          multiline
          value={firm.record?.about ?? ''}
          onSave={(about) => describe({ about })}
        />
      </div>
    </PagePart>
  );
}

function Field({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div className={classes.field}>
      <span className={classes.fieldTitle} aria-hidden>
        {title}
      </span>
      {children}
    </div>
  );
}

/** The spellings that were taken for this firm without being told. */
function sayWritten({ name, now }: FirmRow, aliases: readonly string[]): string {
  const told = new Set([name, ...aliases]);
  const spellings = [...new Set(now.map(({ firm = '' }) => firm))].filter((each) => !told.has(each));
  const join = 'A name that is a firm here joins the two.';
  return spellings.length === 0 ? join : `Also written ${spellings.slice(0, 4).join(', ')}. ${join}`;
}
