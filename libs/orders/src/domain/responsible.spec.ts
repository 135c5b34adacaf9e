import { ResponsibleNamed } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { responsibleDecider, type NameResponsible, type Responsible } from './responsible';

const at = '2026-03-16T08:00:00.000Z';
const wang: Responsible = {
  gln: '2201020000008',
  name: '王芳',
  position: '社区书记',
  phone: '+86 431 8888 0001',
};
const name = (responsible: Responsible): NameResponsible => ({
  type: 'NameResponsible',
  occurredAt: at,
  responsible,
});

describe('the responsible person of a place', () => {
  it('given nobody, when one is named, then it is recorded', () => {
    given(responsibleDecider).when(name(wang)).then(ResponsibleNamed.of(at, wang));
  });

  it('given a person, when the same is named again, then nothing is recorded', () => {
    given(responsibleDecider, ResponsibleNamed.of(at, wang))
      .when(name({ ...wang }))
      .thenNothing();
  });

  it.each([{ name: '李明' }, { position: '站长' }, { phone: '(0431) 8888-0002' }])(
    'given a person, when %j differs, then it is recorded',
    (other) => {
      const next = { ...wang, ...other };
      given(responsibleDecider, ResponsibleNamed.of(at, wang))
        .when(name(next))
        .then(ResponsibleNamed.of(at, next));
    },
  );
});
