import { dataOf } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Answered } from '../../ui/Answered';
import { Facts } from '../../ui/Facts';
import type { Values } from '../../ui/form/fields';
import { Actions } from '../../ui/form/Actions';
import { Form } from '../../ui/form/Form';

/** Who answers for a station, day and night. */
export function Responsible({ gln }: { readonly gln: string }) {
  const { t } = useTranslation('stations');
  const station = useQuery({
    queryKey: ['responsible', gln],
    queryFn: () => dataOf(api.GET('/v1/stations/{gln}', { params: { path: { gln } } })),
    meta: { isLive: true },
  });
  return (
    <section className="card">
      <header>
        <h2>{t('responsible.title')}</h2>
      </header>
      <Answered query={station}>
        {({ responsible }) =>
          responsible === null ? (
            <p className="muted">{t('responsible.nobody')}</p>
          ) : (
            <Facts
              of={[
                [t('responsible.name'), responsible.name],
                [t('responsible.position'), responsible.position],
                [t('responsible.phone'), <a href={`tel:${responsible.phone}`}>{responsible.phone}</a>],
              ]}
            />
          )
        }
      </Answered>
      <Actions
        of={[
          {
            name: 'responsible',
            label: t('responsible.do'),
            roles: rolesOf('nameResponsible'),
            form: (close) => <NameResponsible gln={gln} close={close} />,
          },
        ]}
      />
    </section>
  );
}

interface NameProps {
  readonly gln: string;
  readonly close: () => void;
}

function NameResponsible({ gln, close }: NameProps) {
  const { t } = useTranslation('stations');
  const [values, setValues] = useState<Values>({});
  return (
    <Form
      title={t('responsible.do')}
      sendWords={t('responsible.do')}
      fields={(['name', 'position', 'phone'] as const).map((name) => ({
        ...{ name, kind: 'text', required: true },
        label: t(`responsible.${name}`),
      }))}
      values={values}
      change={setValues}
      send={({ name, position, phone }, headers) =>
        dataOf(
          api.POST('/v1/stations/{gln}/responsible', {
            params: { path: { gln } },
            headers,
            body: { name: String(name), position: String(position), phone: String(phone) },
          }),
        )
      }
      close={close}
    >
      <p>{t('responsible.words')}</p>
    </Form>
  );
}
