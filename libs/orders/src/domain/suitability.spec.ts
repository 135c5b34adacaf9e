import { BoxTypeSuitabilityDeclared } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import {
  refuseUnsuitable,
  suitabilityDecider,
  type DeclareSuitability,
  type Suitability,
} from './suitability';

const at = '2026-03-01T08:00:00.000Z';
const gtin = '06901234000023';
const declare = (changes: Partial<Suitability>): DeclareSuitability => ({
  ...{ type: 'DeclareSuitability', occurredAt: at, gtin, suitableFor: [], unsuitableFor: [] },
  ...changes,
});
const declared = (changes: Partial<Suitability>) =>
  BoxTypeSuitabilityDeclared.of(at, { gtin, suitableFor: [], unsuitableFor: [], ...changes });

describe('the suitability of a box type', () => {
  it('is declared once, and as often as it changes', () => {
    const halal = { suitableFor: ['halal' as const] };
    given(suitabilityDecider).when(declare(halal)).then(declared(halal));
    given(suitabilityDecider, declared(halal)).when(declare(halal)).thenNothing();
    given(suitabilityDecider, declared(halal)).when(declare({})).then(declared({}));
    given(suitabilityDecider).when(declare({})).thenNothing();
  });

  it('is refused when it contradicts itself', () => {
    const both = { suitableFor: ['halal' as const], unsuitableFor: ['diabetic' as const, 'halal' as const] };
    given(suitabilityDecider).when(declare(both)).thenRefused('SUITABILITY_CONTRADICTS');
  });

  it.each<[string, Partial<Suitability>, ('halal' | 'diabetic' | 'bed-ridden')[], boolean]>([
    ['nothing declared, no special need', {}, [], true],
    ['nothing declared, a diabetic', {}, ['diabetic'], true],
    ['nothing declared, a halal household', {}, ['halal'], false],
    ['declared halal, a halal household', { suitableFor: ['halal'] }, ['halal'], true],
    [
      'declared halal, a halal and diabetic household',
      { suitableFor: ['halal'] },
      ['halal', 'diabetic'],
      true,
    ],
    [
      'unsuitable for diabetics, a diabetic',
      { unsuitableFor: ['diabetic'] },
      ['bed-ridden', 'diabetic'],
      false,
    ],
    ['unsuitable for diabetics, nobody diabetic', { unsuitableFor: ['diabetic'] }, ['bed-ridden'], true],
  ])('given %s, then the need is accepted or refused', (_, changes, specialNeeds, isAccepted) => {
    const types = new Map([[gtin, { suitableFor: [], unsuitableFor: [], ...changes }]]);
    const check = () => refuseUnsuitable({ specialNeeds, lines: [{ gtin }] }, types);
    if (isAccepted) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'BOX_TYPE_UNSUITABLE' }) as Error);
  });
});
