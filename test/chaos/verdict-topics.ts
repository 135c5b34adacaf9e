import { catalogue, definitionOf } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { Evidence, Findings, Group, Topic } from './verdict-evidence';
import { forged } from './meddler';

/** All events of a topic's context are on the topic, in order for each key. */
export function judgeTopic(
  context: string,
  topic: Topic,
  log: readonly RecordedEvent[],
  found: Findings,
): void {
  const published = new Set<number>();
  topic.forEach((partition, n) => {
    const last = new Map<string, number>();
    for (const { position, key, offset, poison } of partition) {
      if (poison !== undefined || position === undefined || published.has(position)) continue;
      published.add(position);
      const before = last.get(key) ?? 0;
      if (position < before)
        found.add(
          'reordered',
          `${context}/${n}@${offset}: position ${position} of ${key} comes after ${before}`,
        );
      last.set(key, Math.max(before, position));
    }
  });
  for (const { position, event } of log)
    if (event.type.startsWith(`${context}.`) && catalogue.has(event.type) && !published.has(position))
      found.add('unaccounted', `${event.type} at ${position} is on no topic`);
}

/**
 * Handled and parked messages together are the published ones, each with one effect, and the group has read to the end.
 */
export function judgeGroup({ group, type, effect }: Group, evidence: Evidence, found: Findings): void {
  const { log, parked } = evidence;
  const context = type.slice(0, type.indexOf('.'));
  const effects = new Map<string, number[]>();
  const loads = new Set<string>();
  for (const { event, metadata, position } of log)
    if (event.type === effect)
      effects.set(metadata.causationId, [...(effects.get(metadata.causationId) ?? []), position]);
  const aside = new Set(parked.filter((each) => each.group === group).map(({ position }) => position));
  for (const { id, event, position } of log) {
    if (event.type === 'delivery.LoadPlanned') loads.add((event.data as { loadId: string }).loadId);
    if (event.type !== type) continue;
    const [first, ...more] = effects.get(id) ?? [];
    const about = `${type} ${definitionOf(type).key(event.data as never)} at ${position}`;
    const { loadId } = event.data as { loadId?: string | null };
    // A check without a load, or of a load not planned by then, has no effect, or one effect later.
    const due = loadId === undefined || (loadId !== null && loads.has(loadId));
    if (more.length > 0)
      found.add('doubled', `${group}: ${about} had effects at ${[first, ...more].join(', ')}`);
    if (first === undefined && due && !aside.has(position))
      found.add('unaccounted', `${group}: ${about} has no effect and is not parked`);
    if (first !== undefined && aside.has(position))
      found.add('doubled', `${group}: ${about} had its effect at ${first} and is parked too`);
  }
  judgeEnd(group, context, evidence, found);
}

/** The group has read the topic to its end. */
export function judgeEnd(group: string, context: string, { topics, marks }: Evidence, found: Findings): void {
  topics.get(context)?.forEach((partition, n) => {
    const end = partition.reduce(
      (max, { position = 0, poison }) => (poison === undefined ? Math.max(max, position) : max),
      0,
    );
    const mark = marks.get(`${group} ${context}/${n}`) ?? 0;
    if (mark !== end)
      found.add('unaccounted', `${group} has read ${context}/${n} up to position ${mark}; it ends at ${end}`);
  });
}

/** Each poison message is parked once by every group that reads its topic, and no other message is parked. */
export function judgeParked({ topics, groups, followers, parked }: Evidence, found: Findings): void {
  const readers = [
    ...groups.map(({ group, type }) => ({ group, contexts: [type.split('.')[0]] })),
    ...followers,
  ];
  const must = new Set<string>();
  const may = new Set<string>();
  for (const [context, topic] of topics)
    for (const { group } of readers.filter(({ contexts }) => contexts.some((each) => each === context)))
      topic.forEach((partition, n) => {
        for (const { poison, offset } of partition)
          if (poison !== undefined)
            (forged.includes(poison) ? may : must).add(`${group} ${context}/${n}@${offset}`);
      });
  const seen = new Set<string>();
  for (const { group, place, position, reason } of parked) {
    const at = `${group} ${place?.slice(place.indexOf('.') + 1)}`;
    if (seen.has(at)) found.add('doubled', `${at} is parked twice`);
    else if (position !== null || !(must.has(at) || may.has(at)))
      found.add('parked', `${group} parked position ${position} (${place}): ${reason}`);
    seen.add(at);
  }
  for (const at of must) if (!seen.has(at)) found.add('unaccounted', `poison ${at} is not parked`);
}
