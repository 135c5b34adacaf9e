import { ApiOkResponse } from '@nestjs/swagger';
import { ledgerAccountKinds, transferKinds } from '@boxtrail/contracts';
import { statementKinds, statementTypes } from '../statements/statement';

const text = { type: 'string' as const };
const moment = { ...text, format: 'date-time' };
const most = Number.MAX_SAFE_INTEGER;
const integer = { type: 'integer' as const, format: 'int64', minimum: 0, maximum: most };
const fen = { ...integer, description: 'fen' };
const balance = { ...integer, minimum: -most };
const one = (of: readonly string[]) => ({ ...text, enum: [...of] });
const maybe = (of: object) => ({ anyOf: [of, { type: 'null' }] });
const withAll = (properties: Readonly<Record<string, object>>) => ({
  type: 'object' as const,
  required: Object.keys(properties),
  properties,
});

const head = withAll({
  kind: one(statementKinds),
  ref: text,
  communityGln: maybe(text),
  from: maybe(moment),
  to: maybe(moment),
  knownAt: maybe(moment),
  name: { ...maybe(text), description: 'of the community or supplier' },
  position: { ...integer, description: 'log position: no later event is used' },
  madeAt: moment,
  openingFen: { ...balance, description: 'the balance at `from`, in fen' },
});

const line = withAll({
  number: integer,
  occurredAt: { ...moment, description: 'when it holds from' },
  recordedAt: { ...moment, description: 'when the ledger knew it' },
  account: one(ledgerAccountKinds),
  kind: one(transferKinds),
  text: { ...text, description: 'the kind in the language of the statement' },
  side: one(['debit', 'credit']),
  amountFen: fen,
  balanceFen: { ...balance, description: 'after this line, in fen' },
  other: withAll({
    kind: one(ledgerAccountKinds),
    ref: { ...maybe(text), description: 'null for a household that the key may not see' },
  }),
  communityGln: text,
  roundId: maybe(text),
  needId: maybe(text),
  sscc: maybe(text),
  gtin: maybe(text),
  reason: maybe(text),
  needPath: { ...maybe(text), description: 'path of the money of the need' },
  boxPath: { ...maybe(text), description: 'path of the trail of the box' },
  position: { ...integer, description: 'log position of its event' },
  ordinal: { ...integer, description: 'its place among the transfers of the event' },
});

const statement = withAll({
  title: text,
  head,
  lines: { type: 'array', items: line },
  totals: withAll({
    lines: integer,
    debitFen: fen,
    creditFen: fen,
    closingFen: { ...balance, description: 'the balance at `to`: openingFen + debitFen - creditFen' },
  }),
});

/** Describes a statement in each format, with its headers. */
export const AnswersStatement = () =>
  ApiOkResponse({
    headers: {
      'Content-Disposition': { description: 'a file name', schema: text },
      'Boxtrail-Position': { description: 'the log position of the statement', schema: integer },
    },
    content: Object.fromEntries(
      Object.values(statementTypes).map((type) => [
        type,
        { schema: (type === statementTypes.json ? statement : text) as object },
      ]),
    ),
  });
