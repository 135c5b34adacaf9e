import { type Role, roles } from '@boxtrail/http';
import { OneOfField, TextField } from '@boxtrail/input';

export class SignInBody {
  @TextField({ optional: true, description: 'an API key' })
  key?: string | null;

  @OneOfField(roles, {
    optional: true,
    description: 'instead of a key, only in a demo: one of `demoRoles`',
  })
  demoRole?: Role | null;
}
