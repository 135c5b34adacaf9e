import { randomUUID } from 'node:crypto';
import { ruleViolation } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { LookUps, migrate } from '@boxtrail/database';
import { givenAgain, KeptAnswers, keptAnswersMigrations, refusalIn } from './kept-answers';

describe('answers that are kept', () => {
  let database: TestDatabase;
  let pool: Pool;
  let lookUps: LookUps;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = database.pool(4);
    lookUps = new LookUps(database.url);
    await migrate(pool, 'answers', keptAnswersMigrations);
  });
  beforeEach(() => pool.query('TRUNCATE answers.kept RESTART IDENTITY'));
  afterAll(async () => {
    await lookUps.close();
    await database.drop();
  });

  const body = (n: number) => ({ id: randomUUID(), hash: 'h', answer: { body: { n, changed: false } } });

  it('given none of an id, then nothing is found; given one, then it is, by every process', async () => {
    const [one, other] = [new KeptAnswers(pool, lookUps), new KeptAnswers(pool, lookUps)];
    const kept = body(1);
    expect(await one.find(kept.id)).toBeUndefined();
    expect(await one.keep(kept)).toEqual(kept);
    expect(await other.find(kept.id)).toEqual(kept);
  });

  it('given many kept at once with one id by two processes, then one counts for all', async () => {
    const [one, other] = [new KeptAnswers(pool, lookUps), new KeptAnswers(pool, lookUps)];
    const { id } = body(0);
    const counts = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? one : other).keep({ ...body(n), id })),
    );
    expect(new Set(counts.map((kept) => JSON.stringify(kept.answer))).size).toBe(1);
    const { rows } = await pool.query('SELECT FROM answers.kept');
    expect(rows).toHaveLength(1);
  });

  it('given a refusal, then the same is thrown again', async () => {
    const answers = new KeptAnswers(pool, lookUps);
    const refusal = ruleViolation('BOX_ALREADY_SEALED', '箱 020 bears seal "S\u00001"');
    const { id } = await answers.keep({ id: randomUUID(), hash: 'h', answer: refusalIn(refusal) });
    const { answer } = (await answers.find(id)) ?? {};
    expect(() => answer && givenAgain(answer)).toThrow(refusal);
    try {
      if (answer) givenAgain(answer);
    } catch (error) {
      expect({ ...(error as object) }).toEqual({ ...refusal });
    }
  });

  it('given answers of nine days and of seven, when it expires, then those of seven days are left', async () => {
    const answers = new KeptAnswers(pool, lookUps, { atOnce: 7 });
    const old = await Promise.all(Array.from({ length: 50 }, (_, n) => answers.keep(body(n))));
    await pool.query(`UPDATE answers.kept SET kept_at = now() - interval '9 days'`);
    const young = await Promise.all(Array.from({ length: 20 }, (_, n) => answers.keep(body(n))));
    await pool.query(
      `UPDATE answers.kept SET kept_at = now() - interval '7 days' WHERE kept_at > now() - interval '8 days'`,
    );
    await answers.expire();
    expect(await Promise.all(old.map(({ id }) => answers.find(id)))).toEqual(old.map(() => undefined));
    expect(await Promise.all(young.map(({ id }) => answers.find(id)))).toEqual(young);
  });

  it('given more than there may be, when it expires, then the newest are left', async () => {
    const answers = new KeptAnswers(pool, lookUps, { rows: 10, atOnce: 8 });
    const kept = [];
    for (let n = 0; n < 40; n += 1) kept.push(await answers.keep(body(n)));
    await answers.expire();
    const found = await Promise.all(kept.map(({ id }) => answers.find(id)));
    expect(found.map((answer) => answer !== undefined)).toEqual(kept.map((_, n) => n >= 30));
  });
});
