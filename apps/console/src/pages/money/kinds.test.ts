import { describe, expect, it } from 'vitest';
import { accountKindIn, accountKinds, fileOf, isSettled, statementPath } from './kinds';

describe('accounts of the ledger', () => {
  it('given an account, then it is on the statement of its owner; the relief fund has none', () => {
    expect(accountKinds.map((kind) => statementPath(kind, 'a/b'))).toEqual([
      '/v1/ledger/statements/household/a%2Fb',
      '/v1/ledger/statements/household/a%2Fb',
      '/v1/ledger/statements/household/a%2Fb',
      '/v1/ledger/statements/community/a%2Fb',
      '/v1/ledger/statements/supplier/a%2Fb',
      '/v1/ledger/statements/worker/a%2Fb',
      undefined,
    ]);
  });

  it('given the address of a statement, then a file of it keeps its period', () => {
    expect(fileOf('/s?to=2026-03-16T00%3A00%3A00.000Z', 'pdf', 'zh', { from: undefined })).toBe(
      '/s?to=2026-03-16T00%3A00%3A00.000Z&format=pdf&lang=zh',
    );
  });

  it('given a kind of the address, then it is one of the ledger or none', () => {
    expect([accountKindIn('cash'), accountKindIn('bank'), accountKindIn(undefined)]).toEqual([
      ...['cash', undefined, undefined],
    ]);
    expect([isSettled('cash'), isSettled('community')]).toEqual([true, false]);
  });
});
