/** One request of the story: the example of its operation in the OpenAPI document. */
export interface Told {
  readonly operationId: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON, or the text of a body of lines. */
  readonly body?: unknown;
  /** Media type of the body; JSON when left out. */
  readonly type?: string;
  readonly ifMatch?: string;
  /** Role of the key; admin when left out. */
  readonly as?: string;
  /** The body names the open finding of this kind of the box in `path`; its place in the log differs between runs. */
  readonly finding?: string;
  /** Field of the path that the answer of an earlier operation has. */
  readonly pathFrom?: { readonly operationId: string; readonly field: string };
  /** The answer comes from a view that may still follow: asked again until it has it. */
  readonly follows?: boolean;
  /** It succeeds only after an incident, or with a broker: here it is refused with this code. */
  readonly refused?: string;
  /** Before it, somebody changes the hashes that exports have had in the database. */
  readonly afterTampering?: boolean;
}
