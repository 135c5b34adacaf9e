/** Milliseconds of a clock that all processes of the machine share. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Times at which events were seen, for a caller that awaits a number of them. */
export class Sightings {
  private times: number[] = [];
  private asked: { readonly count: number; answer(times: readonly number[]): void } | undefined;

  add(events: number): void {
    for (let i = 0; i < events; i += 1) this.times.push(now());
    if (this.asked === undefined || this.times.length < this.asked.count) return;
    this.asked.answer(this.times.splice(0, this.asked.count));
    this.asked = undefined;
  }

  next(count: number): Promise<readonly number[]> {
    return new Promise((answer) => {
      this.asked = { count, answer };
      this.add(0);
    });
  }
}
