import { useQuery } from '@tanstack/react-query';
import { Age } from '../ui/Age';
import { Answered } from '../ui/Answered';
import { Copy } from '../ui/Copy';
import { DesignationOf, MovedFrom } from '../ui/DesignationOf';
import { Equation } from '../ui/Equation';
import { Explained } from '../ui/Explained';
import { Exports } from '../ui/Exports';
import { Facts } from '../ui/Facts';
import { Filter } from '../ui/Filter';
import { FindingTold } from '../ui/FindingTold';
import { HeldBoxes } from '../ui/HeldBoxes';
import { Household } from '../ui/Household';
import * as ids from '../ui/ids';
import { Labels } from '../ui/Labels';
import { List, type Column } from '../ui/List';
import { ListPage } from '../ui/ListPage';
import { Moments } from '../ui/Moments';
import { NotAllowed } from '../ui/NotAllowed';
import { NotFound } from '../ui/NotFound';
import { OnlyFor } from '../ui/OnlyFor';
import { Held } from '../ui/Held';
import { Pill } from '../ui/Pill';
import { Table } from '../ui/Table';
import { Time } from '../ui/Time';
import { Trouble } from '../ui/Trouble';
import { VirtualRows } from '../ui/VirtualRows';
import { Yuan } from '../ui/Yuan';
import { formParts, options, type Part } from './form-parts';
import { at, designation, explanation, finding, gln, moved, rows, sscc, troubles, type Row } from './samples';

const words = { label: 'sample', empty: 'nothing' };
const columns: readonly Column<Row>[] = [
  { title: 'load', width: '140px', show: ({ name }) => <ids.LoadLink loadId={name} /> },
  { title: 'box', width: '240px', show: () => <ids.BoxLink sscc={sscc} /> },
  { title: 'boxes', width: '80px', show: ({ boxes }) => boxes },
  { title: 'since', width: '160px', show: () => <Time at={at} /> },
  { title: 'state', show: ({ boxes }) => boxes > 250 && <Pill sign="open" words="late" /> },
];
const keyOf = ({ id }: Row) => String(id);
const never = () => new Promise<never>(() => undefined);
const account = { in: 2_000, out: 1_996, held: 2, writtenOff: 2, settled: 0, missing: 0, unproved: 0 };
const household = {
  ...{ householdRef: 'hh-1', building: '3', unit: '2', order: 'proxy', placedByRef: 'volunteer-7' },
  ...{ specialNeeds: ['infant'], hidden: [] },
} as const;
const hidden = { householdRef: null, building: null, unit: null, placedByRef: null, specialNeeds: null };

const list = (name: string, page: () => Promise<{ items: readonly Row[]; next: string | null }>) => (
  <List {...words} queryKey={['gallery', name]} page={page} keyOf={keyOf} columns={columns} isShort />
);

function AnsweredWith({ name, ask }: { readonly name: string; readonly ask: () => Promise<string> }) {
  const query = useQuery({ queryKey: ['gallery', 'answered', name], queryFn: ask });
  return <Answered query={query}>{(text) => <p>{text}</p>}</Answered>;
}

export const parts: readonly Part[] = [
  {
    name: 'Held',
    states: {
      held: <Held holdIds={['hold-1', 'hold-2']} />,
    },
  },
  {
    name: 'Pill',
    states: {
      broken: <Pill sign="broken" words="missing" />,
      open: <Pill sign="open" words="late" />,
      done: <Pill sign="done" words="delivered" />,
      plain: <Pill sign="plain" words="planned" />,
    },
  },
  { name: 'Time', states: { whole: <Time at={at} />, short: <Time at={at} short /> } },
  { name: 'Age', states: { old: <Age since={at} />, now: <Age since={new Date().toISOString()} /> } },
  { name: 'Yuan', states: { amount: <Yuan fen={229_800} />, nothing: <Yuan fen={0} /> } },
  {
    name: 'Copy',
    states: { number: <Copy text={sscc} />, grouped: <Copy text={sscc} shown={ids.grouped(sscc)} /> },
  },
  {
    name: 'ids',
    states: {
      box: <ids.BoxLink sscc={sscc} />,
      load: <ids.LoadLink loadId="L1.2.1" />,
      'station by name': <ids.StationLink gln={gln} name="长春市" />,
      'station without a name': <ids.StationLink gln={gln} />,
      'held by a load': <ids.HolderName holder={{ type: 'load', id: 'L1.2.1' }} />,
      'held by a team': <ids.HolderName holder={{ type: 'team', id: 'team-1' }} />,
      'held by nobody': <ids.HolderName holder={null} />,
    },
  },
  {
    name: 'Facts',
    states: {
      some: (
        <Facts
          of={[
            ['GLN', gln],
            ['left out', null],
          ]}
        />
      ),
    },
  },
  {
    name: 'Household',
    states: {
      seen: <Household of={{ ...household, hidden: [] } as never} />,
      hidden: <Household of={{ ...household, ...hidden, hidden: ['householdRef'] } as never} />,
    },
  },
  {
    name: 'Equation',
    states: {
      balanced: <Equation account={account} links={{ in: '/loads', held: '#held' }} />,
      'not balanced': (
        <Equation account={{ ...account, out: 1_995, missing: 1 }} links={{ missing: '#explained' }} />
      ),
    },
  },
  {
    name: 'Explained',
    states: {
      some: <Explained queryKey={['gallery']} ask={() => Promise.resolve(explanation)} isNeeded />,
      'on request': (
        <Explained queryKey={['later']} ask={() => Promise.resolve(explanation)} isNeeded={false} />
      ),
    },
  },
  {
    name: 'Answered',
    states: {
      answered: <AnsweredWith name="yes" ask={() => Promise.resolve('an answer')} />,
      loading: <AnsweredWith name="never" ask={never} />,
      failed: <AnsweredWith name="no" ask={() => Promise.reject(troubles['refused'] ?? new Error())} />,
    },
  },
  {
    name: 'Trouble',
    states: Object.fromEntries(
      Object.entries(troubles).map(([state, error]) => [
        state,
        <Trouble error={error} again={() => undefined} />,
      ]),
    ),
  },
  { name: 'NotAllowed', states: { role: <NotAllowed access={['admin', 'coordinator']} /> } },
  { name: 'NotFound', states: { nowhere: <NotFound /> } },
  {
    name: 'OnlyFor',
    states: {
      may: <OnlyFor roles={['auditor']}>{sscc}</OnlyFor>,
      'may not': <OnlyFor roles={['admin']}>{sscc}</OnlyFor>,
    },
  },
  {
    name: 'DesignationOf',
    states: {
      moved: <MovedFrom of={moved} />,
      explained: <DesignationOf designation={designation} nameOf={() => undefined} />,
    },
  },
  { name: 'Exports', states: { may: <Exports path={`/v1/exports/trails/${sscc}`} /> } },
  {
    name: 'Labels',
    states: { 'may not': <Labels path={`/v1/boxes/${sscc}/label`} operation="getBoxLabel" /> },
  },
  { name: 'Filter', states: { any: <Filter name="gallery" {...words} options={options} /> } },
  { name: 'Moments', states: { now: <Moments /> } },
  {
    name: 'Table',
    states: {
      rows: <Table {...words} rows={rows(3)} columns={columns} keyOf={keyOf} />,
      empty: <Table {...words} rows={[]} columns={columns} keyOf={keyOf} />,
    },
  },
  {
    name: 'List',
    states: {
      rows: list('rows', () => Promise.resolve({ items: rows(12), next: 'more' })),
      loading: list('loading', never),
      empty: list('empty', () => Promise.resolve({ items: [], next: null })),
      failed: list('failed', () => Promise.reject(troubles['to be tried again'] ?? new Error())),
    },
  },
  {
    name: 'VirtualRows',
    states: { rows: <VirtualRows {...words} items={rows(200)} columns={columns} keyOf={keyOf} isShort /> },
  },
  { name: 'HeldBoxes', states: { held: <HeldBoxes holder={{ station: gln }} /> } },
  { name: 'FindingTold', states: { missing: <FindingTold finding={finding} /> } },
  {
    name: 'ListPage',
    states: {
      rows: (
        <ListPage
          title={words.label}
          tools={<Filter name="tool" {...words} options={options} />}
          empty={words.empty}
          queryKey={['gallery', 'page']}
          page={() => Promise.resolve({ items: rows(2), next: null })}
          keyOf={keyOf}
          columns={columns}
        />
      ),
    },
  },
  ...formParts,
  {
    name: 'LongList',
    isLarge: true,
    states: { '100,000 rows': list('long', () => Promise.resolve({ items: rows(100_000), next: null })) },
  },
];
