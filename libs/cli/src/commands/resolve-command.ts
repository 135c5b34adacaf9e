import { dataOf, type BoxtrailApi, type Schemas } from '@boxtrail/api-client';
import { findingOutcomes } from '@boxtrail/contracts';
import { readKey, visible, whatIsWrong } from '@boxtrail/kernel';
import { Option, type Command } from 'commander';
import { print, printJson } from '../terminal/terminal';
import { withExample } from './examples';
import { valuesOf } from './option-values';
import type { GlobalOptions, WithApi } from './with-api';

type Body = Schemas['BoxResolutionBody'];
type Kind = Body['finding']['kind'];

interface ResolveOptions extends GlobalOptions, Pick<Body, 'outcome' | 'words'> {
  readonly finding: Kind;
  readonly step?: string;
  readonly load?: string;
}

/** Adds `resolve`: an answer to one finding of a box, or to those of one kind on a load. */
export function addResolve(program: Command, withApi: WithApi): void {
  const command = program
    .command('resolve [sscc]')
    .description(
      'Answers an open finding of one box, or with --load those of one kind on the steps of a load. A broken trail stays broken, explained.',
    )
    .addOption(
      new Option('--finding <kind>', 'the kind of the finding')
        .choices(valuesOf('listFindings', 'kind'))
        .makeOptionMandatory(),
    )
    .option('--step <step>', 'of several findings of this kind: the one at this step, as `findings` shows it')
    .option('--load <load>', 'instead of a box: every box of this load')
    .addOption(
      new Option('--outcome <outcome>', 'what became of it').choices(findingOutcomes).makeOptionMandatory(),
    )
    .requiredOption('--words <text>', 'the answer, in words')
    .action(async (text: string | undefined, _: object, command: Command) => {
      const options = command.optsWithGlobals<ResolveOptions>();
      if ((text === undefined) === (options.load === undefined))
        throw new Error('name a box, or a load with --load');
      await withApi(options, (as) =>
        text === undefined ? ofLoad(as('auditor'), options) : ofBox(as('auditor'), text, options),
      );
    });
  withExample(
    command,
    "resolve --load L1.3.41 --finding back-dated --outcome recording-error --words 'the driver sent his note late'",
  );
}

async function ofBox(api: BoxtrailApi, text: string, options: ResolveOptions): Promise<void> {
  const sscc = readKey('sscc', text);
  const wrong = whatIsWrong('sscc', sscc);
  if (wrong !== undefined) throw new Error(wrong);
  const { finding: kind, step, outcome, words } = options;
  const query = { sscc, kind, limit: 200 };
  const { items } = await dataOf(api.GET('/v1/findings', { params: { query } }));
  const named = items.filter(({ at }) => step === undefined || step === stepOf(at));
  const [found] = named;
  if (found === undefined) throw new Error(`box ${sscc} has no open finding ${kind}`);
  if (named.length > 1)
    throw new Error(`box ${sscc} has ${named.length} open findings ${kind}: name one with --step`);
  const { position, ordinal } = found.at;
  const body = { finding: { kind, position, ordinal }, outcome, words };
  const answer = await dataOf(api.POST('/v1/boxes/{sscc}/resolutions', { params: { path: { sscc } }, body }));
  if (options.json === true) printJson(answer);
  else print(`answered ${kind} of box ${sscc}: ${outcome}`);
}

async function ofLoad(api: BoxtrailApi, options: ResolveOptions): Promise<void> {
  const { load: loadId, finding: kind, outcome, words } = options;
  const answer = await dataOf(
    api.POST('/v1/findings/resolutions', { body: { loadId, kind, outcome, words } }),
  );
  if (options.json === true) return printJson(answer);
  print(`${answer.answered} answered, ${answer.refused} refused`);
  for (const { sscc, refusal } of answer.findings)
    if (refusal !== null) print(`  ${sscc}  ${refusal.code}: ${visible(refusal.detail)}`);
}

/** A step as `findings` shows it. */
export const stepOf = ({ position, ordinal }: Schemas['ListedFinding']['at']): string =>
  `${position}.${ordinal}`;
