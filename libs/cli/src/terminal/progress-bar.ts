import { SingleBar } from 'cli-progress';

/** A progress bar on a terminal; otherwise one line per quarter. */
export class ProgressBar {
  private readonly bar: SingleBar | undefined;
  private quarter = -1;

  constructor(private readonly out: NodeJS.WriteStream) {
    if (!out.isTTY) return;
    this.bar = new SingleBar({
      format: '{bar} {percentage} %  {doing}',
      hideCursor: true,
      clearOnComplete: false,
      barsize: 40,
      stream: out,
    });
    this.bar.start(1, 0, { doing: '' });
  }

  readonly show = (done: number, of: number, doing: string): void => {
    if (this.bar !== undefined) {
      this.bar.setTotal(of);
      this.bar.update(done, { doing });
      return;
    }
    const quarter = Math.floor((done / of) * 4);
    if (quarter === this.quarter) return;
    this.quarter = quarter;
    this.out.write(`${String(Math.round((done / of) * 100)).padStart(3)} %  ${doing}\n`);
  };

  end(lastWords: string): void {
    this.bar?.stop();
    if (lastWords !== '') this.out.write(`${lastWords}\n`);
  }
}
