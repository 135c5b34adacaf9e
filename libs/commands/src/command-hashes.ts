import { createHmac } from 'node:crypto';
import type { CommandMeta } from './command-meta';
import { uuidOf } from './name-based-uuid';

/** Names how a stored hash was made: HMAC-SHA-256. */
const prefix = 'k1:';

/**
 * What the log keeps to recognise a repeated command. Content of commands is personal and easy to guess (a building, an
 * order, a special need), so its plain hash would tell it to all readers of the log; keyed with a secret that lies
 * outside the log, it tells nothing.
 */
export class CommandHashes {
  /** @param secret of the installation; the same for all its processes, for ever. */
  constructor(private readonly secret: Buffer) {}

  /** A hash as it is stored: HMAC-SHA-256. */
  sealed(hash: string): string {
    return prefix + this.hmac(`hash\n${hash}`).toString('base64url');
  }

  /** Whether a stored hash is that of this content. */
  matches(stored: string, hash: string): boolean {
    return stored === this.sealed(hash);
  }

  /** Id and hash of a command as they are stored. An id that was made from content is keyed too. */
  sealedMeta(meta: CommandMeta): CommandMeta {
    const { commandId, commandHash, idOfContent } = meta;
    return {
      ...meta,
      commandId: idOfContent === true ? uuidOf(this.hmac(`id\n${commandId}`)) : commandId,
      commandHash: this.sealed(commandHash),
    };
  }

  private hmac(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text).digest();
  }
}
