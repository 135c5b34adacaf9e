import type { Pool } from 'pg';
import { CheckpointMoved } from '@boxtrail/projections';

/**
 * The last message a group has had of each partition, kept beside what its messages did, not on the broker: what is
 * delivered again, by a broker that forgot an offset or a relay that woke too late, is known by it.
 */
export class HighWater {
  private readonly known = new Map<string, number>();

  constructor(
    private readonly pool: Pool,
    private readonly group: string,
  ) {}

  async of(topic: string, partition: number): Promise<number> {
    const known = this.known.get(`${topic}/${partition}`);
    if (known !== undefined) return known;
    const { rows } = await this.pool.query<{ position: string }>(
      'SELECT position FROM messaging.high_water WHERE consumer = $1 AND topic = $2 AND partition = $3',
      [this.group, topic, partition],
    );
    const position = Number(rows[0]?.position ?? 0);
    this.known.set(`${topic}/${partition}`, position);
    return position;
  }

  /**
   * Everything up to `to` is done. @throws CheckpointMoved another process has moved it: the partition is that one's
   * now, or was meanwhile.
   */
  async move(topic: string, partition: number, from: number, to: number): Promise<void> {
    const { rowCount } = await this.pool.query({
      name: 'high_water.move',
      // On disk before the cluster gets it: an offset that outlives the mark it stands for would be a gap for ever.
      text: `WITH durable AS (SELECT set_config('synchronous_commit', 'on', true))
        INSERT INTO messaging.high_water AS h (consumer, topic, partition, position) SELECT $1, $2, $3, $5 FROM durable
        ON CONFLICT (consumer, topic, partition) DO UPDATE SET position = $5 WHERE h.position = $4`,
      values: [this.group, topic, partition, from, to],
    });
    if (rowCount !== 1) {
      this.forget();
      throw new CheckpointMoved(`${this.group} on ${topic}/${partition}`);
    }
    this.known.set(`${topic}/${partition}`, to);
  }

  /** Partitions may have been another's since. */
  forget(): void {
    this.known.clear();
  }
}
