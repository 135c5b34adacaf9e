import { boxtrailApi } from '@boxtrail/api-client';
import { noteServiceTime } from './clock';
import { keepPending } from './pending';

/** The service that sent this page. The session is a cookie that no script can read. */
export const api = boxtrailApi({ url: window.location.origin });
keepPending(api);
api.use({ onResponse: ({ response }) => noteServiceTime(response.headers.get('date')) });
