import { boxtrailApi } from '@boxtrail/api-client';

/** The service that sent this page. The session is a cookie that no script can read. */
export const api = boxtrailApi({ url: window.location.origin });
