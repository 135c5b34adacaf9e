import { withTimeout } from '@boxtrail/async';
import { isAnswer, leaderNamedBy } from './grpc-errors';
import { Session, StoreRefused } from './session';

/** Another call found the connection broken while this one used it, or this node does not lead: the next try may do. */
export class GivenUp extends Error {}

/**
 * The session of this process. One whose call failed or stayed unanswered is given up, and the next call gets a new
 * one: what is broken about it (a channel that is half closed, a node that no longer leads) is not found out again
 * call by call.
 */
export class Connection {
  private held: Session | undefined;
  /** Address of the next session: the leader that the server named in the last one. */
  private leader: string | undefined;

  constructor(private readonly url: string) {}

  /** A call. Throws what the server answers; anything else, or no answer within `ms`, gives the session up. */
  async call<T>(ms: number, work: (session: Session) => Promise<T>): Promise<T> {
    const session = (this.held ??= this.open());
    try {
      return await withTimeout(
        ms,
        session.version.then(() => work(session)),
      );
    } catch (error) {
      if (isAnswer(error)) throw error;
      const byAnother = session.retired;
      const leader = leaderNamedBy(error);
      if (!byAnother) this.leader = leader;
      this.giveUp(session);
      if (error instanceof StoreRefused || (!byAnother && leader === undefined)) throw error;
      throw new GivenUp((error as Error).message, { cause: error });
    }
  }

  close(): void {
    if (this.held !== undefined) this.giveUp(this.held);
  }

  private open(): Session {
    const { leader } = this;
    this.leader = undefined;
    return new Session(leader === undefined ? this.url : urlOf(this.url, leader));
  }

  private giveUp(session: Session): void {
    if (session.retired) return;
    session.end();
    if (this.held === session) this.held = undefined;
  }
}

/** The same connection string, to one node of the cluster. */
const urlOf = (url: string, node: string): string =>
  url.replace(/^esdb(?:\+discover)?:\/\/([^@/?]+@)?[^/?]+/, (_, user = '') => `esdb://${user}${node}`);
