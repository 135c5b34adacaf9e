import { Injectable } from '@nestjs/common';
import { type Page, type PageQuery, Reads } from '@boxtrail/http';
import type { LoadManifest } from '../../domain/load-manifest';
import type { PassChange } from '../../domain/pass-changes';
import { passLoadOf, type PassLoad } from '../../domain/pass-loads';
import { trailsSchema, trailsView } from './trails.view';

/** The loads that relied on a pass. `area`: the places of a bound key, of which a load must have left one. */
@Injectable()
export class PassLoadQueries {
  constructor(private readonly reads: Reads) {}

  async of(passId: string, query: PageQuery, area: readonly string[] | null): Promise<Page<PassLoad>> {
    await this.reads.caughtUp(trailsView.name, query.atLeast);
    const [pass] = await this.reads.rows<{ changes: PassChange[] }>(
      `SELECT changes FROM ${trailsSchema}.passes WHERE pass_id = $1`,
      [passId],
    );
    const { items, next } = await this.reads.page<{ loadId: string; manifest: LoadManifest }>(
      `pass-loads/${passId}`,
      query,
      'loadId',
      `SELECT u.load_id AS "loadId", m.manifest - 'ssccs' AS manifest
         FROM ${trailsSchema}.pass_uses u JOIN ${trailsSchema}.manifests m ON m.load_id = u.load_id
        WHERE u.pass_id = $3 AND u.load_id > $1
          AND ($4::text[] IS NULL OR m.manifest->'journey'->>'fromGln' = ANY($4))
        ORDER BY u.load_id LIMIT $2`,
      [passId, area],
    );
    return { items: items.map(({ manifest }) => passLoadOf(manifest, passId, pass?.changes ?? [])), next };
  }
}
