import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** The export `start` of a file in this folder: created once with options, then called with each order. */
export type Start<Options, Order, Answer> = (options: Options) => Promise<{
  run(order: Order): Promise<Answer>;
  close(): Promise<void>;
}>;

type ToChild = { kind: 'start' | 'run'; given: unknown } | { kind: 'close' };
interface ToParent {
  readonly answer?: unknown;
  readonly error?: string;
}

/** A child process that handles one order at a time. */
export class Child<Order, Answer> {
  private constructor(private readonly process: ChildProcess) {}

  /** `execArgv`: Node's options; those of this process when omitted. */
  static async start<Options, Order, Answer>(
    name: string,
    options: Options,
    execArgv: readonly string[] = process.execArgv,
  ): Promise<Child<Order, Answer>> {
    const program = join(__dirname, '../child.cjs');
    const child = new Child<Order, Answer>(fork(program, [name], { execArgv: [...execArgv] }));
    await child.ask({ kind: 'start', given: options });
    return child;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  async run(order: Order): Promise<Answer> {
    return (await this.ask({ kind: 'run', given: order })) as Answer;
  }

  async close(): Promise<void> {
    await this.ask({ kind: 'close' });
    this.process.disconnect();
  }

  private ask(message: ToChild): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`a process of the bench ended (${code})`));
      this.process.once('exit', gone);
      this.process.once('message', ({ answer, error }: ToParent) => {
        this.process.off('exit', gone);
        if (error === undefined) resolve(answer);
        else reject(new Error(error));
      });
      this.process.send(message);
    });
  }
}

/** The child's side. The process exits with its parent. */
export function serveParent<Options, Order, Answer>(start: Start<Options, Order, Answer>): void {
  let started: ReturnType<typeof start> | undefined;
  const obey = async (message: ToChild): Promise<unknown> => {
    if (message.kind === 'start') {
      started = start(message.given as Options);
      await started;
      return undefined;
    }
    const running = await started;
    return message.kind === 'run' ? running?.run(message.given as Order) : running?.close();
  };
  process.on('message', (message: ToChild) => {
    obey(message).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}
