import type { OverloadResult } from './overload';

/** Bounds under overload. */
const usual = { goodputOfPeak: 0.8, memoryRatio: 1.25, recoverySeconds: 10 };

/** The exceeded bounds, in words. */
export function beyondBounds(result: OverloadResult, bounds = usual): string[] {
  const { goodputOfPeak, memoryRatio, recoverySeconds, refused } = result;
  const wrong = [...result.offences];
  if (goodputOfPeak < bounds.goodputOfPeak)
    wrong.push(`goodput was ${goodputOfPeak} of the peak, not ${bounds.goodputOfPeak}`);
  if (memoryRatio > bounds.memoryRatio)
    wrong.push(`memory rose to ${memoryRatio} times that before, not ${bounds.memoryRatio}`);
  if (recoverySeconds > bounds.recoverySeconds)
    wrong.push(`back to normal after ${recoverySeconds} s, not ${bounds.recoverySeconds}`);
  if (refused === 0) wrong.push('nothing was refused: the service was not overloaded');
  return wrong;
}
