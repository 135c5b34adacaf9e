import type { Refusal } from '@boxtrail/kernel';

/** Who commands, and how a repeated command is recognised. */
export interface CommandMeta {
  /** One effect on its stream, for ever. */
  readonly commandId: string;
  /** SHA-256 (hex) of what was asked: the same id with another hash is refused. Stored keyed (`CommandHashes`). */
  readonly commandHash: string;
  readonly actor: string;
  readonly role: string;
  readonly correlationId: string;
  readonly causationId: string;
  /**
   * A repetition is answered as the first was, `changed` included. Left out for lines: of these it says that nothing changed,
   * and they are answered as duplicates.
   */
  readonly firstAnswer?: true;
  /** Its id was made from its content: it is stored keyed, like the hash. */
  readonly idOfContent?: true;
  /** Revision the caller decided on (If-Match); not checked when left out. */
  readonly ifRevision?: number | readonly number[] | '*';
  /** Why a decision is recorded later than the limit allows: kept with its events. */
  readonly backDatedBecause?: string;
  /** The caller's key is for records made afterwards, and why. */
  readonly recordedAfterwards?: string;
  /** Why it must not be done, unless it was done before: a retry still gets its first answer. */
  readonly refusal?: Refusal;
}

/** A command for one aggregate, and how it is recognised when it is sent again. */
export interface Instruction<Command> {
  readonly command: Command;
  readonly meta: CommandMeta;
}

/** What became of a command. */
export interface Outcome {
  /** Revision of the stream after the command. */
  readonly revision: number;
  /** Log position of its last event; of an unchanged stream that of the last one. */
  readonly position: number;
  /** False when the command changed nothing: things were so already, or a fact was known. */
  readonly changed: boolean;
}
