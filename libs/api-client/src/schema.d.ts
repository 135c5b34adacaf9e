// Made from docs/openapi.json: npm run api-client
export interface paths {
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API keys: who holds them, who issued them, when they were used, and when they end */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Issue an API key; only a retry with the same Idempotency-Key answers it again
         * @description Only with a key that is not bound to a station. Who issued a key is recorded with it.
         */
        post: operations["issueApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One API key, without the key itself */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an API key, with a reason; records who, when and why
         * @description Within a second, every process refuses the key: requests, lines of an upload that are not handled yet, and streams. A request that is being handled is finished. The first revocation of a key stands.
         */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue the successor of an API key, with the same rights; the old key ends after an overlap
         * @description Only a retry with the same Idempotency-Key answers the successor again. A key has one successor.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes of history: exports with another hash than before, and views that differ from their rebuild
         * @description The hash of an export is recorded when an export is first made for a log position. A later export for the same position with another hash is a difference: the log, a view, or the rules of the program were changed. A view whose rebuild has other rows is one too. A difference stays open until it is accepted.
         */
        get: operations["listDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/differences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One difference, with a sample of the rows that differ */
        get: operations["getDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/differences/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a difference, with a reason; records who, when and why
         * @description Nothing else changes. An export keeps naming both hashes. A view keeps its rows until its next rebuild, which puts the accepted rows in their place.
         */
        post: operations["acceptDifference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events of the log in order */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Replay the log between two times, at a chosen speed
         * @description NDJSON, or Server-Sent Events with `Accept: text/event-stream`. A replay contains what the log held when it began: everything up to the log position in `Boxtrail-Position`. To resume, send `Last-Event-ID`: the `id` of the last Server-Sent Event, or of the last NDJSON line its `position` (record time) or its `cursor` (event time). A resumed replay continues where it stopped; events recorded since then follow as a second part in its own order, even if they happened before the last event received. The last Server-Sent Event is `end`; resumed with its id, the answer is 204 as long as nothing was recorded that belongs to the replay. An empty line (NDJSON) or a comment (SSE) every 15 s shows that the connection is alive.
         */
        get: operations["replayEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs; it looks at no other part */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests are answered; `degraded` lists impaired parts */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consumer groups of this service, and problems that interrupt messaging */
        get: operations["getMessaging"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/groups/{group}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Handle the parked messages of a group again, in order */
        post: operations["replayGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/topics/{context}/republish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish all events of a context again, to restore a lost topic */
        post: operations["republishTopic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that could not be handled, with the reason */
        get: operations["listParkedMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop a parked message, with a reason; later messages of its key continue */
        post: operations["dropParkedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refused lines and messages, with the reason
         * @description `raw` is text when the bytes are UTF-8, else Base64: see `encoding`. It has the first 4,096 bytes of `bytes`; the route of one line has all.
         */
        get: operations["listQuarantinedLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One complete line, with each time it was sent again */
        get: operations["getQuarantinedLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantine/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a line to its source again, unchanged or corrected
         * @description The answer is linked to the line. `accepted` or `duplicate`: the line is done. `refused`: it stays open. A line without a time is dated at its first arrival.
         */
        post: operations["resendQuarantinedLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantine/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a line without accepting it, with a reason; records who, when and why */
        post: operations["closeQuarantinedLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and the roles of a demo; nobody without a session or key */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in: exchange an API key for a session in a cookie
         * @description Every route takes the cookie instead of `Authorization`. A request with another method than GET or HEAD must then come from a page of this server. The session ends with the key.
         */
        post: operations["signIn"];
        /**
         * Sign out: within a second, every process refuses the session
         * @description Streams that run under the session end. An API key that is sent instead stays as it is.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refused API keys, counted by minute, address and reason; the newest first
         * @description Each process writes its counts every 5 s; they are kept for 30 days. The gateway answers a key that it has asked about within 5 minutes itself: such requests are counted in its metrics alone.
         */
        get: operations["listSignInFailures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The progress of each view */
        get: operations["listViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{view}/unreadable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unreadable events that a view has skipped */
        get: operations["listUnreadableEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{view}/drop-old": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop the older versions of a view that no process runs
         * @description An older release cannot be started on this database afterwards. Versions that a process still runs stay, and are listed under `running`. The version of this program must be live, and is never dropped.
         */
        post: operations["dropOldVersions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{view}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rebuild a view beside the live one, compare both, and switch if they are equal
         * @description If they differ, the difference is recorded under `difference` (see `/v1/differences`), and the live view keeps serving. Once the difference is accepted, the next rebuild switches to the rows that were compared. An interrupted rebuild is resumed.
         */
        post: operations["rebuildView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whoami": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The holder of the sent API key, with role and station */
        get: operations["getCaller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register or change the stations of a list (CSV); answered line by line (NDJSON)
         * @description As spreadsheets export it: UTF-8, UTF-16, GBK or GB18030; commas, semicolons, tabs or bars; any line ends. Columns by name, in any case, in English or Chinese; `gln` is optional. A parent comes earlier in the list, within the same 500 lines, or is registered already. Sending the list again changes nothing.
         */
        post: operations["importStations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stations, by GLN */
        get: operations["listStations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/{gln}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One station */
        get: operations["getStation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/{gln}/responsible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name the person who answers for a station or a supplier, day and night
         * @description The label of each box has the number of the one who answers for its destination. The last one named holds.
         */
        post: operations["nameResponsible"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suppliers, by GLN */
        get: operations["listSuppliers"];
        put?: never;
        /** Register a guaranteed-supply enterprise */
        post: operations["registerSupplier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/box-types/{gtin}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One box type */
        get: operations["getBoxType"];
        /** Publish a box type, or change its price for rounds opened from now on */
        put: operations["putBoxType"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/box-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Box types, by GTIN */
        get: operations["listBoxTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rounds, by id */
        get: operations["listRounds"];
        put?: never;
        /** Open a round of needs in a community; answers its supplier */
        post: operations["openRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{roundId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a round by hand: its needs are consolidated and sent to the supplier */
        post: operations["closeRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{roundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One round with its needs and their status */
        get: operations["getRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{roundId}/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what a household needs
         * @description One need as JSON, or many as NDJSON, answered line by line. The id identifies a need. Until it is withdrawn, the same need sent again changes nothing; other content under its id is refused (`NEED_EXISTS`). A need that was withdrawn can be recorded again while the round is open, with the same content or another: by a request with a new `Idempotency-Key`, or without one. A retry with the key of an earlier request has the answer of that request and never brings a withdrawn need back.
         */
        post: operations["recordNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{roundId}/needs/{needId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw a need, as long as its round is open
         * @description Withdrawing a withdrawn need changes nothing. With an `Idempotency-Key` a retry never withdraws what was recorded after the first request.
         */
        delete: operations["withdrawNeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Needs of one household, or with one id, in all rounds; by round
         * @description Exactly one of `householdRef` and `needId`. A household is found in communities whose households the key may see.
         */
        get: operations["listNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packing-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Packing jobs, by id */
        get: operations["listPackingJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packing-jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One packing job: what it asks for, and what of it is packed
         * @description `awaited` are boxes that have a place in the open job and are not packed yet: they are on their way, or their bench failed. Sent again, such a box takes its place; a job that is closed with a reason gives them up.
         */
        get: operations["getPackingJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packing-jobs/{jobId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a packing job: complete, or short with a reason */
        post: operations["completePackingJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packing-jobs/{jobId}/boxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Boxes were packed: one as JSON, or many as NDJSON, answered line by line */
        post: operations["packBox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/boxes/{sscc}/seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seal a packed box, where it was packed */
        post: operations["sealBox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/boxes/{sscc}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One box as it left the bench: contents with their lots, seal, and label */
        get: operations["getBox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/boxes/{sscc}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print the label of a box
         * @description A6. The SSCC as GS1-128, the GS1 Digital Link of the box and the payment code as QR codes, destination, building, unit, special needs, the amount of the order, and the telephone number of the person who answers for the destination. No name of a resident. The payment code is `boxtrail:pay?v=1&round=...&need=...&fen=...`.
         */
        get: operations["getBoxLabel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packing-jobs/{jobId}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print the labels of all packed boxes of a job, by SSCC
         * @description A6. The SSCC as GS1-128, the GS1 Digital Link of the box and the payment code as QR codes, destination, building, unit, special needs, the amount of the order, and the telephone number of the person who answers for the destination. No name of a resident. The payment code is `boxtrail:pay?v=1&round=...&need=...&fen=...`. They are streamed: a job has any number of boxes.
         */
        get: operations["getJobLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Passes, by id; those that are issued, suspended, revoked or expired now */
        get: operations["listPasses"];
        put?: never;
        /** Issue a pass to a vehicle or a person, for zones and a time window */
        post: operations["issuePass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passes/{passId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend a pass at once */
        post: operations["suspendPass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passes/{passId}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a suspension */
        post: operations["reinstatePass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passes/{passId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a pass for good */
        post: operations["revokePass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passes/{passId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One pass */
        get: operations["getPass"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a pass at a checkpoint: answers and records the verdict
         * @description Judged at the time of the scan, and again when it is recorded: a pass that is suspended or revoked by then is not valid, whatever time the scan has. A repeated scan gets its first verdict.
         */
        post: operations["verifyPass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Loads, by id */
        get: operations["listLoads"];
        put?: never;
        /** Plan a load: which vehicle and driver go from where to where */
        post: operations["planLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{loadId}/boxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put boxes on a load: one event, however many */
        post: operations["loadBoxes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{loadId}/take-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take boxes off a load that is not sealed yet, and say why */
        post: operations["takeOffBoxes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{loadId}/seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seal a load: what is on it stays on it */
        post: operations["sealLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{loadId}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a sealed load leave, under passes that are valid for vehicle, driver, destination and time
         * @description A pass that was never issued is unknown (404 PASS_UNKNOWN). Both passes must be valid when the load left and not suspended or revoked when the dispatch is recorded (409 PASS_NOT_VALID). A dispatch is not dated before its load was planned, loaded and sealed, nor before its boxes were packed and came here (LOAD_TIMES_OUT_OF_ORDER, BOX_NOT_THERE_YET). The vehicle and the driver are on no other load (VEHICLE_ON_ANOTHER_LOAD, DRIVER_ON_ANOTHER_LOAD). Dated further back than the limit it takes a coordinator or an admin, and a reason (BACK_DATING_NOT_ALLOWED, BACK_DATED), and leaves a finding on the trail of each box.
         */
        post: operations["dispatchLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{loadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One load: its manifest, passes, checkpoints, arrivals, receipts and discrepancies */
        get: operations["getLoad"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{loadId}/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A load arrived, where and with which seal */
        post: operations["recordArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{loadId}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A load was unloaded: what was found, held against its manifest
         * @description Boxes that nobody packed are not recorded: they are answered in `quarantined` and kept in quarantine, and the rest of the receipt stands.
         */
        post: operations["recordReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/door-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Door rounds, by id */
        get: operations["listDoorRounds"];
        put?: never;
        /** A team leaves the drop point for the doors */
        post: operations["startDoorRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/door-rounds/{doorRoundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One door round: who left with which boxes, and what became of each
         * @description `label` of a box tells the team its door and the special needs there. It is null for a box that is not known as packed; its `order`, `placedByRef` and `specialNeeds` are null when the event of its packing is older than they are.
         */
        get: operations["getDoorRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Boxes were seen: one scan as JSON, or many as NDJSON, answered line by line
         * @description A scan is known by its id and its box: late, doubled or out of order, it is one fact. A line that cannot be taken is kept in quarantine with the reason.
         */
        post: operations["recordScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A scan of a box, an arrival or a receipt was recorded wrongly: it never happened, or it was otherwise
         * @description Both facts stay on the trail; the wrong one is marked and does not count any more for custody, findings and accounts. Of several corrections of one fact the last holds; one that says what holds already changes nothing. FACT_UNKNOWN: no such scan of that box or load. FACT_NOT_CORRECTABLE: a checkpoint passage. A key that speaks for one station corrects what was recorded there.
         */
        post: operations["correctFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The money of needs: reserved, posted, voided, refunded, open
         * @description reservedFen = openFen + postedFen + voidedFen + refundedFen.
         */
        get: operations["listNeedAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/needs/{roundId}/{needId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The money of one need, box by box */
        get: operations["getNeedAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/needs/{roundId}/{needId}/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect money for a need, in cash or by a payment code
         * @description Expected is what the need costs less what was collected before. A difference becomes an open item.
         */
        post: operations["collectForNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/needs/{roundId}/{needId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund a delivered box, after a complaint for example
         * @description A box that was lost, damaged, returned or never packed is voided or refunded by itself.
         */
        post: operations["refundBox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole ledger: does it balance, and how much is still open
         * @description reservedFen = openFen + postedFen + voidedFen + refundedFen.
         */
        get: operations["getLedgerSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts of the ledger with their balances
         * @description With `at` and `knownAt`: the entries that hold from then on or earlier, as far as they were recorded by then.
         */
        get: operations["listLedgerAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts/{kind}/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The balance of one account
         * @description With `at` and `knownAt`: the entries that hold from then on or earlier, as far as they were recorded by then.
         */
        get: operations["getLedgerAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/accounts/{kind}/{ref}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The entries of one account, in the order of the log
         * @description With `at` and `knownAt`: the entries that hold from then on or earlier, as far as they were recorded by then.
         */
        get: operations["listLedgerEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/cash/{workerRef}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand cash over to a person, or pay the driver of a supplier
         * @description Expected are the cash of the worker in that community, or what the community owes the supplier. A difference becomes an open item.
         */
        post: operations["moveCash"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct the ledger by a further transfer
         * @description Nothing is changed in place. `occurredAt` is the date that the correction holds from.
         */
        post: operations["correctLedger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/open-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Differences between money expected and money there */
        get: operations["listOpenItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/open-items/{itemId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explain a difference */
        post: operations["closeOpenItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settlements of communities */
        get: operations["listSettlements"];
        put?: never;
        /**
         * Settle all open accounts of a community, or one of them
         * @description What households owe is collected, what they get back and what suppliers get is paid; the worker has the cash then. What is reserved stays: its boxes can still come. The answer names the first statements that it produced; `/v1/ledger/settlements/{settlementId}/statements` lists all. A community without open accounts is refused, and so is an account whose balance is 0.
         */
        post: operations["settleCommunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/settlements/{settlementId}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The statements that a settlement produced
         * @description One for each household, supplier and grid worker with an account that it closed, and one of the community.
         */
        get: operations["listSettlementStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/statements/{kind}/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The statement of a household, a grid worker, a community or a supplier for a period
         * @description Opening balance, the entries in the order of the time that they hold from, closing balance. The balances are those of the accounts at `from` and at `to`, as far as they were recorded by `knownAt`. Each line names its need and its box. JSON and CSV are streamed; PDF holds at most 5,000 entries: beyond it 409 `STATEMENT_TOO_LARGE`. A key of a supplier reads its own statement, when it is bound to it.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts of all places, now or at a moment
         * @description in = out + held + writtenOff + settled + missing + unproved. An account balances when no box is missing or unproved. With `at` or `knownAt`: as of that moment, from sums that the view keeps.
         */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{gln}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The account of one place; explain=true lists the boxes that do not balance
         * @description in = out + held + writtenOff + settled + missing + unproved. An account balances when no box is missing or unproved. With `at` or `knownAt`: as of that moment, from sums that the view keeps. `explain` reads the steps of all boxes that the holder has ever had, a thousand at a time.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holder-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts of stations, loads, carriers or teams that ever had a box; those that do not balance
         * @description in = out + held + writtenOff + settled + missing + unproved. An account balances when no box is missing or unproved. With `at` or `knownAt`: as of that moment, from sums that the view keeps.
         */
        get: operations["listHolderAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holder-accounts/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The account of one holder; explain=true lists the boxes that do not balance
         * @description in = out + held + writtenOff + settled + missing + unproved. An account balances when no box is missing or unproved. With `at` or `knownAt`: as of that moment, from sums that the view keeps. `explain` reads the steps of all boxes that the holder has ever had, a thousand at a time.
         */
        get: operations["getHolderAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Boxes by status, broken trails, the accounts of each tier, and the accounts that do not balance
         * @description With `at` or `knownAt` it has no counts of steps and findings.
         */
        get: operations["getSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{gln}/days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The account of one place, hour by hour of a day
         * @description The account when the day began, and what each hour changed in it, by event time. A day is in UTC+8. With `at` or `knownAt`: as of that moment, from sums that the view keeps.
         */
        get: operations["getAccountDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Boxes, by SSCC; those whose trail is broken, complete or still open */
        get: operations["listTrails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trails/{sscc}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole trail of one box, and where it breaks. Accept: text/plain gives a timeline
         * @description `at` and `knownAt` select a past moment. One indexed read of the steps of the box in any case. A long trail comes in pages of steps; status, custody, breaks and counts are always those of the whole trail, and `openFindings` names the first 500.
         */
        get: operations["getTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trails-hash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The hash of all trails: equal for every recording of the same history
         * @description Reads the steps of all boxes, a thousand boxes in memory at a time.
         */
        get: operations["getTrailsHash"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The findings of all boxes, oldest first; open ones unless `state` says otherwise
         * @description Boxes that were delivered are among them. A key bound to a station sees the findings that concern it or a station below it: of a step there, of a load from or to it, of a box that it held or that belongs there.
         */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/boxes/{sscc}/resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer one open finding of a box
         * @description Neither who reported the finding nor who has the box may answer. A break stays a break: the trail then is broken, explained. When a late fact removes the finding, its answer says so on its step (`answersNothing`).
         */
        post: operations["resolveFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give one answer to many findings: those named, or all of one kind on the steps of a load
         * @description Each finding is answered, or refused with its reason, on its own. `changed` is true when at least one was answered.
         */
        post: operations["resolveFindings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what changes: boxes, loads, jobs, rounds, needs, passes
         * @description NDJSON, or Server-Sent Events with `Accept: text/event-stream`. One line per change, in the order of the log; the stream then follows what is recorded, until the client or the service ends it. To resume, send the `position` of the last line (NDJSON) or the last `id` (SSE) as `Last-Event-ID`, or as `from`: nothing is missed, and nothing comes twice. A key sees the kinds of subjects that it may read. A key that is bound to a station or supplier sees what concerns it and the stations below it: an event that names one of them, or whose box, load, job, round or pass belongs to one. Stations, suppliers and box types are public. No line has data of a household: `subject.url` has the present state, under the rules of that route. A line of the kind `position` has no change: the client has everything up to it. An empty line (NDJSON) or a comment (SSE) after 15 s shows that the connection is alive. With `follow=false` the answer is one page, and its last line is of the kind `position`: `from` of the next page.
         */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/trails/{sscc}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the trail of a box
         * @description JSON, CSV, or a printable report as HTML or PDF, in Chinese or English. The JSON holds a `document` and its `sha256`: the SHA-256 of the document in canonical form (RFC 8785), which `jq -jcS .document FILE | sha256sum` prints as well. The same log position gives the same hash unless the log or the view was changed. The hash is recorded when an export is first made for a position: if a later one differs, the answer has both (`difference` in JSON, `Boxtrail-Recorded-Sha256` and `Boxtrail-Difference` as headers), and the difference stays in `/v1/differences` until it is accepted. A change of the log before the first export is not detected. HTML holds at most 20,000 rows, PDF 5,000: beyond it 409 `EXPORT_TOO_LARGE`. JSON and CSV have no bound: they are streamed.
         */
        get: operations["exportTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/rounds/{roundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a round: its events, and the state of each of its boxes
         * @description JSON, CSV, or a printable report as HTML or PDF, in Chinese or English. The JSON holds a `document` and its `sha256`: the SHA-256 of the document in canonical form (RFC 8785), which `jq -jcS .document FILE | sha256sum` prints as well. The same log position gives the same hash unless the log or the view was changed. The hash is recorded when an export is first made for a position: if a later one differs, the answer has both (`difference` in JSON, `Boxtrail-Recorded-Sha256` and `Boxtrail-Difference` as headers), and the difference stays in `/v1/differences` until it is accepted. A change of the log before the first export is not detected. HTML holds at most 20,000 rows, PDF 5,000: beyond it 409 `EXPORT_TOO_LARGE`. JSON and CSV have no bound: they are streamed. Each box names the hash of the export of its own trail.
         */
        get: operations["exportRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/stations/{gln}/days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a station's day: its account, and every movement of a box
         * @description JSON, CSV, or a printable report as HTML or PDF, in Chinese or English. The JSON holds a `document` and its `sha256`: the SHA-256 of the document in canonical form (RFC 8785), which `jq -jcS .document FILE | sha256sum` prints as well. The same log position gives the same hash unless the log or the view was changed. The hash is recorded when an export is first made for a position: if a later one differs, the answer has both (`difference` in JSON, `Boxtrail-Recorded-Sha256` and `Boxtrail-Difference` as headers), and the difference stays in `/v1/differences` until it is accepted. A change of the log before the first export is not detected. HTML holds at most 20,000 rows, PDF 5,000: beyond it 409 `EXPORT_TOO_LARGE`. JSON and CSV have no bound: they are streamed. A day is in UTC+8. Its rows are the steps that moved a box into or out of the station, and those at the station with findings, by box in SSCC order.
         */
        get: operations["exportStationDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/held-boxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Boxes that a station, a load or a team has now, and for how long; the longest first
         * @description Exactly one of `station`, `load` and `team`. A key that is bound to a place sees boxes of its stations, and of loads and teams from or to them.
         */
        get: operations["listHeldBoxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overdue-boxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Boxes that their holder has had for longer than the limit of custody; the longest overdue first
         * @description At most one of `station`, `load` and `team`. A key that is bound to a place sees boxes of its stations, and, asked by name, of loads and teams from or to them.
         */
        get: operations["listOverdueBoxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/open-loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Loads on the road that need a person: late, or under a pass that is not valid; the oldest first
         * @description `late`: on the road for longer than the limit of custody of a load, as it was when the dispatch was recorded. `invalid-pass`: the pass of its vehicle or driver was suspended or revoked, or has expired. A load is on the road from its dispatch until an arrival or a receipt is known.
         */
        get: operations["listOpenLoads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/work-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many findings, boxes and loads wait for a person, and how many findings were answered today
         * @description Each count stops at `atMost`. A key that is bound to a place counts findings that concern its stations, overdue boxes there, and loads from or to them.
         */
        get: operations["getWorkCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actors/{actor}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events that one actor caused, in the order of the log */
        get: operations["listEventsOfActor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passes/{passId}/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Loads that relied on a pass, and how its withdrawal affects each
         * @description A load relied on a pass when it left under it or a checkpoint found it valid. `affected` is `before-use` when the pass was already suspended or revoked then, `on-the-road` when that came before the load arrived. An unknown pass has no loads. A key that is bound to a place sees loads from its stations.
         */
        get: operations["listLoadsOfPass"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recalls, the oldest first */
        get: operations["listRecalls"];
        put?: never;
        /** Recall a lot: every box with it, also boxes that are packed later */
        post: operations["openRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/{recallId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One recall, with its boxes counted by outcome */
        get: operations["getRecall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/{recallId}/boxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every box of a recall: where it is, who has it now, and what became of it
         * @description By SSCC. A box is `open` until a station that holds it has set it aside, or it is destroyed or written off. A recovered box that leaves its station is open again. A key that is bound to a place sees boxes that its places packed, have now or are to get.
         */
        get: operations["listRecalledBoxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/{recallId}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has boxes of a recall, and how many; residents are one line */
        get: operations["listRecallHolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/{recallId}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A station has set recalled boxes aside that it holds */
        post: operations["recoverBoxes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/{recallId}/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write off recalled boxes that will not come back */
        post: operations["writeOffBoxes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recalls/{recallId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a recall whose boxes are all recovered, destroyed or written off */
        post: operations["closeRecall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/load-history/{loadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A load at a moment: its events, and its boxes with status and custody
         * @description Reads the steps of its boxes, a thousand at a time, for each page.
         */
        get: operations["getLoadHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/round-history/{roundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A round at a moment: opened, closed, packed, and its boxes by status and custody
         * @description Reads the steps of its boxes, a thousand at a time, for each page.
         */
        get: operations["getRoundHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Boxes whose state differs between two moments, with both states
         * @description Two moments, each in two times; an omitted time is now. A state is null when nothing was known of the box. One box is one indexed read. Otherwise the steps of the boxes concerned are read a thousand at a time, at most 20,000 boxes for one answer: a page may be empty and still have a `next`.
         */
        get: operations["compareTrails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        IssueApiKeyBody: {
            /**
             * @description the holder: the actor on the trail
             * @example gate-7
             */
            subject: string;
            /** @enum {string} */
            role: "admin" | "coordinator" | "station" | "packer" | "carrier" | "checkpoint" | "grid-worker" | "team" | "auditor" | "market-supervision" | "partner";
            /**
             * @description the only station it may act for; all when omitted; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            stationGln?: string;
            /**
             * Format: date-time
             * @description at most 366 days ahead, unless the service is set up otherwise
             * @example 2026-03-16T09:30:00+08:00
             */
            expiresAt: string;
            /** @description only for a simulation or the import of old records: why decisions under this key may be dated in the past. They are judged at their own time only, and each of their events carries this reason */
            recordsAfterwards?: string;
        };
        RevokeApiKeyBody: {
            /** @description why it is revoked */
            reason: string;
        };
        RotateApiKeyBody: {
            /**
             * Format: date-time
             * @description when the successor expires
             * @example 2026-03-16T09:30:00+08:00
             */
            expiresAt: string;
            /**
             * Format: int32
             * @description how long the old key stays valid beside its successor: 3600 when omitted, at most a week
             */
            overlapSeconds?: number;
        };
        AcceptanceBody: {
            /** @description the cause of the difference, and what was done about it */
            reason: string;
        };
        DropBody: {
            /** @description why it is dropped */
            reason: string;
        };
        ResendBody: {
            /** @description the corrected line in the format of its source: JSON of a scan; a row of a list of stations, with its header if its columns differ from the default order. Unchanged when omitted */
            body?: string;
        };
        CloseLineBody: {
            /** @description why it is closed */
            reason: string;
        };
        SignInBody: {
            /** @description an API key */
            key?: string;
            /**
             * @description instead of a key, only in a demo: one of `demoRoles`
             * @enum {string}
             */
            demoRole?: "admin" | "coordinator" | "station" | "packer" | "carrier" | "checkpoint" | "grid-worker" | "team" | "auditor" | "market-supervision" | "partner";
        };
        ResponsibleBody: {
            /** @example 王芳 */
            name: string;
            /** @example 社区书记 */
            position: string;
            phone: string;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        SupplierBody: {
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            gln: string;
            name: string;
            /** @description degrees, WGS 84 */
            latitude?: number;
            /** @description degrees, WGS 84 */
            longitude?: number;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        BoxTypeContentBody: {
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 02061041500216
             */
            gtin: string;
            name: string;
            /** Format: int32 */
            quantity: number;
            /** @example 份 */
            unit: string;
        };
        BoxTypeBody: {
            name: string;
            /** @enum {string} */
            kind: "vegetables" | "food-and-oil" | "daily-necessities" | "infant" | "dietary" | "medical";
            /**
             * Format: int32
             * @description fen
             */
            priceFen: number;
            contents: components["schemas"]["BoxTypeContentBody"][];
            /**
             * Format: int32
             * @description how long one holder may have a box of this type before it is overdue, in hours; the limits of the installation (`CUSTODY_LIMITS`) when left out. It cannot change later
             */
            custodyLimitHours?: number;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        OpenRoundBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /** @description chosen by the caller; derived from the Idempotency-Key when omitted */
            roundId?: string;
            /**
             * @description a station of the community tier; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            communityGln: string;
            /**
             * Format: date-time
             * @description later needs are refused
             * @example 2026-03-16T09:30:00+08:00
             */
            cutoffAt: string;
            /**
             * @description box types on offer, at present prices
             * @example [
             *       "02061041500216"
             *     ]
             */
            gtins: string[];
        };
        CloseRoundBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
        };
        NeedLineBody: {
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 02061041500216
             */
            gtin: string;
            /** Format: int32 */
            quantity: number;
        };
        NeedBody: {
            /** @description the same need sent twice is one need */
            needId: string;
            householdRef: string;
            /** @example 5#楼 */
            building: string;
            /** @example 2-501 */
            unit: string;
            /** @enum {string} */
            order: "own" | "proxy";
            /** @enum {string} */
            payment: "prepaid" | "on-account";
            /** @description the grid worker, of a proxy order */
            placedByRef?: string;
            specialNeeds?: ("empty-nest-elderly" | "bed-ridden" | "infant" | "halal" | "diabetic" | "medical")[];
            lines: components["schemas"]["NeedLineBody"][];
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        CompleteBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /** @description needed when boxes are missing: it is kept for each of them */
            shortageReason?: string;
        };
        ContentBody: {
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 02061041500216
             */
            gtin: string;
            /**
             * @description the batch it came from
             * @example L-2026-11
             */
            lot: string;
            /** Format: int32 */
            quantity: number;
        };
        BoxBody: {
            /**
             * @description the same box sent twice is one box; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 376104250021234569
             */
            sscc: string;
            /** @description the need it is for */
            needId: string;
            /**
             * @description the box type; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 02061041500216
             */
            gtin: string;
            contents: components["schemas"]["ContentBody"][];
            /** Format: int32 */
            weightGrams: number;
            /** @description seals it at once */
            sealId?: string;
            /**
             * @description where it was packed; the job's supplier when omitted; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            packedAtGln?: string;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        SealBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            sealId: string;
        };
        IssuePassBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /** @description chosen by the authority; derived from the Idempotency-Key when omitted */
            passId?: string;
            /**
             * @description number plate, for the pass of a vehicle
             * @example 吉A12345
             */
            plate?: string;
            /** @description for the pass of a vehicle */
            carrierRef?: string;
            /** @description for the pass of a person */
            personRef?: string;
            /** @description for the pass of a person */
            employerRef?: string;
            /**
             * @description stations whose areas it covers, including all stations below them
             * @example [
             *       "2000220100007"
             *     ]
             */
            zones: string[];
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            validFrom: string;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            validUntil: string;
            /** @description the issuing authority */
            authorityRef: string;
        };
        PassReasonBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            reason: string;
        };
        VerificationBody: {
            /** @description the same scan sent twice is one fact */
            scanId: string;
            passId: string;
            /** @description where on the road */
            checkpointRef: string;
            /**
             * @description the station in whose area the checkpoint stands; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            zoneGln: string;
            /** @description the load of the vehicle */
            loadId?: string;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        PlanLoadBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /** @description made from the Idempotency-Key when left out */
            loadId?: string;
            /**
             * @description where it leaves: a station, or the site of a supplier; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            fromGln: string;
            /**
             * @description where it goes; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            toGln: string;
            /**
             * @description number plate of the vehicle
             * @example 吉A12345
             */
            plate: string;
            /** @description the person who drives */
            driverRef: string;
        };
        LoadBoxesBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /**
             * @example [
             *       "376104250021234569"
             *     ]
             */
            ssccs: string[];
        };
        TakeOffBoxesBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /**
             * @example [
             *       "376104250021234569"
             *     ]
             */
            ssccs: string[];
            reason: string;
        };
        SealLoadBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /** @description number of the seal on the vehicle */
            sealId: string;
        };
        DispatchLoadBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /** @description the pass of the vehicle, valid there and then */
            vehiclePassId: string;
            /** @description the pass of the driver, valid there and then */
            driverPassId: string;
        };
        ArrivalBody: {
            /** @description the same scan sent twice is one fact */
            scanId: string;
            /**
             * @description where it arrived, planned or not; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            atGln: string;
            /** @description the seal on the vehicle is whole */
            sealIntact: boolean;
            /** @description the number on that seal, compared with the one it left with */
            sealId?: string;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        ReceiptBody: {
            /** @description the same scan sent twice is one fact */
            scanId: string;
            /**
             * @description where it was unloaded, planned or not; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            atGln: string;
            /**
             * @description every box that was found
             * @example [
             *       "376104250021234569"
             *     ]
             */
            ssccs: string[];
            /**
             * @description found damaged
             * @example [
             *       "376104250021234569"
             *     ]
             */
            damaged?: string[];
            /**
             * @description found with a broken seal
             * @example [
             *       "376104250021234569"
             *     ]
             */
            sealBroken?: string[];
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        DoorRoundBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /** @description made from the Idempotency-Key when left out */
            doorRoundId?: string;
            /**
             * @description the drop point they leave; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            fromGln: string;
            /** @description who walks */
            teamRef: string;
            /**
             * @description the boxes they take along
             * @example [
             *       "376104250021234569"
             *     ]
             */
            ssccs: string[];
        };
        ScanBody: {
            /** @description the same scan sent twice is one fact */
            scanId: string;
            /** @enum {string} */
            kind: "handed-over" | "failed" | "returned" | "seen" | "damaged" | "seal-broken" | "lost" | "found" | "destroyed";
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 376104250021234569
             */
            sscc: string;
            /**
             * @description the station it was at, or in whose area; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            atGln: string;
            /** @description who saw it */
            byRef: string;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description handed-over: who has it now, a reference and never a name */
            receivedByRef?: string;
            /**
             * @description handed-over: how
             * @enum {string}
             */
            method?: "in-person" | "left-at-door" | "pick-up";
            /** @description handed-over, if there is one: a pick-up code or the hash of a photo */
            proofRef?: string;
            /**
             * @description failed: why
             * @enum {string}
             */
            reason?: "not-at-home" | "refused" | "wrong-door" | "other";
            /** @description damaged, seal-broken, lost, found, destroyed: in words, if need be */
            note?: string;
        };
        CorrectedValues: {
            /**
             * @description a scan: of another kind
             * @enum {string}
             */
            kind?: "handed-over" | "failed" | "returned" | "seen" | "damaged" | "seal-broken" | "lost" | "found" | "destroyed";
            /**
             * @description elsewhere; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            atGln?: string;
            /**
             * Format: date-time
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description handed-over: who has it */
            receivedByRef?: string;
            /**
             * @description handed-over: how
             * @enum {string}
             */
            method?: "in-person" | "left-at-door" | "pick-up";
            /** @description handed-over: a pick-up code or the hash of a photo */
            proofRef?: string;
            /**
             * @description failed: why
             * @enum {string}
             */
            reason?: "not-at-home" | "refused" | "wrong-door" | "other";
            /** @description damaged, seal-broken, lost, found, destroyed: in words */
            note?: string;
            /** @description an arrival: the seal on the vehicle was whole */
            sealIntact?: boolean;
            /** @description an arrival: the number on the seal of the vehicle */
            sealId?: string;
            /**
             * @description a receipt: all that was found
             * @example [
             *       "376104250021234569"
             *     ]
             */
            ssccs?: string[];
            /**
             * @description a receipt: found damaged
             * @example [
             *       "376104250021234569"
             *     ]
             */
            damaged?: string[];
            /**
             * @description a receipt: found with a broken seal
             * @example [
             *       "376104250021234569"
             *     ]
             */
            sealBroken?: string[];
        };
        CorrectionBody: {
            /**
             * @description the box, if it was a scan of one box; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 376104250021234569
             */
            sscc?: string;
            /** @description the load, if it was an arrival or a receipt */
            loadId?: string;
            /** @description of the scan that was wrong */
            scanId: string;
            /** @description it never happened */
            withdrawn?: boolean;
            /** @description or it was otherwise */
            corrected?: components["schemas"]["CorrectedValues"];
            /** @description the evidence, for readers of the trail */
            reason: string;
            /** @description who says so */
            byRef: string;
            /**
             * Format: date-time
             * @description when it was found out
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
        };
        CollectionBody: {
            /**
             * Format: date-time
             * @description when it holds from; now when left out
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description the same collection sent twice is one */
            collectionId: string;
            /** @description the grid worker who has the money now */
            workerRef: string;
            /**
             * @description cash, or a payment code
             * @enum {string}
             */
            method: "cash" | "code";
            /** Format: int32 */
            amountFen: number;
        };
        RefundBody: {
            /**
             * Format: date-time
             * @description when it holds from; now when left out
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 376104250021234569
             */
            sscc: string;
            reason: string;
        };
        MovementBody: {
            /**
             * Format: date-time
             * @description when it holds from; now when left out
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description the same movement sent twice is one */
            movementId: string;
            /**
             * @description to another person, or to the driver of a supplier
             * @enum {string}
             */
            kind: "hand-over" | "pay-supplier";
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            communityGln: string;
            /** @description who has the money now: a person, or the GLN of the supplier */
            toRef: string;
            /** @description the driver who took it for the supplier */
            driverRef?: string;
            /** Format: int32 */
            amountFen: number;
        };
        AccountBody: {
            /** @enum {string} */
            kind: "household" | "on-account" | "refunds" | "community" | "supplier" | "cash" | "relief";
            ref: string;
        };
        LedgerCorrectionBody: {
            /**
             * Format: date-time
             * @description when it holds from; now when left out
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description the same correction sent twice is one */
            correctionId: string;
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            communityGln: string;
            debit: components["schemas"]["AccountBody"];
            credit: components["schemas"]["AccountBody"];
            /** Format: int32 */
            amountFen: number;
            reason: string;
        };
        CloseItemBody: {
            /**
             * Format: date-time
             * @description when it holds from; now when left out
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            reason: string;
        };
        SettlementBody: {
            /**
             * Format: date-time
             * @description when it holds from; now when left out
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            communityGln: string;
            /** @description who collects what is owed and pays what is due */
            workerRef: string;
            /** @description only this account of the community */
            account?: components["schemas"]["AccountBody"];
        };
        FindingOfBoxBody: {
            /** @enum {string} */
            kind: "never-packed" | "gap" | "contradiction" | "wrong-community" | "wrong-household" | "missing" | "unexpected" | "wrong-station" | "never-dispatched" | "seal-broken" | "damaged" | "contents-differ" | "seal-reused" | "seal-differs" | "loaded-unsealed" | "tier-skipped" | "pass-not-valid" | "pass-withdrawn" | "back-dated" | "pass-invalid-when-recorded" | "double-dispatch" | "overdue-step" | "lost" | "destroyed";
            /**
             * Format: int64
             * @description log position of its step: `at` of the finding
             */
            position: number;
            /**
             * Format: int32
             * @description ordinal of its step: `at` of the finding
             */
            ordinal: number;
        };
        BoxResolutionBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /**
             * @description what became of the finding
             * @enum {string}
             */
            outcome: "found" | "lost" | "written-off" | "delivered-elsewhere" | "recording-error";
            /** @description the answer, in words */
            words: string;
            /** @description the finding, as the trail or the list of findings has it */
            finding: components["schemas"]["FindingOfBoxBody"];
        };
        FindingOfAnyBoxBody: {
            /** @enum {string} */
            kind: "never-packed" | "gap" | "contradiction" | "wrong-community" | "wrong-household" | "missing" | "unexpected" | "wrong-station" | "never-dispatched" | "seal-broken" | "damaged" | "contents-differ" | "seal-reused" | "seal-differs" | "loaded-unsealed" | "tier-skipped" | "pass-not-valid" | "pass-withdrawn" | "back-dated" | "pass-invalid-when-recorded" | "double-dispatch" | "overdue-step" | "lost" | "destroyed";
            /**
             * Format: int64
             * @description log position of its step: `at` of the finding
             */
            position: number;
            /**
             * Format: int32
             * @description ordinal of its step: `at` of the finding
             */
            ordinal: number;
            /**
             * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 376104250021234569
             */
            sscc: string;
        };
        ResolutionsBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /**
             * @description what became of the finding
             * @enum {string}
             */
            outcome: "found" | "lost" | "written-off" | "delivered-elsewhere" | "recording-error";
            /** @description the answer, in words */
            words: string;
            findings?: components["schemas"]["FindingOfAnyBoxBody"][];
            /** @description instead of `findings`: those on the steps of this load, of the kind */
            loadId?: string;
            /**
             * @description with `loadId`
             * @enum {string}
             */
            kind?: "never-packed" | "gap" | "contradiction" | "wrong-community" | "wrong-household" | "missing" | "unexpected" | "wrong-station" | "never-dispatched" | "seal-broken" | "damaged" | "contents-differ" | "seal-reused" | "seal-differs" | "loaded-unsealed" | "tier-skipped" | "pass-not-valid" | "pass-withdrawn" | "back-dated" | "pass-invalid-when-recorded" | "double-dispatch" | "overdue-step" | "lost" | "destroyed";
        };
        RecallBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /** @description made from the Idempotency-Key when left out */
            recallId?: string;
            /**
             * @description the item; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 02061041500216
             */
            gtin: string;
            /**
             * @description the batch that is recalled
             * @example L-2026-11
             */
            lot: string;
            /** @description what is wrong with it */
            reason: string;
        };
        RecoveryBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /**
             * @description the station that has set the boxes aside; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
             * @example 2000220100007
             */
            atGln: string;
            /**
             * @description the boxes
             * @example [
             *       "376104250021234569"
             *     ]
             */
            ssccs: string[];
        };
        WriteOffBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
            /**
             * @description the boxes
             * @example [
             *       "376104250021234569"
             *     ]
             */
            ssccs: string[];
            /** @description why they will not come back */
            reason: string;
        };
        DecisionBody: {
            /**
             * Format: date-time
             * @description when it was decided; now when left out. Further back than the limit it takes a planner and a reason
             * @example 2026-03-16T09:30:00+08:00
             */
            occurredAt?: string;
            /** @description why it is recorded so late: for a decision dated further back than the limit (30 minutes by default) */
            backDatedBecause?: string;
        };
        /** @description The account of one place. */
        Account: {
            balanced: boolean;
            gln: string;
            name: string;
            tier: string;
            /** Format: int64 */
            in: number;
            /**
             * Format: int64
             * @description Handed on with proof.
             */
            out: number;
            /**
             * Format: int64
             * @description Held now, with proof.
             */
            held: number;
            /**
             * Format: int64
             * @description Reported lost or destroyed.
             */
            writtenOff: number;
            /**
             * Format: int64
             * @description The chain of custody breaks here, and somebody explained it; no step has mended it.
             */
            settled: number;
            /**
             * Format: int64
             * @description Expected from this holder, and not found by the receiver.
             */
            missing: number;
            /**
             * Format: int64
             * @description Held, handed on or written off at an open break of the chain of custody.
             */
            unproved: number;
        };
        /** @description The account of a place, hour by hour of a day. */
        AccountDay: {
            gln: string;
            /** @description The account when the day began. */
            opening: components["schemas"]["BoxAccount"];
            /** @description Its 24 hours; one without a change has zeros. */
            hours: components["schemas"]["AccountHour"][];
            day: string;
            from: string;
            /** Format: date-time */
            until: string;
        };
        /** @description An account compared with the steps of its boxes, at a moment. */
        AccountExplanation: {
            fromSteps: components["schemas"]["BoxAccount"];
            /** @description The stored account at the moment. If both differ, the stored one is wrong. */
            booked: components["schemas"]["BoxAccount"];
            agrees: boolean;
            /** @description At most 200. */
            boxes: components["schemas"]["DoubtfulBox"][];
            more: boolean;
            /** @description The boxes that are missing or unproved, in SSCC order, at most 200. */
            unproved: components["schemas"]["UnprovedBox"][];
            moreUnproved: boolean;
            /**
             * Format: int64
             * @description Events that all trails skipped, at the moment: each may be missing in the account.
             */
            unreadable: number;
        };
        /** @description What one hour changed in an account. A number is negative when boxes left that column: `held` when more boxes left than came, `out` when a box that counted as handed on was found missing. */
        AccountHour: {
            /** @description When the hour begins. */
            from: string;
            /** Format: int64 */
            in: number;
            /**
             * Format: int64
             * @description Handed on with proof.
             */
            out: number;
            /**
             * Format: int64
             * @description Held now, with proof.
             */
            held: number;
            /**
             * Format: int64
             * @description Reported lost or destroyed.
             */
            writtenOff: number;
            /**
             * Format: int64
             * @description The chain of custody breaks here, and somebody explained it; no step has mended it.
             */
            settled: number;
            /**
             * Format: int64
             * @description Expected from this holder, and not found by the receiver.
             */
            missing: number;
            /**
             * Format: int64
             * @description Held, handed on or written off at an open break of the chain of custody.
             */
            unproved: number;
        };
        /** @description The effect of one move of a box on the account of a station, a load or a team. */
        AccountMove: {
            /**
             * Format: int64
             * @description The event in the log; `ordinal` distinguishes two moves by one event.
             */
            position: number;
            /** Format: int64 */
            ordinal: number;
            /** Format: date-time */
            occurredAt: string;
            /** @enum {string} */
            what: "in" | "out" | "written-off";
        };
        /** @description One page of a list in a stable order. */
        AccountPage: {
            items: components["schemas"]["Account"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description What became of one finding of a request. */
        AnsweredFinding: {
            answered: boolean;
            /** @description Why it was not answered. */
            refusal: {
                code: string;
                detail: string;
            } | null;
            sscc: string;
            /** @enum {string} */
            kind: "back-dated" | "contents-differ" | "contradiction" | "damaged" | "destroyed" | "double-dispatch" | "gap" | "loaded-unsealed" | "lost" | "missing" | "never-dispatched" | "never-packed" | "overdue-step" | "pass-invalid-when-recorded" | "pass-not-valid" | "pass-withdrawn" | "seal-broken" | "seal-differs" | "seal-reused" | "tier-skipped" | "unexpected" | "wrong-community" | "wrong-household" | "wrong-station";
            /**
             * Format: int64
             * @description Log position of its step.
             */
            position: number;
            /**
             * Format: int64
             * @description 0, 1 and so on among the box's steps of that event.
             */
            ordinal: number;
        };
        /** @description An API key as its record shows it: never the key or its hash. */
        ApiKey: {
            id: string;
            /** @description The holder: the actor on the trail. */
            subject: string;
            /** @enum {string} */
            role: "admin" | "auditor" | "carrier" | "checkpoint" | "coordinator" | "grid-worker" | "market-supervision" | "packer" | "partner" | "station" | "team";
            /** @description The only station it may act for; null for all. */
            stationGln: string | null;
            /** @description Why its decisions may be dated in the past; null for an ordinary key. */
            recordsAfterwards: string | null;
            /** @enum {string} */
            state: "expired" | "revoked" | "valid";
            /** @description Subject of the key that issued it; null when it was made on the server. */
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When a request with it was last admitted, written every 10 s; null when none was.
             */
            lastUsedAt: string | null;
            /** @description When, by whom and why it was revoked; null while it is not. */
            revoked: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
            /** @description Id of the key it follows; null when it follows none. */
            replaces: string | null;
            /** @description Id of the key that follows it; null when none does. */
            replacedBy: string | null;
        };
        /** @description One page of a list in a stable order. */
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A box in an answer. */
        Box: {
            sscc: string;
            status: components["schemas"]["PackingStatus"];
            jobId: string;
            needId: string;
            gtin: string;
            contents: {
                gtin: string;
                lot: string;
                /** Format: int64 */
                quantity: number;
            }[];
            /** Format: int64 */
            weightGrams: number;
            packedAtGln: string;
            /** Format: date-time */
            packedAt: string;
            seal: {
                sealId: string;
                atGln: string;
                /** Format: date-time */
                sealedAt: string;
            } | null;
            /** @description The text of the label besides the SSCC and the need. */
            label: components["schemas"]["LabelShown"];
            /** Format: int64 */
            revision: number;
        };
        /** @description All boxes of a holder since the beginning, each counted in one column beside `in`: in = out + held + writtenOff + settled + missing + unproved. */
        BoxAccount: {
            /** Format: int64 */
            in: number;
            /**
             * Format: int64
             * @description Handed on with proof.
             */
            out: number;
            /**
             * Format: int64
             * @description Held now, with proof.
             */
            held: number;
            /**
             * Format: int64
             * @description Reported lost or destroyed.
             */
            writtenOff: number;
            /**
             * Format: int64
             * @description The chain of custody breaks here, and somebody explained it; no step has mended it.
             */
            settled: number;
            /**
             * Format: int64
             * @description Expected from this holder, and not found by the receiver.
             */
            missing: number;
            /**
             * Format: int64
             * @description Held, handed on or written off at an open break of the chain of custody.
             */
            unproved: number;
        };
        /** @enum {string} */
        BoxStatus: "at-station" | "delivered" | "destroyed" | "in-transit" | "lost" | "out-for-delivery" | "packed" | "undelivered" | "unknown";
        /** @description The state of a box in one line. */
        BoxSummary: {
            status: components["schemas"]["BoxStatus"];
            holder: components["schemas"]["Holder"] | null;
            /**
             * Format: date-time
             * @description `occurredAt` of the last move of custody.
             */
            since: string | null;
            /** @description The chain of custody has a break; an explanation does not mend it. */
            broken: boolean;
            /** @description It is broken, and every break has been explained. */
            explained: boolean;
            /** @description Kinds of open findings, in alphabetical order. */
            open: components["schemas"]["BreakKind"][];
        };
        /** @description A box type in an answer. */
        BoxType: {
            /** Format: int64 */
            revision: number;
            /** @enum {string} */
            kind: "daily-necessities" | "dietary" | "food-and-oil" | "infant" | "medical" | "vegetables";
            gtin: string;
            contents: {
                gtin: string;
                unit: string;
                /** Format: int64 */
                quantity: number;
                name: string;
            }[];
            name: string;
            /** Format: int64 */
            priceFen: number;
            /**
             * Format: int64
             * @description How long one holder may have a box of this type, in hours; null: the limits of custody of the installation.
             */
            custodyLimitHours: number | null;
        };
        /** @description One page of a list in a stable order. */
        BoxTypePage: {
            items: components["schemas"]["BoxType"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /**
         * @description The cause of a break: a finding at a step, or an unreadable event.
         * @enum {string}
         */
        BreakKind: "back-dated" | "contents-differ" | "contradiction" | "damaged" | "destroyed" | "double-dispatch" | "gap" | "loaded-unsealed" | "lost" | "missing" | "never-dispatched" | "never-packed" | "overdue-step" | "pass-invalid-when-recorded" | "pass-not-valid" | "pass-withdrawn" | "seal-broken" | "seal-differs" | "seal-reused" | "tier-skipped" | "unexpected" | "unreadable" | "wrong-community" | "wrong-household" | "wrong-station";
        /** @description One line of the answer to a bulk body: the result of each line in order, then the summary. */
        BulkAnswer: {
            /** Format: int64 */
            line: number;
            /** @enum {string} */
            status: "accepted" | "duplicate" | "failed" | "quarantined";
            id?: string;
            /** Format: int64 */
            position?: number;
            code?: components["schemas"]["ProblemCode"];
            detail?: string;
        } | components["schemas"]["BulkSummary"];
        /** @description The last line of the answer. */
        BulkSummary: {
            summary: {
                /** Format: int64 */
                quarantined: number;
                /** Format: int64 */
                failed: number;
                /** Format: int64 */
                accepted: number;
                /** Format: int64 */
                duplicate: number;
            };
            /**
             * Format: int64
             * @description Log position of the last accepted line; 0 when there is none.
             */
            position: number;
            /** @description Why the rest of the body was not processed. */
            error?: {
                code: components["schemas"]["ProblemCode"];
                detail: string;
            };
        };
        /** @description Something changed. It says what and where, and nothing of a household: `subject.url` has the present state. */
        Change: {
            /**
             * Format: int64
             * @description Log position: the id that resumes after it.
             */
            position: number;
            /** Format: date-time */
            recordedAt: string;
            /**
             * Format: date-time
             * @description When it happened; before `recordedAt` for what was reported late. Null when it cannot be read.
             */
            occurredAt: string | null;
            /** @description One of the kinds that `types` takes, such as `box-packed`. */
            kind: string;
            /** @description Null when the event cannot be read, and for the limits of custody, which concern every place. */
            subject: components["schemas"]["ChangeSubject"] | null;
            /** @description The station or supplier where it happened; null when it has no place or it is not known. */
            stationGln: string | null;
        };
        /** @description One line of the feed. */
        ChangeLine: components["schemas"]["Change"] | components["schemas"]["PositionReached"];
        /** @description What a change concerns: its id, and where its present state is read. */
        ChangeSubject: {
            kind: components["schemas"]["SubjectKind"];
            /** @description SSCC of a box, GLN of a station or supplier, GTIN of a box type, else a reference. */
            id: string;
            /** @description Path of its present state. A need is part of its round. */
            url: string;
        };
        CloseOpenItemResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            itemId: string;
        };
        CloseRecallResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            recallId: string;
        };
        CloseRoundResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            roundId: string;
        };
        /** @description The step that answered a finding. */
        ClosedBy: {
            /** @description The words of a resolution; null for another step. */
            resolution: string | null;
            /** @description The outcome of a resolution; null for another step, and where it states none. */
            outcome: ("delivered-elsewhere" | "found" | "lost" | "recording-error" | "written-off") | null;
            /** @description Who recorded the step. */
            by: string;
            /**
             * Format: int64
             * @description Position of the event in the log.
             */
            position: number;
            /**
             * Format: int64
             * @description 0, 1 and so on among this box's steps of that event.
             */
            ordinal: number;
            /** @enum {string} */
            kind: "arrived" | "checkpoint" | "corrected" | "damaged" | "delivery-failed" | "destroyed" | "dispatched" | "double-dispatch" | "found" | "handed-over" | "loaded" | "lost" | "missing" | "out-for-delivery" | "packed" | "pass-withdrawn" | "received" | "resolved" | "returned" | "seal-broken" | "seal-reused" | "sealed" | "seen" | "taken-off";
            /** Format: date-time */
            occurredAt: string;
        };
        CollectForNeedResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            collectionId: string;
        };
        CompletePackingJobResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            jobId: string;
        };
        /** @description Bytes as text when they are UTF-8, else in Base64. */
        Content: {
            raw: string;
            /** @enum {string} */
            encoding: "base64" | "utf-8";
        };
        CorrectFactResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            scanId: string;
            sscc?: string;
            loadId?: string;
        };
        CorrectLedgerResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            correctionId: string;
        };
        /** @description A recall with its boxes counted. */
        CountedRecall: {
            /**
             * Format: int64
             * @description Boxes with the lot, now.
             */
            boxes: number;
            /** @description The same by outcome. */
            outcomes: {
                /** Format: int64 */
                "written-off": number;
                /** Format: int64 */
                destroyed: number;
                /** Format: int64 */
                open: number;
                /** Format: int64 */
                recovered: number;
            };
            recallId: string;
            /** @description The item, as a GTIN. */
            gtin: string;
            lot: string;
            reason: string;
            /** @enum {string} */
            status: "closed" | "open";
            /** Format: date-time */
            openedAt: string;
            openedBy: string;
            /**
             * Format: date-time
             * @description Null while it is open.
             */
            closedAt: string | null;
            closedBy: string | null;
        };
        /** @description A difference as listed. */
        Difference: {
            /** @description `<context>.<number>`. */
            id: string;
            /**
             * Format: int64
             * @description Log position both stand on.
             */
            position: number;
            /** @enum {string} */
            kind: "export" | "view";
            /** @description Path of the export, or name of the view. */
            subject: string;
            /** @description Null while nobody has accepted it. */
            accepted: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
            /** @description Of an export: when it was first given. Of a view: of the live rows. */
            recordedHash: string;
            /** @description Of an export: as it is now. Of a view: of the rows that were rebuilt from the log. */
            foundHash: string;
            /** @description Of a view: rows that differ, at most 20 of each side per table, each cut to 2,000 characters. */
            sample: components["schemas"]["DifferentRow"][];
            /** Format: date-time */
            foundAt: string;
            /** Format: date-time */
            lastFoundAt: string;
            /**
             * Format: int64
             * @description How often it was found.
             */
            times: number;
        };
        /** @description One page of a list in a stable order. */
        DifferencePage: {
            items: components["schemas"]["Difference"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A row that only one of two versions of a view has. */
        DifferentRow: {
            table: string;
            /** @enum {string} */
            only: "live" | "rebuilt";
            row: string;
        };
        DispatchLoadResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            loadId: string;
        };
        /** @description A thing with the fields of a household as an answer shows them. */
        DoorLabelShown: {
            householdRef: string | null;
            building: string | null;
            unit: string | null;
            /** @description Own or proxy order. */
            order: ("own" | "proxy") | null;
            /** @description The grid worker of a proxy order. */
            placedByRef: string | null;
            specialNeeds: ("bed-ridden" | "diabetic" | "empty-nest-elderly" | "halal" | "infant" | "medical")[] | null;
            /** @description Fields that are null because the key may not see them; empty when it sees all. */
            hidden: ("building" | "householdRef" | "placedByRef" | "specialNeeds" | "unit")[];
        };
        DoorRound: {
            boxes: {
                label: components["schemas"]["DoorLabelShown"] | null;
                sscc: string;
                /** @enum {string} */
                status: "destroyed" | "failed" | "found" | "handed-over" | "lost" | "out" | "returned";
                /**
                 * Format: date-time
                 * @description Time of the outcome, RFC 3339 in UTC; the start of the round while the box is `out`.
                 */
                since: string;
                /** @description The scan of the outcome; null while the box is `out`. */
                scanId: string | null;
                /** @description Reason of the last failed attempt of this round; null when none failed. Kept when the box is returned or delivered later. */
                failedBecause: string | null;
            }[];
            /**
             * @description `out` while the team still has a box of it, even after a failed attempt.
             * @enum {string}
             */
            status: "ended" | "out";
            /** Format: date-time */
            startedAt: string;
            /** Format: int64 */
            revision: number;
            ssccs: string[];
            fromGln: string;
            doorRoundId: string;
            teamRef: string;
        };
        /** @description A break of the chain of custody that puts an account in doubt. */
        Doubt: {
            /** @enum {string} */
            kind: "back-dated" | "contents-differ" | "contradiction" | "damaged" | "destroyed" | "double-dispatch" | "gap" | "loaded-unsealed" | "lost" | "missing" | "never-dispatched" | "never-packed" | "overdue-step" | "pass-invalid-when-recorded" | "pass-not-valid" | "pass-withdrawn" | "seal-broken" | "seal-differs" | "seal-reused" | "tier-skipped" | "unexpected" | "wrong-community" | "wrong-household" | "wrong-station";
            words: string;
            /**
             * Format: int64
             * @description Position of the event in the log.
             */
            position: number;
            /**
             * Format: int64
             * @description 0, 1 and so on among this box's steps of that event.
             */
            ordinal: number;
            /** Format: date-time */
            occurredAt: string;
        };
        /** @description A box whose row in the view contradicts its own steps, at any moment requested. */
        DoubtfulBox: {
            sscc: string;
            words: string;
            /** @description Its present holder: by its steps, and by its row; undefined when it has no row. */
            byMoves: components["schemas"]["Holder"] | null;
            byRow?: components["schemas"]["Holder"] | null;
            /** @description Its moves in the account, with the event of each; none for a carrier. */
            moves: components["schemas"]["AccountMove"][];
        };
        DropParkedMessageResult: {
            id: string;
        };
        DroppedVersions: {
            view: string;
            dropped: number[];
            /** @description Older versions that a process still runs: they stay. */
            running: number[];
        };
        /** @description Events of the log in its order. */
        EventPage: {
            items: components["schemas"]["PublishedEvent"][];
            /** @description Events that this version cannot read. */
            unreadable?: components["schemas"]["UnreadableEventRef"][];
            /**
             * Format: int64
             * @description Pass it as `after` for the next page; null at the end of the log.
             */
            next: number | null;
        };
        /** @description The account of one place, explained on request. */
        ExplainedAccount: {
            explained?: components["schemas"]["AccountExplanation"];
            balanced: boolean;
            gln: string;
            name: string;
            tier: string;
            /** Format: int64 */
            in: number;
            /**
             * Format: int64
             * @description Handed on with proof.
             */
            out: number;
            /**
             * Format: int64
             * @description Held now, with proof.
             */
            held: number;
            /**
             * Format: int64
             * @description Reported lost or destroyed.
             */
            writtenOff: number;
            /**
             * Format: int64
             * @description The chain of custody breaks here, and somebody explained it; no step has mended it.
             */
            settled: number;
            /**
             * Format: int64
             * @description Expected from this holder, and not found by the receiver.
             */
            missing: number;
            /**
             * Format: int64
             * @description Held, handed on or written off at an open break of the chain of custody.
             */
            unproved: number;
        };
        /** @description The account of one holder, explained on request. */
        ExplainedHolderAccount: {
            explained?: components["schemas"]["AccountExplanation"];
            /** @description The name of a station; null for other holders. */
            name: string | null;
            balanced: boolean;
            /** @enum {string} */
            kind: "carrier" | "load" | "station" | "team";
            id: string;
            /** Format: int64 */
            in: number;
            /**
             * Format: int64
             * @description Handed on with proof.
             */
            out: number;
            /**
             * Format: int64
             * @description Held now, with proof.
             */
            held: number;
            /**
             * Format: int64
             * @description Reported lost or destroyed.
             */
            writtenOff: number;
            /**
             * Format: int64
             * @description The chain of custody breaks here, and somebody explained it; no step has mended it.
             */
            settled: number;
            /**
             * Format: int64
             * @description Expected from this holder, and not found by the receiver.
             */
            missing: number;
            /**
             * Format: int64
             * @description Held, handed on or written off at an open break of the chain of custody.
             */
            unproved: number;
        };
        /** @description A box with its present holder. */
        HeldBox: {
            sscc: string;
            status: components["schemas"]["BoxStatus"];
            holder: {
                /** @enum {string} */
                type: "load" | "station" | "team";
                id: string;
            };
            /**
             * Format: date-time
             * @description Event time at which the holder got it.
             */
            since: string;
            /**
             * Format: double
             * @description For how long the holder has had it, in hours with two decimals.
             */
            hours: number;
            /**
             * Format: int64
             * @description How long the holder may have it, in hours.
             */
            limitHours: number;
            /**
             * Format: double
             * @description By how much the limit has passed, in hours with two decimals; null while it has not.
             */
            overdueHours: number | null;
        };
        /** @description A page of a list with the names of the places in its rows. */
        HeldBoxPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["HeldBox"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A box of a load or round at a moment. */
        HistoryBox: {
            sscc: string;
            /** @description Its last event with this load, or its packing for this round. */
            last: {
                kind: string;
                /** Format: date-time */
                occurredAt: string;
            };
            status: components["schemas"]["BoxStatus"];
            holder: components["schemas"]["Holder"] | null;
            /**
             * Format: date-time
             * @description `occurredAt` of the last move of custody.
             */
            since: string | null;
            /** @description The chain of custody has a break; an explanation does not mend it. */
            broken: boolean;
            /** @description It is broken, and every break has been explained. */
            explained: boolean;
            /** @description Kinds of open findings, in alphabetical order. */
            open: components["schemas"]["BreakKind"][];
        };
        /** @description The correction of an entry, with the details of its kind. */
        HistoryCorrection: {
            /** Format: int64 */
            position: number;
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
        } & {
            [key: string]: boolean | string | number | null;
        };
        /** @description The holder of a box. Station: its GLN; load, team, resident: their references. */
        Holder: {
            /** @enum {string} */
            type: "load" | "resident" | "station" | "team";
            id: string;
        };
        /** @description The account of one holder: a station, a load, a carrier (the driver of loads) or a team. */
        HolderAccount: {
            /** @description The name of a station; null for other holders. */
            name: string | null;
            balanced: boolean;
            /** @enum {string} */
            kind: "carrier" | "load" | "station" | "team";
            id: string;
            /** Format: int64 */
            in: number;
            /**
             * Format: int64
             * @description Handed on with proof.
             */
            out: number;
            /**
             * Format: int64
             * @description Held now, with proof.
             */
            held: number;
            /**
             * Format: int64
             * @description Reported lost or destroyed.
             */
            writtenOff: number;
            /**
             * Format: int64
             * @description The chain of custody breaks here, and somebody explained it; no step has mended it.
             */
            settled: number;
            /**
             * Format: int64
             * @description Expected from this holder, and not found by the receiver.
             */
            missing: number;
            /**
             * Format: int64
             * @description Held, handed on or written off at an open break of the chain of custody.
             */
            unproved: number;
        };
        /** @description One page of a list in a stable order. */
        HolderAccountPage: {
            items: components["schemas"]["HolderAccount"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A pass that does not cover a load any more. */
        InvalidPass: {
            passId: string;
            /** @enum {string} */
            of: "driver" | "vehicle";
            /** @enum {string} */
            standing: "expired" | "revoked" | "suspended";
            /**
             * Format: date-time
             * @description Since when; for a pass that is still valid, when it expires.
             */
            since: string;
        };
        IssuePassResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            passId: string;
        };
        /** @description A key that was issued: the only answer that shows it. */
        IssuedKey: {
            key: string;
            /** @description Names the key from now on. */
            id: string;
            subject: string;
            /** @enum {string} */
            role: "admin" | "auditor" | "carrier" | "checkpoint" | "coordinator" | "grid-worker" | "market-supervision" | "packer" | "partner" | "station" | "team";
            stationGln: string | null;
            /** Format: date-time */
            expiresAt: string;
            recordsAfterwards?: string;
        };
        /** @description The holder of a key. */
        KeyHolder: {
            subject: string;
            /** @enum {string} */
            role: "admin" | "auditor" | "carrier" | "checkpoint" | "coordinator" | "grid-worker" | "market-supervision" | "packer" | "partner" | "station" | "team";
            /** @description The only station it may act for; null for all. */
            stationGln: string | null;
            /** @description Id of the key; under a session, of the key it was opened with. */
            keyId: string;
        };
        /** @description A thing with the fields of a household as an answer shows them. */
        LabelShown: {
            /** @description `name` is null while the place is unknown here. */
            destination: {
                gln: string;
                name: string | null;
            };
            building: string | null;
            unit: string | null;
            householdRef: string | null;
            /** @description Own or proxy order. It and the next two are null for a box that was packed before its event carried them. */
            order: ("own" | "proxy") | null;
            /** @description The grid worker of a proxy order. */
            placedByRef: string | null;
            specialNeeds: ("bed-ridden" | "diabetic" | "empty-nest-elderly" | "halal" | "infant" | "medical")[] | null;
            /** @description Fields that are null because the key may not see them; empty when it sees all. */
            hidden: ("building" | "householdRef" | "placedByRef" | "specialNeeds" | "unit")[];
        };
        /** @description An account of the ledger. `balanceFen` = `debitFen` - `creditFen`. */
        LedgerAccount: {
            /** @enum {string} */
            kind: "cash" | "community" | "household" | "on-account" | "refunds" | "relief" | "supplier";
            /** @description A GLN, or the reference of a household or a person. */
            ref: string;
            /** @description Null: of all communities that the key may see. */
            communityGln: string | null;
            /** Format: int64 */
            debitFen: number;
            /** Format: int64 */
            creditFen: number;
            /** Format: int64 */
            balanceFen: number;
            /** Format: int64 */
            entries: number;
        };
        /** @description One page of a list in a stable order. */
        LedgerAccountPage: {
            items: components["schemas"]["LedgerAccount"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description One entry of an account: one side of a transfer, in both times. */
        LedgerEntry: {
            /**
             * Format: int64
             * @description Log position of its event.
             */
            position: number;
            /**
             * Format: int64
             * @description Place of the transfer among those of its event.
             */
            ordinal: number;
            /** @enum {string} */
            side: "credit" | "debit";
            /** Format: int64 */
            amountFen: number;
            /** @enum {string} */
            kind: "collect" | "correct" | "hand-over" | "pay-supplier" | "post" | "post-reversed" | "refund" | "refund-reversed" | "reserve" | "settle" | "void" | "void-reversed";
            other: {
                /** @enum {string} */
                kind: "cash" | "community" | "household" | "on-account" | "refunds" | "relief" | "supplier";
                /** @description Null for the account of a household that the key may not see. */
                ref: string | null;
            };
            communityGln: string;
            /**
             * Format: date-time
             * @description When it holds from.
             */
            occurredAt: string;
            /**
             * Format: date-time
             * @description When the ledger knew it.
             */
            recordedAt: string;
            roundId: string | null;
            needId: string | null;
            sscc: string | null;
            gtin: string | null;
            reason: string | null;
        };
        /** @description One page of a list in a stable order. */
        LedgerEntryPage: {
            items: components["schemas"]["LedgerEntry"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description The whole ledger. reservedFen = openFen + postedFen + voidedFen + refundedFen. */
        LedgerSummary: {
            /** @description Debits equal credits, and every reserved fen is posted, voided, refunded or open. */
            balanced: boolean;
            /** Format: int64 */
            debitFen: number;
            /** Format: int64 */
            creditFen: number;
            /** Format: int64 */
            reservedFen: number;
            /** Format: int64 */
            openFen: number;
            /** Format: int64 */
            postedFen: number;
            /** Format: int64 */
            voidedFen: number;
            /** Format: int64 */
            refundedFen: number;
            /** Format: int64 */
            collectedFen: number;
            /**
             * Format: int64
             * @description Needs whose money is not where it should be yet: the ledger follows their facts in a moment.
             */
            due: number;
        };
        /** @description A door round in a list, with the number of its boxes. */
        ListedDoorRound: {
            /** @enum {string} */
            status: "ended" | "out";
            /** Format: int64 */
            boxes: number;
            /**
             * Format: int64
             * @description Boxes that the team still has.
             */
            withTeam: number;
            /** Format: int64 */
            revision: number;
            fromGln: string;
            doorRoundId: string;
            teamRef: string;
            /** Format: date-time */
            startedAt: string;
        };
        /** @description A page of a list with the names of the places in its rows. */
        ListedDoorRoundPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["ListedDoorRound"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A finding of a box, in the list of all of them. */
        ListedFinding: {
            sscc: string;
            /** @enum {string} */
            kind: "back-dated" | "contents-differ" | "contradiction" | "damaged" | "destroyed" | "double-dispatch" | "gap" | "loaded-unsealed" | "lost" | "missing" | "never-dispatched" | "never-packed" | "overdue-step" | "pass-invalid-when-recorded" | "pass-not-valid" | "pass-withdrawn" | "seal-broken" | "seal-differs" | "seal-reused" | "tier-skipped" | "unexpected" | "wrong-community" | "wrong-household" | "wrong-station";
            /** @enum {string} */
            severity: "breaks" | "question";
            /**
             * @description `explained`: a break that somebody answered, and that no fact has mended.
             * @enum {string}
             */
            state: "closed" | "explained" | "open";
            /** @description Names places by GLN, holders by reference and times in UTC. */
            words: string;
            toDo: string;
            /** @description Its step. Position and ordinal name the finding, with the box and the kind. */
            at: {
                /**
                 * Format: int64
                 * @description Log position.
                 */
                position: number;
                /** Format: int64 */
                ordinal: number;
                step: string;
                /** Format: date-time */
                occurredAt: string;
            };
            /**
             * Format: double
             * @description Hours since then, with one decimal.
             */
            ageHours: number;
            place: {
                gln: string;
                name: string;
            } | null;
            /** @description The load of the step. */
            loadId: string | null;
            /** @description The round of the box. */
            roundId: string | null;
            /** @description Who recorded the step. */
            reportedBy: string;
            /** @description The step that answered it; null while it is open. */
            closedBy: components["schemas"]["ClosedBy"] | null;
            /** @description The box now. */
            status: components["schemas"]["BoxStatus"];
            holder: components["schemas"]["Holder"] | null;
        };
        /** @description A page of a list with the names of the places in its rows. */
        ListedFindingPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["ListedFinding"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A load in a list. */
        ListedLoad: {
            loadId: string;
            fromGln: string;
            toGln: string;
            plate: string;
            driverRef: string;
            /** @enum {string} */
            status: "arrived" | "dispatched" | "planned" | "received" | "sealed";
            /** Format: int64 */
            boxCount: number;
            sealId: string | null;
            /** @description The passes of its dispatch; null before that. */
            passes: {
                vehiclePassId: string;
                driverPassId: string;
            } | null;
            /** Format: date-time */
            plannedAt: string;
            /** Format: date-time */
            sealedAt: string | null;
            /** Format: date-time */
            dispatchedAt: string | null;
            /**
             * Format: date-time
             * @description The earliest arrival and receipt, by event time.
             */
            arrivedAt: string | null;
            /** Format: date-time */
            receivedAt: string | null;
            /** Format: int64 */
            discrepancyCount: number;
            /** Format: int64 */
            revision: number;
        };
        /** @description A page of a list with the names of the places in its rows. */
        ListedLoadPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["ListedLoad"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A need in the list of needs. */
        ListedNeed: {
            roundId: string;
            needId: string;
            communityGln: string;
            /**
             * Format: int64
             * @description Boxes that it asks for.
             */
            boxes: number;
            /** Format: int64 */
            amountFen: number;
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            cancelledAt: string | null;
            householdRef: string | null;
            building: string | null;
            unit: string | null;
            /** @description Fields that are null because the key may not see them; empty when it sees all. */
            hidden: ("building" | "householdRef" | "placedByRef" | "specialNeeds" | "unit")[];
        };
        /** @description A page of a list with the names of the places in its rows. */
        ListedNeedPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["ListedNeed"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A packing job in a list. */
        ListedPackingJob: {
            jobId: string;
            roundId: string;
            communityGln: string;
            supplierGln: string;
            /** @enum {string} */
            status: "completed" | "open" | "short";
            /**
             * Format: int64
             * @description Number of boxes asked for, and number packed.
             */
            boxes: number;
            /** Format: int64 */
            packed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            closedAt: string | null;
            /** Format: int64 */
            revision: number;
        };
        /** @description A page of a list with the names of the places in its rows. */
        ListedPackingJobPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["ListedPackingJob"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A round in a list. */
        ListedRound: {
            /** Format: int64 */
            revision: number;
            /**
             * Format: int64
             * @description Boxes that its needs will not get.
             */
            missing: number;
            /**
             * Format: int64
             * @description Sum of the amounts of its needs, in fen.
             */
            adjustedAmountFen: number;
            /** @enum {string} */
            status: "closed" | "open";
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            closedAt: string | null;
            closedBy: ("clock" | "hand") | null;
            /** Format: int64 */
            needCount: number;
            /** Format: int64 */
            boxes: number;
            /** Format: int64 */
            amountFen: number;
            /** @description By box type, sorted by GTIN. */
            totals: {
                gtin: string;
                /** Format: int64 */
                quantity: number;
            }[];
            roundId: string;
            communityGln: string;
            supplierGln: string;
            /** Format: date-time */
            cutoffAt: string;
            offers: {
                gtin: string;
                /** Format: int64 */
                priceFen: number;
            }[];
        };
        /** @description A page of a list with the names of the places in its rows. */
        ListedRoundPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["ListedRound"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A box in the list of trails. */
        ListedTrail: {
            sscc: string;
            status: components["schemas"]["BoxStatus"];
            holderType: ("load" | "resident" | "station" | "team") | null;
            holderId: string | null;
            broken: boolean;
            /** @description It is broken, and every break has been explained. */
            explained: boolean;
            /** Format: int64 */
            steps: number;
        };
        /** @description A page of a list with the names of the places in its rows. */
        ListedTrailPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["ListedTrail"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        Liveness: {
            /**
             * @description The overall status of the Health Check
             * @enum {string}
             */
            status: "error" | "ok" | "shutting_down";
            /** @description The info object contains information of each health indicator which is of status "up" */
            info?: {
                [key: string]: {
                    /** @enum {string} */
                    status: "down" | "up";
                } & {
                    [key: string]: unknown;
                };
            };
            /** @description The error object contains information of each health indicator which is of status "down" */
            error?: {
                [key: string]: {
                    /** @enum {string} */
                    status: "down" | "up";
                } & {
                    [key: string]: unknown;
                };
            };
            /** @description The details object contains information of every health indicator. */
            details: {
                [key: string]: {
                    /** @enum {string} */
                    status: "down" | "up";
                } & {
                    [key: string]: unknown;
                };
            };
        };
        Load: {
            loadId: string;
            fromGln: string;
            toGln: string;
            plate: string;
            driverRef: string;
            /** @enum {string} */
            status: "arrived" | "dispatched" | "planned" | "received" | "sealed";
            /** Format: int64 */
            boxCount: number;
            sealId: string | null;
            /** @description The passes of its dispatch; null before that. */
            passes: {
                vehiclePassId: string;
                driverPassId: string;
            } | null;
            /** Format: date-time */
            plannedAt: string;
            /** Format: date-time */
            sealedAt: string | null;
            /** Format: date-time */
            dispatchedAt: string | null;
            /**
             * Format: date-time
             * @description The earliest arrival and receipt, by event time.
             */
            arrivedAt: string | null;
            /** Format: date-time */
            receivedAt: string | null;
            /** Format: int64 */
            discrepancyCount: number;
            /** Format: int64 */
            revision: number;
            /** @description On it; after the dispatch, the manifest. */
            manifest: string[];
            checkpoints: {
                scanId: string;
                checkpointRef: string;
                zoneGln: string;
                passId: string;
                /** @enum {string} */
                verdict: "expired" | "not-yet-valid" | "out-of-zone" | "revoked" | "suspended" | "unknown" | "valid";
                /** Format: date-time */
                occurredAt: string;
            }[];
            arrivals: {
                scanId: string;
                atGln: string;
                sealIntact: boolean;
                /** @description The number on the seal; omitted when nobody read it. */
                sealId?: string;
                /** Format: date-time */
                occurredAt: string;
            }[];
            receipts: {
                scanId: string;
                atGln: string;
                /** Format: int64 */
                boxCount: number;
                /** Format: date-time */
                occurredAt: string;
            }[];
            discrepancies: {
                sscc: string;
                /** @enum {string} */
                kind: "damaged" | "missing" | "never-dispatched" | "seal-broken" | "unexpected" | "wrong-station";
                /** @description For the receipt that declared it. */
                scanId: string;
            }[];
        };
        LoadBoxesResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            loadId: string;
        };
        LoadHistory: {
            items: components["schemas"]["HistoryBox"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
            /** Format: date-time */
            at: string | null;
            /** Format: date-time */
            knownAt: string | null;
            status: string | null;
            history: {
                correctedBy: components["schemas"]["HistoryCorrection"] | null;
                /** Format: int64 */
                position: number;
                /**
                 * Format: int64
                 * @description 0, 1 and so on among the entries of one event.
                 */
                ordinal: number;
                /** @enum {string} */
                kind: "arrived" | "checkpoint" | "closed" | "corrected" | "dispatched" | "loaded" | "opened" | "packed" | "packed-short" | "packing" | "planned" | "received" | "sealed" | "taken-off";
                /** Format: date-time */
                occurredAt: string;
                /** Format: date-time */
                recordedAt: string;
                actor: string;
                /** @description Scan id of a fact; of a correction, that of the corrected fact. */
                scanId: string | null;
                /**
                 * Format: int64
                 * @description Number of boxes it names; null when its kind names none.
                 */
                boxes: number | null;
                details: {
                    [key: string]: boolean | string | number | null;
                };
                /** @description Reason of a back-dated decision. */
                backDatedBecause?: string;
            }[];
            /** Format: int64 */
            boxes: number;
            byStatus: {
                [key: string]: number;
            };
            /** Format: int64 */
            broken: number;
            /** @description For the boxes on this page. */
            toDo: {
                missing?: string;
                "seal-reused"?: string;
                "double-dispatch"?: string;
                "pass-withdrawn"?: string;
                damaged?: string;
                "seal-broken"?: string;
                lost?: string;
                destroyed?: string;
                "never-packed"?: string;
                gap?: string;
                contradiction?: string;
                "wrong-community"?: string;
                "wrong-household"?: string;
                unexpected?: string;
                "wrong-station"?: string;
                "never-dispatched"?: string;
                "contents-differ"?: string;
                "seal-differs"?: string;
                "loaded-unsealed"?: string;
                "tier-skipped"?: string;
                "pass-not-valid"?: string;
                "back-dated"?: string;
                "pass-invalid-when-recorded"?: string;
                "overdue-step"?: string;
                unreadable?: string;
            };
            loadId: string;
        };
        MessagingState: {
            /** @description Problems that interrupt messaging; empty when there are none. */
            problems: string[];
            groups: {
                group: string;
                /** Format: int64 */
                parked: number;
                /** Format: date-time */
                oldestParkedAt: string | null;
            }[];
        };
        MoveCashResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            movementId: string;
        };
        NameResponsibleResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            gln: string;
        };
        /** @description A need of a round in an answer. */
        Need: {
            /** Format: date-time */
            occurredAt: string;
            cancelled: {
                /** Format: date-time */
                at: string;
                reason: string;
            } | null;
            boxes: {
                sscc: string;
                /** @enum {string} */
                stage: "delivered" | "destroyed" | "lost" | "missing" | "on-the-way" | "packed" | "returned" | "undelivered";
            }[];
            householdRef: string | null;
            building: string | null;
            unit: string | null;
            /** @description The grid worker of a proxy order. */
            placedByRef: string | null;
            specialNeeds: ("bed-ridden" | "diabetic" | "empty-nest-elderly" | "halal" | "infant" | "medical")[] | null;
            /** @enum {string} */
            order: "own" | "proxy";
            needId: string;
            /** Format: int64 */
            amountFen: number;
            /** @enum {string} */
            payment: "on-account" | "prepaid";
            lines: {
                gtin: string;
                /** Format: int64 */
                quantity: number;
                /** Format: int64 */
                priceFen: number;
            }[];
            /** @description Fields that are null because the key may not see them; empty when it sees all. */
            hidden: ("building" | "householdRef" | "placedByRef" | "specialNeeds" | "unit")[];
            status: components["schemas"]["NeedStatus"];
            /** @description Boxes that were never packed, lost or destroyed. */
            shortages: components["schemas"]["Shortage"][];
            /**
             * Format: int64
             * @description Amount the household owes, in fen: the ordered boxes without `shortages`; 0 for a withdrawn need. A missing, refused or returned box counts: it can still come.
             */
            adjustedAmountFen: number;
        };
        /** @description The money of one need. reservedFen = openFen + postedFen + voidedFen + refundedFen. */
        NeedAccount: {
            roundId: string;
            needId: string;
            communityGln: string;
            supplierGln: string;
            /** @description Null for keys that may not see households. */
            householdRef: string | null;
            payment: string;
            /**
             * Format: int64
             * @description What the household owes still, less than 0 when it gets something back.
             */
            toCollectFen: number;
            /** @description The ledger does not hold yet what should hold. */
            due: boolean;
            /** @description Boxes that are posted, voided or refunded, by SSCC, and box types of which some were never packed. */
            parts: components["schemas"]["NeedAccountPart"][];
            /** Format: int64 */
            reservedFen: number;
            /** Format: int64 */
            openFen: number;
            /**
             * Format: int64
             * @description Delivered and not refunded.
             */
            postedFen: number;
            /** Format: int64 */
            voidedFen: number;
            /** Format: int64 */
            refundedFen: number;
            /** Format: int64 */
            collectedFen: number;
            /** @description Fields that are null because the key may not see them; empty when it sees all. */
            hidden: ("building" | "householdRef" | "placedByRef" | "specialNeeds" | "unit")[];
        };
        /** @description One page of a list in a stable order. */
        NeedAccountPage: {
            items: components["schemas"]["NeedAccount"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description The money of one box of a need, or of the boxes of one type that were never packed. */
        NeedAccountPart: {
            sscc: string | null;
            gtin: string | null;
            /** Format: int64 */
            postedFen: number;
            /** Format: int64 */
            voidedFen: number;
            /** Format: int64 */
            refundedFen: number;
        };
        /**
         * @description The status of a household's need. `partly-delivered`: some boxes were delivered, and the others will not come.
         * @enum {string}
         */
        NeedStatus: "cancelled" | "consolidated" | "delivered" | "on-the-way" | "packed" | "partly-delivered" | "placed" | "undelivered";
        /** @description The whole network, now or at a moment. */
        Network: {
            /** Format: int64 */
            stations: number;
            /** Format: int64 */
            boxes: number;
            byStatus: {
                [key: string]: number;
            };
            /** Format: int64 */
            broken: number;
            /** @description Whether every account balances: of stations, loads, carriers and teams. */
            accountsBalanced: boolean;
            /** @description Accounts that do not, at most 200. */
            unbalanced: components["schemas"]["HolderAccount"][];
            tiers: components["schemas"]["TierAccount"][];
        };
        /** @description The whole network now. */
        NetworkNow: {
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            trailSteps: number;
            /** @description Answered findings count too. */
            findingsByKind: {
                /** Format: int64 */
                missing?: number;
                /** Format: int64 */
                "seal-reused"?: number;
                /** Format: int64 */
                "double-dispatch"?: number;
                /** Format: int64 */
                "pass-withdrawn"?: number;
                /** Format: int64 */
                damaged?: number;
                /** Format: int64 */
                "seal-broken"?: number;
                /** Format: int64 */
                lost?: number;
                /** Format: int64 */
                destroyed?: number;
                /** Format: int64 */
                "never-packed"?: number;
                /** Format: int64 */
                gap?: number;
                /** Format: int64 */
                contradiction?: number;
                /** Format: int64 */
                "wrong-community"?: number;
                /** Format: int64 */
                "wrong-household"?: number;
                /** Format: int64 */
                unexpected?: number;
                /** Format: int64 */
                "wrong-station"?: number;
                /** Format: int64 */
                "never-dispatched"?: number;
                /** Format: int64 */
                "contents-differ"?: number;
                /** Format: int64 */
                "seal-differs"?: number;
                /** Format: int64 */
                "loaded-unsealed"?: number;
                /** Format: int64 */
                "tier-skipped"?: number;
                /** Format: int64 */
                "pass-not-valid"?: number;
                /** Format: int64 */
                "back-dated"?: number;
                /** Format: int64 */
                "pass-invalid-when-recorded"?: number;
                /** Format: int64 */
                "overdue-step"?: number;
            };
            /** Format: int64 */
            stations: number;
            /** Format: int64 */
            boxes: number;
            byStatus: {
                [key: string]: number;
            };
            /** Format: int64 */
            broken: number;
            /** @description Whether every account balances: of stations, loads, carriers and teams. */
            accountsBalanced: boolean;
            /** @description Accounts that do not, at most 200. */
            unbalanced: components["schemas"]["HolderAccount"][];
            tiers: components["schemas"]["TierAccount"][];
        };
        Note: {
            scanId: string;
            byRef: string | null;
            note: string | null;
        };
        /** @description A difference between the money that was expected and the money that was there. */
        OpenItem: {
            itemId: string;
            /** @enum {string} */
            state: "closed" | "open";
            /** @enum {string} */
            kind: "collection" | "hand-over" | "pay-supplier";
            communityGln: string;
            workerRef: string;
            roundId: string | null;
            needId: string | null;
            /** @description Who got the money; null for a collection. */
            toRef: string | null;
            /** Format: int64 */
            expectedFen: number;
            /** Format: int64 */
            amountFen: number;
            /**
             * Format: int64
             * @description amountFen - expectedFen
             */
            differenceFen: number;
            /** Format: date-time */
            occurredAt: string;
            closed: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
        };
        /** @description One page of a list in a stable order. */
        OpenItemPage: {
            items: components["schemas"]["OpenItem"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A load on the road. */
        OpenLoad: {
            loadId: string;
            fromGln: string;
            toGln: string;
            plate: string;
            driverRef: string;
            /**
             * Format: int64
             * @description How many boxes left with it.
             */
            boxes: number;
            /** Format: date-time */
            dispatchedAt: string;
            /**
             * Format: date-time
             * @description Until when it may be on the road.
             */
            dueAt: string;
            /** Format: int64 */
            limitHours: number;
            /**
             * Format: double
             * @description By how much the limit has passed, in hours with two decimals; null while it has not.
             */
            overdueHours: number | null;
            /** @description The pass that is not valid, the first of the two if both are not; null while both are valid. */
            invalidPass: components["schemas"]["InvalidPass"] | null;
        };
        /** @description A page of a list with the names of the places in its rows. */
        OpenLoadPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["OpenLoad"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        OpenRecallResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            recallId: string;
        };
        OpenRoundResult: {
            supplierGln: string;
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            roundId: string;
        };
        OtherVersion: {
            /** Format: int64 */
            version: number;
            /**
             * @description `old`: of an earlier release. `newer`: of a later one, before a rollback.
             * @enum {string}
             */
            state: "newer" | "old";
            /**
             * Format: int64
             * @description Log position up to which its rows are written.
             */
            position: number;
            /** @description A process runs this version now. */
            running: boolean;
        };
        /** @description A box that is with its holder for too long at the time of the read. Never stored: a later read or a late fact changes it. The next step turns it into the finding `overdue-step`, or into nothing. */
        Overdue: {
            /** @enum {string} */
            kind: "overdue-now";
            sscc: string;
            holder: components["schemas"]["Holder"];
            /** Format: date-time */
            since: string;
            /** Format: double */
            hours: number;
            /** Format: int64 */
            limitHours: number;
            after: components["schemas"]["StepRef"];
            words: string;
        };
        PackBoxResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            sscc: string;
        };
        PackingJob: {
            awaited: string[];
            needs: {
                householdRef: string | null;
                building: string | null;
                unit: string | null;
                /** @description The grid worker of a proxy order; null for the household's own order. */
                placedByRef: string | null;
                specialNeeds: ("bed-ridden" | "diabetic" | "empty-nest-elderly" | "halal" | "infant" | "medical")[] | null;
                order: ("own" | "proxy") | null;
                needId: string;
                /** Format: int64 */
                amountFen: number;
                /** @enum {string} */
                payment: "on-account" | "prepaid";
                /** @description Fields that are null because the key may not see them; empty when it sees all. */
                hidden: ("building" | "householdRef" | "placedByRef" | "specialNeeds" | "unit")[];
                lines: {
                    gtin: string;
                    /** Format: int64 */
                    quantity: number;
                    /** Format: int64 */
                    packed: number;
                }[];
            }[];
            shortages: {
                /** Format: int64 */
                missing: number;
                reason: string;
                gtin: string;
                needId: string;
            }[];
            jobId: string;
            roundId: string;
            communityGln: string;
            supplierGln: string;
            /** @enum {string} */
            status: "completed" | "open" | "short";
            /**
             * Format: int64
             * @description Number of boxes asked for, and number packed.
             */
            boxes: number;
            /** Format: int64 */
            packed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            closedAt: string | null;
            /** Format: int64 */
            revision: number;
        };
        /**
         * @description The state of a box at its packing bench; where it is later, its trail says.
         * @enum {string}
         */
        PackingStatus: "packed" | "sealed";
        /** @description An event that a view goes on without. */
        ParkedEvent: {
            /** Format: int64 */
            position: number;
            stream: string;
            /** Format: int64 */
            revision: number;
            type: string;
            reason: string;
            /**
             * Format: date-time
             * @description When it happened; null where that cannot be read either.
             */
            occurredAt: string | null;
            /** Format: date-time */
            recordedAt: string;
            /** Format: date-time */
            foundAt: string;
        };
        /** @description A message that could not be handled and waits for an operator. */
        ParkedMessage: {
            id: string;
            group: string;
            key: string;
            reason: string;
            /** Format: date-time */
            parkedAt: string;
            /**
             * Format: int64
             * @description Its log position; null when it does not come from the log.
             */
            position: number | null;
            /** @description `topic/partition@offset` when it came by a broker. */
            place: string | null;
            headers: {
                [key: string]: string;
            };
            /** @description The first 64 KiB of the body. */
            body: string;
            /**
             * Format: int64
             * @description Size of the whole body, in bytes.
             */
            bytes: number;
        };
        /** @description One page of a list in a stable order. */
        ParkedMessagePage: {
            items: components["schemas"]["ParkedMessage"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        ParkedPage: {
            items: components["schemas"]["ParkedEvent"][];
            /**
             * Format: int64
             * @description Pass it as `after` for the next page; null on the last one.
             */
            next: number | null;
        };
        /** @description A pass as it is shown. */
        Pass: {
            /** @description At the moment of reading. */
            status: components["schemas"]["PassStanding"];
            /** Format: date-time */
            issuedAt: string;
            /** @description In the order in which they happened. */
            changes: components["schemas"]["PassChange"][];
            /** @description The change since which the pass has been suspended or revoked; null for a pass that is neither now. */
            withdrawn: components["schemas"]["PassChange"] | null;
            /** Format: int64 */
            revision: number;
            subject: {
                /** @enum {string} */
                kind: "person" | "vehicle";
                plate?: string;
                carrierRef?: string;
                personRef?: string;
                employerRef?: string;
            };
            passId: string;
            /** @description Stations whose area the pass covers: a municipal station covers the city, a district station its communities. */
            zones: string[];
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validUntil: string;
            authorityRef: string;
        };
        /** @description A change of a pass: its status from then on, why, and whose key made it. */
        PassChange: {
            reason: string;
            actor: string;
            /** Format: date-time */
            at: string;
            status: components["schemas"]["PassStatus"];
        };
        /** @description A load that relied on a pass: it left under it, or a checkpoint found it valid. */
        PassLoad: {
            loadId: string;
            plate: string | null;
            driverRef: string | null;
            fromGln: string | null;
            /**
             * Format: date-time
             * @description Null before the dispatch is known.
             */
            dispatchedAt: string | null;
            /**
             * Format: date-time
             * @description When it was first seen at its destination.
             */
            arrivedAt: string | null;
            /** @description It has left, and nobody has seen it at its destination. */
            onTheRoad: boolean;
            /**
             * Format: date-time
             * @description When it last relied on the pass: its dispatch or a checkpoint.
             */
            lastUsedAt: string;
            /** @description How the withdrawal of the pass affects it. `before-use`: the pass was withdrawn when the load left or passed a checkpoint with it (finding `pass-withdrawn`). `on-the-road`: it was withdrawn later, before the load arrived. */
            affected: ("before-use" | "on-the-road") | null;
            /** @description The suspension or revocation that affects it. */
            withdrawn: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                status: "revoked" | "suspended";
                reason: string;
                actor: string;
            } | null;
        };
        /** @description A page of a list with the names of the places in its rows. */
        PassLoadPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["PassLoad"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A page of a list with the names of the places in its rows. */
        PassPage: {
            /** @description Names of the places of the rows, by GLN, each different from all others; a place that is not registered is left out. */
            places: {
                [key: string]: string;
            };
            items: components["schemas"]["Pass"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /**
         * @description The status of a pass at a point in time: `expired` follows from the validity window, without an event.
         * @enum {string}
         */
        PassStanding: "expired" | "issued" | "revoked" | "suspended";
        /** @enum {string} */
        PassStatus: "issued" | "revoked" | "suspended";
        PlanLoadResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            loadId: string;
        };
        /** @description No change: the reader has everything up to this position that it may see. */
        PositionReached: {
            /** Format: int64 */
            position: number;
            /** @enum {string} */
            kind: "position";
        };
        /**
         * @description Every `code` that an answer or a line can have.
         * @enum {string}
         */
        ProblemCode: "ACCOUNT_SETTLED" | "ACCOUNT_UNKNOWN" | "ANSWER_BEFORE_FINDING" | "API_KEY_INVALID" | "API_KEY_MISSING" | "API_KEY_REVOKED" | "BACK_DATED" | "BACK_DATING_NOT_ALLOWED" | "BODY_EMPTY" | "BODY_TOO_LARGE" | "BOX_ALREADY_REFUNDED" | "BOX_ALREADY_SEALED" | "BOX_GIVEN_UP" | "BOX_HELD_BY_YOU" | "BOX_NOT_HERE" | "BOX_NOT_IN_RECALL" | "BOX_NOT_ON_LOAD" | "BOX_NOT_POSTED" | "BOX_NOT_THERE_YET" | "BOX_ON_ANOTHER_LOAD" | "BOX_TYPE_EXISTS" | "BOX_TYPE_NOT_NEEDED" | "BOX_TYPE_NOT_OFFERED" | "BOX_TYPE_UNKNOWN" | "BOX_UNKNOWN" | "CLOUDEVENT_INVALID" | "COLLECTION_EXISTS" | "COLUMN_COUNT" | "COMMUNITY_SETTLED" | "CONSOLE_MISSING" | "CONTENT_ENCODING_UNSUPPORTED" | "CORRECTION_EXISTS" | "CSV_INVALID" | "CURSOR_INVALID" | "CUT_OFF_NOT_REACHED" | "DATABASE_UNAVAILABLE" | "DEMO_OFF" | "DIFFERENCE_ACCEPTED" | "DIFFERENCE_UNKNOWN" | "DOOR_ROUND_EXISTS" | "DOOR_ROUND_UNKNOWN" | "DRIVER_ON_ANOTHER_LOAD" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "EVENT_UNREADABLE" | "EXPECTATION_FAILED" | "EXPORT_TOO_LARGE" | "FACT_NOT_ALLOWED" | "FACT_NOT_CORRECTABLE" | "FACT_UNKNOWN" | "FINDINGS_TOO_MANY" | "FINDING_ALREADY_ANSWERED" | "FINDING_OF_ANOTHER_BOX" | "FINDING_REPORTED_BY_YOU" | "FINDING_UNKNOWN" | "GLN_TAKEN" | "GROUP_UNKNOWN" | "HEADERS_TOO_LARGE" | "HEADER_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_REUSED" | "IF_MATCH_INVALID" | "IF_MATCH_MISSING" | "INPUT_INVALID" | "INTERNAL" | "JOB_CLOSED" | "JOB_EXISTS" | "JOB_INCOMPLETE" | "JOB_UNKNOWN" | "JSON_INVALID" | "KEY_LIFETIME_TOO_LONG" | "KEY_NOT_ROTATABLE" | "KEY_NOT_SHOWN_AGAIN" | "KEY_UNKNOWN" | "LEDGER_ACCOUNT_UNKNOWN" | "LINE_TOO_LONG" | "LIST_TOO_LONG" | "LOAD_ALREADY_DISPATCHED" | "LOAD_EMPTY" | "LOAD_EXISTS" | "LOAD_FACTS_FULL" | "LOAD_FULL" | "LOAD_GOES_NOWHERE" | "LOAD_NOT_PLANNED" | "LOAD_NOT_SEALED" | "LOAD_TIMES_OUT_OF_ORDER" | "LOAD_UNKNOWN" | "MEDIA_TYPE_UNSUPPORTED" | "MESSAGE_KEY_WRONG" | "METHOD_NOT_ALLOWED" | "MOVEMENT_EXISTS" | "NEED_ACCOUNT_UNKNOWN" | "NEED_ALREADY_FILLED" | "NEED_EXISTS" | "NEED_NOT_IN_JOB" | "NEED_UNKNOWN" | "NOTHING_TO_SETTLE" | "NOT_ACCEPTABLE" | "NOT_HANDLED" | "NOT_READY" | "NO_SUPPLIER" | "NO_TOPICS" | "NUMBER_SHORTENED" | "ON_ACCOUNT_IS_FOR_PROXY" | "OPEN_ITEM_CLOSED" | "OPEN_ITEM_UNKNOWN" | "ORIGIN_FOREIGN" | "OVERLOADED" | "OWN_HAS_NO_PLACED_BY" | "PARENT_TIER_WRONG" | "PARKED_UNKNOWN" | "PASS_EXISTS" | "PASS_NOT_SUSPENDED" | "PASS_NOT_VALID" | "PASS_OF_ANOTHER_DRIVER" | "PASS_OF_ANOTHER_VEHICLE" | "PASS_REVOKED" | "PASS_UNKNOWN" | "PAYMENT_CODE_USED" | "PERIOD_EMPTY" | "POSITION_UNKNOWN" | "PROBLEM_UNKNOWN" | "PROXY_NEEDS_PLACED_BY" | "QUARANTINE_FULL" | "QUARANTINE_LINE_DONE" | "QUARANTINE_NO_RESEND" | "QUARANTINE_TRIED_ENOUGH" | "QUARANTINE_UNKNOWN" | "RECALLED_BOX_ELSEWHERE" | "RECALL_BOXES_OPEN" | "RECALL_CLOSED" | "RECALL_EXISTS" | "RECALL_UNKNOWN" | "RECORDS_UNREADABLE" | "REPLAY_TOO_LONG" | "REQUEST_MALFORMED" | "REQUEST_TIMEOUT" | "ROLE_NOT_ALLOWED" | "ROUND_CLOSED" | "ROUND_CUT_OFF_PASSED" | "ROUND_EXISTS" | "ROUND_FULL" | "ROUND_UNKNOWN" | "ROUTE_UNKNOWN" | "ROW_MISSING" | "SAME_ACCOUNT" | "SCANS_OF_BOX_LIMITED" | "SCAN_ID_REUSED" | "SERVICE_UNAVAILABLE" | "SESSION_ENDED" | "SETTLEMENT_UNKNOWN" | "SOURCE_NOT_AUTHENTIC" | "SSCC_ALREADY_USED" | "STALE_REVISION" | "STATEMENT_TOO_LARGE" | "STATION_CODE_FIXED" | "STATION_GLN_FIXED" | "STATION_LIST_OLDER" | "STATION_NOT_A_COMMUNITY" | "STATION_NOT_YOURS" | "STATION_PARENT_FORBIDDEN" | "STATION_PARENT_REQUIRED" | "STATION_TIER_FIXED" | "STATION_UNKNOWN" | "STOPPING" | "STORAGE_FULL" | "STORE_UNAVAILABLE" | "SUPPLIER_EXISTS" | "TIME_IN_FUTURE" | "TIME_IN_PAST" | "TOO_MANY_BAD_KEYS" | "TOO_MANY_IN_FLIGHT" | "TOO_MANY_REQUESTS" | "TOO_MANY_SESSIONS" | "TOPIC_UNKNOWN" | "URL_TOO_LONG" | "VEHICLE_ON_ANOTHER_LOAD" | "VIEW_BEHIND" | "VIEW_UNKNOWN";
        /** @description An event as it leaves the log: the hash of the command stays in it. */
        PublishedEvent: {
            metadata: {
                role: string;
                /** @description The subject of the API key; never a resident. */
                actor: string;
                /** @description The command that caused it. A command id has at most one effect on its stream. */
                commandId: string;
                /** @description Correlation id: the request that started this chain of causes. */
                correlationId: string;
                /** @description Causation id: the event or command directly before this one in the chain. */
                causationId: string;
                /** @description The planner's reason for recording a decision later than the limit allows. */
                backDatedBecause?: string;
                /** @description Set when a key for back-dated records was used: the decision was checked against the state at its own time only. */
                recordedAfterwards?: string;
                /** @description W3C trace context of the recording request, when tracing is on. */
                traceparent?: string;
            };
            /** @description Of a line of a replay in event time: where to resume it. */
            cursor?: string;
            /**
             * Format: int64
             * @description Global position: 1, 2, 3 ... without gaps, visible in order.
             */
            position: number;
            stream: string;
            /**
             * Format: int64
             * @description Revision: 1, 2, 3 ... within its stream.
             */
            revision: number;
            id: string;
            /**
             * Format: date-time
             * @description Record time: RFC 3339, UTC. Never decreases along the positions.
             */
            recordedAt: string;
            event: {
                type: string;
                /**
                 * Format: date-time
                 * @description Event time: RFC 3339, UTC, milliseconds, as the observer reports it.
                 */
                occurredAt: string;
                data: unknown;
            };
        };
        /** @description One page of a list in a stable order. */
        PublishedEventPage: {
            items: components["schemas"]["PublishedEvent"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        PutBoxTypeResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            gtin: string;
        };
        /** @description A quarantined line, as listed. */
        QuarantinedLine: {
            id: string;
            /** @description The kind of body or the topic that it came by. */
            source: string;
            /**
             * Format: int64
             * @description Its line number in its body.
             */
            line: number;
            code: string;
            /** @description The reason; for a message it begins with the location, `topic/partition@offset`. */
            detail: string;
            /**
             * Format: int64
             * @description Total length in bytes; `raw` in a list has the first 4,096.
             */
            bytes: number;
            actor: string;
            /** Format: date-time */
            receivedAt: string;
            /** @enum {string} */
            state: "closed" | "open" | "resent";
            closed: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
            raw: string;
            /** @enum {string} */
            encoding: "base64" | "utf-8";
        };
        /** @description One page of a list in a stable order. */
        QuarantinedLinePage: {
            items: components["schemas"]["QuarantinedLine"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A whole line with all its resends. */
        QuarantinedLineWithResends: {
            resends: {
                /** Format: date-time */
                at: string;
                by: string;
                /** @description Null when it was resent unchanged. */
                body: components["schemas"]["Content"] | null;
                answer: components["schemas"]["ResendAnswer"];
            }[];
            id: string;
            /** @description The kind of body or the topic that it came by. */
            source: string;
            /**
             * Format: int64
             * @description Its line number in its body.
             */
            line: number;
            code: string;
            /** @description The reason; for a message it begins with the location, `topic/partition@offset`. */
            detail: string;
            /**
             * Format: int64
             * @description Total length in bytes; `raw` in a list has the first 4,096.
             */
            bytes: number;
            actor: string;
            /** Format: date-time */
            receivedAt: string;
            /** @enum {string} */
            state: "closed" | "open" | "resent";
            closed: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
            raw: string;
            /** @enum {string} */
            encoding: "base64" | "utf-8";
        };
        /** @description A refused line that named the box, with the reason. */
        QuarantinedMention: {
            id: string;
            /** @description The source: `scans`, `loads/receipts` and so on. */
            source: string;
            code: string;
            detail: string;
            /** Format: date-time */
            receivedAt: string;
            /** @description When, by whom and why it was closed. Null while the line is open. */
            closed: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
        };
        Readiness: {
            /**
             * @description The overall status of the Health Check
             * @enum {string}
             */
            status: "error" | "ok" | "shutting_down";
            /** @description The info object contains information of each health indicator which is of status "up" */
            info?: {
                [key: string]: {
                    /** @enum {string} */
                    status: "down" | "up";
                } & {
                    [key: string]: unknown;
                };
            };
            /** @description The error object contains information of each health indicator which is of status "down" */
            error?: {
                [key: string]: {
                    /** @enum {string} */
                    status: "down" | "up";
                } & {
                    [key: string]: unknown;
                };
            };
            /** @description The details object contains information of every health indicator. */
            details: {
                [key: string]: {
                    /** @enum {string} */
                    status: "down" | "up";
                } & {
                    [key: string]: unknown;
                };
            };
            degraded: string[];
        };
        /** @description What a rebuild found. */
        RebuildReport: {
            /** @description Its id in `/v1/differences`; null when there is none. */
            difference: string | null;
            /**
             * Format: int64
             * @description Log position both views stood at when they were compared.
             */
            position: number;
            /** @description SHA-256 over all rebuilt rows, in any order. */
            hash: string;
            view: string;
            /**
             * Format: int64
             * @description Log position up to which an earlier rebuild had come that was cut off; 0 when there was none.
             */
            resumedAt: number;
            /** Format: double */
            seconds: number;
            /** @description The rebuilt rows serve now. False when they differ and nobody has accepted that: the live ones stay. */
            switched: boolean;
            /**
             * Format: int64
             * @description Of the rebuilt tables.
             */
            rows: number;
            liveHash: string;
            equal: boolean;
            /** @description Rows only one of the two had, at most 20 of each per table. */
            differences: components["schemas"]["DifferentRow"][];
        };
        /** @description A recall of one lot. */
        Recall: {
            recallId: string;
            /** @description The item, as a GTIN. */
            gtin: string;
            lot: string;
            reason: string;
            /** @enum {string} */
            status: "closed" | "open";
            /** Format: date-time */
            openedAt: string;
            openedBy: string;
            /**
             * Format: date-time
             * @description Null while it is open.
             */
            closedAt: string | null;
            closedBy: string | null;
        };
        /** @description Boxes of a recall with one holder. */
        RecallHolder: {
            /** @description Residents are one line; null: nobody is known to have the boxes. */
            type: ("load" | "resident" | "station" | "team") | null;
            id: string | null;
            /** Format: int64 */
            boxes: number;
            /** Format: int64 */
            open: number;
        };
        /** @description One page of a list in a stable order. */
        RecallHolderPage: {
            items: components["schemas"]["RecallHolder"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description One page of a list in a stable order. */
        RecallPage: {
            items: components["schemas"]["Recall"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A box of a recall, and who has it now. */
        RecalledBox: {
            sscc: string;
            /**
             * Format: int64
             * @description Items of the lot in the box.
             */
            quantity: number;
            status: components["schemas"]["BoxStatus"];
            /** @description Null when nobody is known to have it, and for a resident whom the key may not see. */
            holder: components["schemas"]["Holder"] | null;
            /**
             * Format: date-time
             * @description Event time at which the holder got it.
             */
            since: string | null;
            destinationGln: string;
            /** @enum {string} */
            outcome: "destroyed" | "open" | "recovered" | "written-off";
            /** @description Why it was written off. */
            reason: string | null;
            /** @description `householdRef` when the holder is a resident whom the key may not see. */
            hidden: ("building" | "householdRef" | "placedByRef" | "specialNeeds" | "unit")[];
        };
        /** @description One page of a list in a stable order. */
        RecalledBoxPage: {
            items: components["schemas"]["RecalledBox"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        RecordArrivalResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            loadId: string;
            scanId: string;
        };
        RecordNeedResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            roundId: string;
            needId: string;
        };
        RecordReceiptResult: {
            quarantined: {
                sscc?: string;
                code: components["schemas"]["RefusalCode"];
                detail: string;
            }[];
            discrepancies: {
                /** @enum {string} */
                kind: "damaged" | "missing" | "never-dispatched" | "seal-broken" | "unexpected" | "wrong-station";
                sscc: string;
            }[];
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            loadId: string;
            scanId: string;
        };
        RecordScanResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            scanId: string;
            sscc: string;
        };
        RecoverBoxesResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            recallId: string;
        };
        RefundBoxResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            roundId: string;
            needId: string;
            sscc: string;
        };
        /**
         * @description The codes that a refusal of this kind can have.
         * @enum {string}
         */
        RefusalCode: "ACCOUNT_SETTLED" | "ACCOUNT_UNKNOWN" | "ANSWER_BEFORE_FINDING" | "BACK_DATED" | "BACK_DATING_NOT_ALLOWED" | "BODY_EMPTY" | "BOX_ALREADY_REFUNDED" | "BOX_ALREADY_SEALED" | "BOX_GIVEN_UP" | "BOX_HELD_BY_YOU" | "BOX_NOT_HERE" | "BOX_NOT_IN_RECALL" | "BOX_NOT_ON_LOAD" | "BOX_NOT_POSTED" | "BOX_NOT_THERE_YET" | "BOX_ON_ANOTHER_LOAD" | "BOX_TYPE_EXISTS" | "BOX_TYPE_NOT_NEEDED" | "BOX_TYPE_NOT_OFFERED" | "BOX_TYPE_UNKNOWN" | "BOX_UNKNOWN" | "CLOUDEVENT_INVALID" | "COLLECTION_EXISTS" | "COLUMN_COUNT" | "COMMUNITY_SETTLED" | "CORRECTION_EXISTS" | "CSV_INVALID" | "CURSOR_INVALID" | "CUT_OFF_NOT_REACHED" | "DEMO_OFF" | "DIFFERENCE_ACCEPTED" | "DIFFERENCE_UNKNOWN" | "DOOR_ROUND_EXISTS" | "DOOR_ROUND_UNKNOWN" | "DRIVER_ON_ANOTHER_LOAD" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "EXPORT_TOO_LARGE" | "FACT_NOT_ALLOWED" | "FACT_NOT_CORRECTABLE" | "FACT_UNKNOWN" | "FINDINGS_TOO_MANY" | "FINDING_ALREADY_ANSWERED" | "FINDING_OF_ANOTHER_BOX" | "FINDING_REPORTED_BY_YOU" | "FINDING_UNKNOWN" | "GLN_TAKEN" | "GROUP_UNKNOWN" | "HEADER_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_REUSED" | "IF_MATCH_INVALID" | "IF_MATCH_MISSING" | "INPUT_INVALID" | "JOB_CLOSED" | "JOB_EXISTS" | "JOB_INCOMPLETE" | "JOB_UNKNOWN" | "JSON_INVALID" | "KEY_LIFETIME_TOO_LONG" | "KEY_NOT_ROTATABLE" | "KEY_NOT_SHOWN_AGAIN" | "KEY_UNKNOWN" | "LEDGER_ACCOUNT_UNKNOWN" | "LINE_TOO_LONG" | "LIST_TOO_LONG" | "LOAD_ALREADY_DISPATCHED" | "LOAD_EMPTY" | "LOAD_EXISTS" | "LOAD_FACTS_FULL" | "LOAD_FULL" | "LOAD_GOES_NOWHERE" | "LOAD_NOT_PLANNED" | "LOAD_NOT_SEALED" | "LOAD_TIMES_OUT_OF_ORDER" | "LOAD_UNKNOWN" | "MESSAGE_KEY_WRONG" | "MOVEMENT_EXISTS" | "NEED_ACCOUNT_UNKNOWN" | "NEED_ALREADY_FILLED" | "NEED_EXISTS" | "NEED_NOT_IN_JOB" | "NEED_UNKNOWN" | "NOTHING_TO_SETTLE" | "NOT_HANDLED" | "NO_SUPPLIER" | "NO_TOPICS" | "NUMBER_SHORTENED" | "ON_ACCOUNT_IS_FOR_PROXY" | "OPEN_ITEM_CLOSED" | "OPEN_ITEM_UNKNOWN" | "OWN_HAS_NO_PLACED_BY" | "PARENT_TIER_WRONG" | "PARKED_UNKNOWN" | "PASS_EXISTS" | "PASS_NOT_SUSPENDED" | "PASS_NOT_VALID" | "PASS_OF_ANOTHER_DRIVER" | "PASS_OF_ANOTHER_VEHICLE" | "PASS_REVOKED" | "PASS_UNKNOWN" | "PAYMENT_CODE_USED" | "PERIOD_EMPTY" | "POSITION_UNKNOWN" | "PROXY_NEEDS_PLACED_BY" | "QUARANTINE_LINE_DONE" | "QUARANTINE_NO_RESEND" | "QUARANTINE_TRIED_ENOUGH" | "QUARANTINE_UNKNOWN" | "RECALLED_BOX_ELSEWHERE" | "RECALL_BOXES_OPEN" | "RECALL_CLOSED" | "RECALL_EXISTS" | "RECALL_UNKNOWN" | "RECORDS_UNREADABLE" | "REPLAY_TOO_LONG" | "ROLE_NOT_ALLOWED" | "ROUND_CLOSED" | "ROUND_CUT_OFF_PASSED" | "ROUND_EXISTS" | "ROUND_FULL" | "ROUND_UNKNOWN" | "ROW_MISSING" | "SAME_ACCOUNT" | "SCANS_OF_BOX_LIMITED" | "SCAN_ID_REUSED" | "SETTLEMENT_UNKNOWN" | "SOURCE_NOT_AUTHENTIC" | "SSCC_ALREADY_USED" | "STALE_REVISION" | "STATEMENT_TOO_LARGE" | "STATION_CODE_FIXED" | "STATION_GLN_FIXED" | "STATION_LIST_OLDER" | "STATION_NOT_A_COMMUNITY" | "STATION_NOT_YOURS" | "STATION_PARENT_FORBIDDEN" | "STATION_PARENT_REQUIRED" | "STATION_TIER_FIXED" | "STATION_UNKNOWN" | "SUPPLIER_EXISTS" | "TIME_IN_FUTURE" | "TIME_IN_PAST" | "TOPIC_UNKNOWN" | "VEHICLE_ON_ANOTHER_LOAD" | "VIEW_UNKNOWN";
        RegisterSupplierResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            gln: string;
        };
        ReinstatePassResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            passId: string;
        };
        ReplayGroupResult: {
            /** Format: int64 */
            parked: number;
        };
        RepublishTopicResult: {
            context: string;
        };
        /** @description The result of a resend. */
        ResendAnswer: {
            /** Format: int64 */
            line: number;
            /** @enum {string} */
            status: "accepted" | "duplicate" | "refused";
            id?: string;
            /** Format: int64 */
            position?: number;
            code?: string;
            detail?: string;
        };
        ResendQuarantinedLineResult: {
            quarantineId: string;
            /** Format: int64 */
            line: number;
            /** @enum {string} */
            status: "accepted" | "duplicate" | "refused";
            id?: string;
            /** Format: int64 */
            position?: number;
            code?: string;
            detail?: string;
        };
        ResolveFindingResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            sscc: string;
            finding: {
                /** @enum {string} */
                kind: "back-dated" | "contents-differ" | "contradiction" | "damaged" | "destroyed" | "double-dispatch" | "gap" | "loaded-unsealed" | "lost" | "missing" | "never-dispatched" | "never-packed" | "overdue-step" | "pass-invalid-when-recorded" | "pass-not-valid" | "pass-withdrawn" | "seal-broken" | "seal-differs" | "seal-reused" | "tier-skipped" | "unexpected" | "wrong-community" | "wrong-household" | "wrong-station";
                /** Format: int64 */
                position: number;
                /** Format: int64 */
                ordinal: number;
            };
            /** @enum {string} */
            outcome: "delivered-elsewhere" | "found" | "lost" | "recording-error" | "written-off";
        };
        ResolveFindingsResult: {
            /** Format: int64 */
            answered: number;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            position: number | null;
            changed: boolean;
            findings: components["schemas"]["AnsweredFinding"][];
        };
        RevokePassResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            passId: string;
        };
        /** @description The successor of a key. */
        RotatedKey: {
            /** @description The key it follows. */
            replaces: {
                id: string;
                /**
                 * Format: date-time
                 * @description Until when that one stays valid.
                 */
                expiresAt: string;
            };
            key: string;
            /** @description Names the key from now on. */
            id: string;
            subject: string;
            /** @enum {string} */
            role: "admin" | "auditor" | "carrier" | "checkpoint" | "coordinator" | "grid-worker" | "market-supervision" | "packer" | "partner" | "station" | "team";
            stationGln: string | null;
            /** Format: date-time */
            expiresAt: string;
            recordsAfterwards?: string;
        };
        /** @description One round with its needs in order of recording. */
        Round: {
            needs: components["schemas"]["Need"][];
            /** Format: int64 */
            revision: number;
            /**
             * Format: int64
             * @description Boxes that its needs will not get.
             */
            missing: number;
            /**
             * Format: int64
             * @description Sum of the amounts of its needs, in fen.
             */
            adjustedAmountFen: number;
            /** @enum {string} */
            status: "closed" | "open";
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            closedAt: string | null;
            closedBy: ("clock" | "hand") | null;
            /** Format: int64 */
            needCount: number;
            /** Format: int64 */
            boxes: number;
            /** Format: int64 */
            amountFen: number;
            /** @description By box type, sorted by GTIN. */
            totals: {
                gtin: string;
                /** Format: int64 */
                quantity: number;
            }[];
            roundId: string;
            communityGln: string;
            supplierGln: string;
            /** Format: date-time */
            cutoffAt: string;
            offers: {
                gtin: string;
                /** Format: int64 */
                priceFen: number;
            }[];
        };
        RoundHistory: {
            items: components["schemas"]["HistoryBox"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
            /** Format: date-time */
            at: string | null;
            /** Format: date-time */
            knownAt: string | null;
            status: string | null;
            history: {
                correctedBy: components["schemas"]["HistoryCorrection"] | null;
                /** Format: int64 */
                position: number;
                /**
                 * Format: int64
                 * @description 0, 1 and so on among the entries of one event.
                 */
                ordinal: number;
                /** @enum {string} */
                kind: "arrived" | "checkpoint" | "closed" | "corrected" | "dispatched" | "loaded" | "opened" | "packed" | "packed-short" | "packing" | "planned" | "received" | "sealed" | "taken-off";
                /** Format: date-time */
                occurredAt: string;
                /** Format: date-time */
                recordedAt: string;
                actor: string;
                /** @description Scan id of a fact; of a correction, that of the corrected fact. */
                scanId: string | null;
                /**
                 * Format: int64
                 * @description Number of boxes it names; null when its kind names none.
                 */
                boxes: number | null;
                details: {
                    [key: string]: boolean | string | number | null;
                };
                /** @description Reason of a back-dated decision. */
                backDatedBecause?: string;
            }[];
            /** Format: int64 */
            boxes: number;
            byStatus: {
                [key: string]: number;
            };
            /** Format: int64 */
            broken: number;
            /** @description For the boxes on this page. */
            toDo: {
                missing?: string;
                "seal-reused"?: string;
                "double-dispatch"?: string;
                "pass-withdrawn"?: string;
                damaged?: string;
                "seal-broken"?: string;
                lost?: string;
                destroyed?: string;
                "never-packed"?: string;
                gap?: string;
                contradiction?: string;
                "wrong-community"?: string;
                "wrong-household"?: string;
                unexpected?: string;
                "wrong-station"?: string;
                "never-dispatched"?: string;
                "contents-differ"?: string;
                "seal-differs"?: string;
                "loaded-unsealed"?: string;
                "tier-skipped"?: string;
                "pass-not-valid"?: string;
                "back-dated"?: string;
                "pass-invalid-when-recorded"?: string;
                "overdue-step"?: string;
                unreadable?: string;
            };
            roundId: string;
        };
        /** @description `byRef`: the person who scanned; null when the event does not name one. */
        Scan: {
            scanId: string;
            byRef: string | null;
        };
        SealBoxResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            sscc: string;
        };
        SealLoadResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            loadId: string;
        };
        /** @description Who is signed in. */
        Session: {
            /** @description Name of the key's holder; null for nobody. */
            subject: string | null;
            role: ("admin" | "auditor" | "carrier" | "checkpoint" | "coordinator" | "grid-worker" | "market-supervision" | "packer" | "partner" | "station" | "team") | null;
            /** @description The only station it may act for; null for all. */
            stationGln: string | null;
            /**
             * Format: date-time
             * @description When the session ends by itself; under a key, when that expires.
             */
            expiresAt: string | null;
            /** @description Roles that can be signed in with without a key; empty where there is no demo. */
            demoRoles: ("admin" | "auditor" | "carrier" | "checkpoint" | "coordinator" | "grid-worker" | "market-supervision" | "packer" | "partner" | "station" | "team")[];
        };
        SettleCommunityResult: {
            statements: components["schemas"]["SettledStatementPage"];
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            settlementId: string;
            communityGln: string;
        };
        /** @description A statement that a settlement produced: of an account that it closed, of the worker, and of the community. */
        SettledStatement: {
            /** @enum {string} */
            kind: "community" | "household" | "supplier" | "worker";
            ref: string;
            /**
             * Format: int64
             * @description The balance that it closed, debits less credits. Of the worker who settled: what its cash gained.
             */
            balanceFen: number;
            /** @description Path of the statement until the settlement. */
            path: string;
        };
        /** @description One page of a list in a stable order. */
        SettledStatementPage: {
            items: components["schemas"]["SettledStatement"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description A settlement of a community. */
        Settlement: {
            settlementId: string;
            communityGln: string;
            /** @description Who collected what was owed and paid what was due. */
            workerRef: string;
            /** Format: date-time */
            settledAt: string;
            /** Format: date-time */
            recordedAt: string;
            /**
             * Format: int64
             * @description Statements that it produced.
             */
            statements: number;
        };
        /** @description One page of a list in a stable order. */
        SettlementPage: {
            items: components["schemas"]["Settlement"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description Boxes of one type that a need will not get, with the reason. */
        Shortage: {
            gtin: string;
            /** Format: int64 */
            missing: number;
            reason: string;
        };
        /** @description Failed sign-ins of one minute, address and reason. */
        SignInFailure: {
            id: string;
            /** @description Its beginning, UTC. */
            minute: string;
            /** @description Of the connection, /64 of IPv6; `others` beyond 100 addresses of a minute. */
            address: string;
            /** @description The client's address as a proxy or the gateway gives it, unchecked; null when none does. */
            forwardedFor: string | null;
            /**
             * @description `too-many`: refused without a look-up, as further unknown keys of this address.
             * @enum {string}
             */
            reason: "malformed" | "revoked" | "too-many" | "unknown";
            /** Format: int64 */
            count: number;
        };
        /** @description One page of a list in a stable order. */
        SignInFailurePage: {
            items: components["schemas"]["SignInFailure"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        StartDoorRoundResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            doorRoundId: string;
        };
        /** @description A station in an answer. */
        Station: {
            /** @description Who answers for it, day and night; null while nobody is named. */
            responsible: {
                name: string;
                position: string;
                phone: string;
            } | null;
            /** Format: int64 */
            revision: number;
            gln: string;
            /** @enum {string} */
            tier: "community" | "district" | "municipal";
            parentGln: string | null;
            /** @description Statistical division code. */
            code: string;
            name: string;
            /** Format: double */
            latitude: number | null;
            /** Format: double */
            longitude: number | null;
            street: string | null;
        };
        /** @description One page of a list in a stable order. */
        StationPage: {
            items: components["schemas"]["Station"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        /** @description Identifies a step and its order. */
        StepRef: {
            /**
             * Format: int64
             * @description Position of the event in the log.
             */
            position: number;
            /**
             * Format: int64
             * @description 0, 1 and so on among this box's steps of that event.
             */
            ordinal: number;
            /** @enum {string} */
            kind: "arrived" | "checkpoint" | "corrected" | "damaged" | "delivery-failed" | "destroyed" | "dispatched" | "double-dispatch" | "found" | "handed-over" | "loaded" | "lost" | "missing" | "out-for-delivery" | "packed" | "pass-withdrawn" | "received" | "resolved" | "returned" | "seal-broken" | "seal-reused" | "sealed" | "seen" | "taken-off";
            /** Format: date-time */
            occurredAt: string;
        };
        /** @enum {string} */
        SubjectKind: "box" | "box-type" | "door-round" | "load" | "need" | "packing-job" | "pass" | "recall" | "round" | "station" | "supplier";
        Summary: components["schemas"]["Network"] | components["schemas"]["NetworkNow"];
        /** @description A supplier in an answer. */
        Supplier: {
            /** Format: int64 */
            revision: number;
            gln: string;
            name: string;
            /** Format: double */
            latitude: number | null;
            /** Format: double */
            longitude: number | null;
        };
        /** @description One page of a list in a stable order. */
        SupplierPage: {
            items: components["schemas"]["Supplier"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        SuspendPassResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            passId: string;
        };
        TakeOffBoxesResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            loadId: string;
        };
        /** @description The accounts of all stations of a tier, summed. */
        TierAccount: {
            tier: string;
            /** Format: int64 */
            stations: number;
            balanced: boolean;
            /** Format: int64 */
            in: number;
            /**
             * Format: int64
             * @description Handed on with proof.
             */
            out: number;
            /**
             * Format: int64
             * @description Held now, with proof.
             */
            held: number;
            /**
             * Format: int64
             * @description Reported lost or destroyed.
             */
            writtenOff: number;
            /**
             * Format: int64
             * @description The chain of custody breaks here, and somebody explained it; no step has mended it.
             */
            settled: number;
            /**
             * Format: int64
             * @description Expected from this holder, and not found by the receiver.
             */
            missing: number;
            /**
             * Format: int64
             * @description Held, handed on or written off at an open break of the chain of custody.
             */
            unproved: number;
        };
        Trail: {
            /** @description What the key may not see: `hidden-1`, `hidden-2` and so on stand for the references of households. */
            hidden: "household"[];
            /** @description The recalls of lots in the box, opened by this moment; the oldest first, at most 50. */
            recalls: components["schemas"]["Recall"][];
            sscc: string;
            /** Format: date-time */
            at: string | null;
            /** Format: date-time */
            knownAt: string | null;
            status: components["schemas"]["BoxStatus"];
            holder: components["schemas"]["Holder"] | null;
            breaks: {
                kind: components["schemas"]["BreakKind"];
                words: string;
                toDo: string;
                /** @description The words of the explanation; null while nobody has explained it. */
                explanation: string | null;
                /** @description What became of it, as the explanation says; null for explanations of earlier releases. */
                outcome: ("delivered-elsewhere" | "found" | "lost" | "recording-error" | "written-off") | null;
                explainedBy: string | null;
                /** Format: int64 */
                position: number;
                lastSure: {
                    /** @enum {string} */
                    kind: "arrived" | "checkpoint" | "corrected" | "damaged" | "delivery-failed" | "destroyed" | "dispatched" | "double-dispatch" | "found" | "handed-over" | "loaded" | "lost" | "missing" | "out-for-delivery" | "packed" | "pass-withdrawn" | "received" | "resolved" | "returned" | "seal-broken" | "seal-reused" | "sealed" | "seen" | "taken-off";
                    place: {
                        gln: string;
                        name: string;
                    } | null;
                    /** Format: date-time */
                    occurredAt: string;
                    /** Format: int64 */
                    position: number;
                } | null;
                firstAfter: {
                    /** @enum {string} */
                    kind: "arrived" | "checkpoint" | "corrected" | "damaged" | "delivery-failed" | "destroyed" | "dispatched" | "double-dispatch" | "found" | "handed-over" | "loaded" | "lost" | "missing" | "out-for-delivery" | "packed" | "pass-withdrawn" | "received" | "resolved" | "returned" | "seal-broken" | "seal-reused" | "sealed" | "seen" | "taken-off";
                    place: {
                        gln: string;
                        name: string;
                    } | null;
                    /** Format: date-time */
                    occurredAt: string;
                    /** Format: int64 */
                    position: number;
                } | null;
            } | null;
            overdue: components["schemas"]["Overdue"] | null;
            /**
             * Format: int64
             * @description Fields of the whole trail; `steps` are those of this page.
             */
            stepCount: number;
            /** Format: int64 */
            openCount: number;
            /** Format: int64 */
            firstStep: number;
            next: string | null;
            steps: {
                source: {
                    eventId: string;
                    type: string;
                    /** Format: int64 */
                    position: number;
                };
                findings: {
                    /** @enum {string} */
                    kind: "back-dated" | "contents-differ" | "contradiction" | "damaged" | "destroyed" | "double-dispatch" | "gap" | "loaded-unsealed" | "lost" | "missing" | "never-dispatched" | "never-packed" | "overdue-step" | "pass-invalid-when-recorded" | "pass-not-valid" | "pass-withdrawn" | "seal-broken" | "seal-differs" | "seal-reused" | "tier-skipped" | "unexpected" | "wrong-community" | "wrong-household" | "wrong-station";
                    /** @enum {string} */
                    severity: "breaks" | "question";
                    words: string;
                    closedBy: components["schemas"]["ClosedBy"] | null;
                }[];
                answersNothing?: boolean;
                answers?: {
                    /**
                     * Format: int64
                     * @description Position of the event in the log.
                     */
                    position: number;
                    /**
                     * Format: int64
                     * @description 0, 1 and so on among this box's steps of that event.
                     */
                    ordinal: number;
                };
                /** @enum {string} */
                kind: "arrived" | "checkpoint" | "corrected" | "damaged" | "delivery-failed" | "destroyed" | "dispatched" | "double-dispatch" | "found" | "handed-over" | "loaded" | "lost" | "missing" | "out-for-delivery" | "packed" | "pass-withdrawn" | "received" | "resolved" | "returned" | "seal-broken" | "seal-reused" | "sealed" | "seen" | "taken-off";
                place: {
                    gln: string;
                    name: string;
                } | null;
                to: {
                    gln: string;
                    name: string;
                } | null;
                /** Format: date-time */
                occurredAt: string;
                /** Format: date-time */
                recordedAt: string;
                late: boolean;
                correctedBy: {
                    scanId: string;
                    fact: string;
                    withdrawn: boolean;
                    reason: string;
                    byRef: string;
                    /** Format: int64 */
                    position: number;
                    /** Format: date-time */
                    occurredAt: string;
                    /** Format: date-time */
                    recordedAt: string;
                } | null;
                actor: string;
                custodianBefore: components["schemas"]["Holder"] | null;
                custodian: components["schemas"]["Holder"] | null;
                loadId: string | null;
                passIds: string[];
                details: {
                    scanId?: string;
                    fact?: string;
                    withdrawn?: boolean;
                    reason?: string;
                    byRef?: string | null;
                    gtin?: string;
                    jobId?: string;
                    needId?: string;
                    /** Format: int64 */
                    weightGrams?: number;
                    /** @description The household it is packed for. */
                    householdRef?: string;
                    /** @description Items that its box type has otherwise, as `GTIN: packed/expected`; omitted when there are none. */
                    contentsDiffer?: string[];
                    /** @enum {string} */
                    tier?: "community" | "district" | "municipal" | "supplier";
                    sealId?: string | null;
                    otherSscc?: string;
                    onLoadId?: string;
                    plate?: string;
                    driverRef?: string;
                    /**
                     * @description The verdicts on its passes at record time; omitted when both were valid.
                     * @enum {string}
                     */
                    vehiclePassWhenRecorded?: "expired" | "not-yet-valid" | "out-of-zone" | "revoked" | "suspended" | "unknown" | "valid";
                    /** @enum {string} */
                    driverPassWhenRecorded?: "expired" | "not-yet-valid" | "out-of-zone" | "revoked" | "suspended" | "unknown" | "valid";
                    otherLoadId?: string;
                    /** @enum {string} */
                    shared?: "driver" | "vehicle" | "vehicle and driver";
                    /** @enum {string} */
                    status?: "issued" | "revoked" | "suspended";
                    /** Format: date-time */
                    since?: string;
                    checkedBy?: string | null;
                    checkpointRef?: string | null;
                    /** @enum {string} */
                    verdict?: "expired" | "not-yet-valid" | "out-of-zone" | "revoked" | "suspended" | "unknown" | "valid";
                    sealIntact?: boolean;
                    discrepancies?: ("damaged" | "missing" | "never-dispatched" | "seal-broken" | "unexpected" | "wrong-station")[];
                    doorRoundId?: string;
                    teamRef?: string;
                    receivedByRef?: string;
                    /** @enum {string} */
                    method?: "in-person" | "left-at-door" | "pick-up";
                    proofRef?: string | null;
                    finding?: string;
                    resolution?: string;
                    /** @enum {string} */
                    outcome?: "delivered-elsewhere" | "found" | "lost" | "recording-error" | "written-off";
                } | components["schemas"]["Scan"] | components["schemas"]["Note"];
            }[];
            openFindings: {
                kind: string;
                severity: string;
                words: string;
                toDo: string;
                at: {
                    /** Format: int64 */
                    position: number;
                    /**
                     * Format: int64
                     * @description 0, 1 and so on among this box's steps of that event.
                     */
                    ordinal?: number;
                    /** @enum {string} */
                    kind?: "arrived" | "checkpoint" | "corrected" | "damaged" | "delivery-failed" | "destroyed" | "dispatched" | "double-dispatch" | "found" | "handed-over" | "loaded" | "lost" | "missing" | "out-for-delivery" | "packed" | "pass-withdrawn" | "received" | "resolved" | "returned" | "seal-broken" | "seal-reused" | "sealed" | "seen" | "taken-off";
                    /** Format: date-time */
                    occurredAt: string | null;
                } | null;
            }[];
            unreadable: components["schemas"]["UnreadableEvent"][];
            quarantined: components["schemas"]["QuarantinedMention"][];
        };
        /** @description A box whose state differs between two moments; null when nothing was known of it. */
        TrailChange: {
            sscc: string;
            from: components["schemas"]["BoxSummary"] | null;
            to: components["schemas"]["BoxSummary"] | null;
        };
        /** @description One page of a list in a stable order. */
        TrailChangePage: {
            items: components["schemas"]["TrailChange"][];
            /** @description Pass it as `cursor` for what follows; null on the last page. */
            next: string | null;
        };
        TrailsHash: {
            /** Format: int64 */
            boxes: number;
            /** @description SHA-256 over the canonical trails of all boxes, in SSCC order. */
            trailHash: string;
        };
        /** @description What an account cannot prove of a box that came into it. */
        UnprovedBox: {
            sscc: string;
            /** @enum {string} */
            outcome: "missing" | "unproved";
            /** @description The open breaks, in step order. */
            findings: components["schemas"]["Doubt"][];
        };
        /** @description An unreadable event on a stream of a box. Its content is unknown, and whether it names the box at all, so the chain of custody breaks there until the event is corrected and the view is rebuilt. */
        UnreadableEvent: {
            /** Format: int64 */
            position: number;
            stream: string;
            /** Format: int64 */
            revision: number;
            /** @description Wire name it is stored under. */
            type: string;
            reason: string;
            /**
             * Format: date-time
             * @description Null when this is unreadable too.
             */
            occurredAt: string | null;
            /** Format: date-time */
            recordedAt: string;
        };
        /** @description Where an event stands that cannot be read, and why it cannot. */
        UnreadableEventRef: {
            /** Format: int64 */
            position: number;
            stream: string;
            /** Format: int64 */
            revision: number;
            type: string;
            reason: string;
        };
        VerifyPassResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            /** @enum {string} */
            verdict: "expired" | "not-yet-valid" | "out-of-zone" | "revoked" | "suspended" | "unknown" | "valid";
            scanId: string;
        };
        ViewProgress: {
            view: string;
            /**
             * Format: int64
             * @description Of this program.
             */
            version: number;
            /**
             * @description Reads of a view that is `filling` are refused with VIEW_BEHIND; a `failing` one stands still and is tried again.
             * @enum {string}
             */
            state: "failing" | "filling" | "live";
            /**
             * Format: int64
             * @description Log position up to which its rows are written.
             */
            position: number;
            /** Format: int64 */
            head: number;
            /**
             * Format: double
             * @description Progress of the filling, from 0 to 1.
             */
            filled?: number;
            /**
             * Format: double
             * @description Progress of a running rebuild, from 0 to 1.
             */
            rebuilding?: number;
            /**
             * Format: int64
             * @description Unreadable events that it skipped.
             */
            unreadable: number;
            /**
             * Format: int64
             * @description Number of rebuilds with other rows that are not accepted: see `/v1/differences`.
             */
            differences: number;
            /** @description Why it fails. */
            reason?: string;
            /** @description Other versions in this database. */
            otherVersions: components["schemas"]["OtherVersion"][];
        };
        WithdrawNeedResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            roundId: string;
            needId: string;
        };
        /** @description How much waits for a person. */
        WorkCounts: {
            /**
             * Format: int64
             * @description Each count stops here: such a count means this many or more.
             */
            atMost: number;
            /** @description The day of the city, UTC+8. */
            day: string;
            /** Format: int64 */
            openBreaks: number;
            /** Format: int64 */
            openQuestions: number;
            /**
             * Format: int64
             * @description Findings that a step of this day answered.
             */
            answeredToday: number;
            /** Format: int64 */
            overdueBoxes: number;
            /** Format: int64 */
            lateLoads: number;
            /** Format: int64 */
            invalidPassLoads: number;
        };
        WriteOffBoxesResult: {
            /**
             * Format: int64
             * @description Revision of the stream after the command.
             */
            revision: number;
            /**
             * Format: int64
             * @description Log position of its last event; of an unchanged stream that of the last one.
             */
            position: number;
            /** @description False when the command changed nothing: things were so already, or a fact was known. */
            changed: boolean;
            recallId: string;
        };
        /** @description Why a request was refused or failed (RFC 9457). */
        Problem: {
            /**
             * Format: uri-reference
             * @description Leads to the page of the code.
             */
            type: string;
            /** @description What the code means. */
            title: string;
            /** Format: int32 */
            status: number;
            /** @description Stable and for programs: `BOX_ALREADY_SEALED`. */
            code: string;
            /** @description What is wrong with this request, for people. */
            detail: string;
            /** @description Finds the request in the logs of the service. */
            traceId: string;
            /** @description The fields that are wrong, when they are known. */
            errors?: {
                /** @description JSON Pointer (RFC 6901) to a field of the body, or `/name` of a parameter. */
                pointer: string;
                detail: string;
            }[];
        };
    };
    responses: {
        /** @description A problem (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unauthorized */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "API_KEY_INVALID" | "API_KEY_MISSING" | "API_KEY_REVOKED" | "SESSION_ENDED";
                };
            };
        };
        /** @description Not Acceptable */
        Problem406: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "NOT_ACCEPTABLE";
                };
            };
        };
        /** @description Request Timeout */
        Problem408: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "REQUEST_TIMEOUT";
                };
            };
        };
        /** @description Payload Too Large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "BODY_TOO_LARGE";
                };
            };
        };
        /** @description Unsupported Media Type */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "CONTENT_ENCODING_UNSUPPORTED" | "MEDIA_TYPE_UNSUPPORTED";
                };
            };
        };
        /** @description Expectation Failed */
        Problem417: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "EXPECTATION_FAILED";
                };
            };
        };
        /** @description Too Many Requests */
        Problem429: {
            headers: {
                /** @description when to send the request again, in s */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "TOO_MANY_BAD_KEYS" | "TOO_MANY_IN_FLIGHT" | "TOO_MANY_REQUESTS";
                };
            };
        };
        /** @description Request Header Fields Too Large */
        Problem431: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "HEADERS_TOO_LARGE";
                };
            };
        };
        /** @description Internal Server Error */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "EVENT_UNREADABLE" | "INTERNAL";
                };
            };
        };
        /** @description Service Unavailable */
        Problem503: {
            headers: {
                /** @description when to send the request again, in s */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "DATABASE_UNAVAILABLE" | "OVERLOADED" | "SERVICE_UNAVAILABLE" | "STOPPING" | "STORE_UNAVAILABLE" | "VIEW_BEHIND";
                };
            };
        };
        /** @description Insufficient Storage */
        Problem507: {
            headers: {
                /** @description when to send the request again, in s */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "STORAGE_FULL";
                };
            };
        };
    };
    parameters: {
        /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
        IdempotencyKey: string;
        /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
        OptionalIdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiKeys: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description valid, the default: can be used now */
                state?: "valid" | "expired" | "revoked" | "all";
                /** @description only keys of this holder */
                subject?: string;
                /** @description only keys with this role */
                role?: "admin" | "coordinator" | "station" | "packer" | "carrier" | "checkpoint" | "grid-worker" | "team" | "auditor" | "market-supervision" | "partner";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "23",
                     *           "subject": "gate-7",
                     *           "role": "checkpoint",
                     *           "stationGln": "2401990000021",
                     *           "recordsAfterwards": null,
                     *           "state": "valid",
                     *           "createdBy": "demo-admin",
                     *           "createdAt": "2026-12-01T03:32:31.470Z",
                     *           "expiresAt": "2099-12-31T08:00:00.000Z",
                     *           "lastUsedAt": null,
                     *           "revoked": null,
                     *           "replaces": null,
                     *           "replacedBy": null
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    issueApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": "gate-7",
                 *       "role": "checkpoint",
                 *       "stationGln": "2401990000021",
                 *       "expiresAt": "2099-12-31T16:00:00+08:00"
                 *     }
                 */
                "application/json": components["schemas"]["IssueApiKeyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description where it can be read */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "bt_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "id": "23",
                     *       "expiresAt": "2099-12-31T08:00:00.000Z",
                     *       "subject": "gate-7",
                     *       "role": "checkpoint",
                     *       "stationGln": "2401990000021"
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "KEY_LIFETIME_TOO_LONG" | "REQUEST_MALFORMED" | "TIME_IN_PAST";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "KEY_NOT_SHOWN_AGAIN";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description id, as the list gives it
                 * @example 23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "23",
                     *       "subject": "gate-7",
                     *       "role": "checkpoint",
                     *       "stationGln": "2401990000021",
                     *       "recordsAfterwards": null,
                     *       "state": "revoked",
                     *       "createdBy": "demo-admin",
                     *       "createdAt": "2026-12-01T03:32:31.470Z",
                     *       "expiresAt": "2026-12-01T04:32:31.520Z",
                     *       "lastUsedAt": null,
                     *       "revoked": {
                     *         "at": "2026-12-01T03:32:31.555Z",
                     *         "by": "demo-admin",
                     *         "reason": "the device was lost"
                     *       },
                     *       "replaces": null,
                     *       "replacedBy": "24"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "KEY_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id, as the list gives it
                 * @example 23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the device was lost"
                 *     }
                 */
                "application/json": components["schemas"]["RevokeApiKeyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "23",
                     *       "subject": "gate-7",
                     *       "role": "checkpoint",
                     *       "stationGln": "2401990000021",
                     *       "recordsAfterwards": null,
                     *       "state": "revoked",
                     *       "createdBy": "demo-admin",
                     *       "createdAt": "2026-12-01T03:32:31.470Z",
                     *       "expiresAt": "2026-12-01T04:32:31.520Z",
                     *       "lastUsedAt": null,
                     *       "revoked": {
                     *         "at": "2026-12-01T03:32:31.555Z",
                     *         "by": "demo-admin",
                     *         "reason": "the device was lost"
                     *       },
                     *       "replaces": null,
                     *       "replacedBy": "24"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "KEY_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description id, as the list gives it
                 * @example 23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expiresAt": "2099-12-31T16:00:00+08:00",
                 *       "overlapSeconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["RotateApiKeyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "bt_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "id": "24",
                     *       "expiresAt": "2099-12-31T08:00:00.000Z",
                     *       "subject": "gate-7",
                     *       "role": "checkpoint",
                     *       "stationGln": "2401990000021",
                     *       "replaces": {
                     *         "id": "23",
                     *         "expiresAt": "2026-12-01T04:32:31.520Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RotatedKey"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "KEY_LIFETIME_TOO_LONG" | "REQUEST_MALFORMED" | "TIME_IN_PAST";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "KEY_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "KEY_NOT_ROTATABLE" | "KEY_NOT_SHOWN_AGAIN";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listDifferences: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description open, the default: not accepted yet */
                state?: "open" | "accepted" | "all";
                /** @description only of this kind */
                kind?: "export" | "view";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["DifferencePage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getDifference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description id, as the list gives it
                 * @example audit.1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "audit.1",
                     *       "kind": "export",
                     *       "subject": "/v1/exports/trails/376104250990000028",
                     *       "position": 3015,
                     *       "recordedHash": "0000000000000000000000000000000000000000000000000000000000000000",
                     *       "foundHash": "98f448da0b10671ee1cb101a9601ca60121c8eb36e18be36eccfe520f4ce7d7f",
                     *       "sample": [],
                     *       "foundAt": "2026-12-01T03:32:32.441Z",
                     *       "lastFoundAt": "2026-12-01T03:32:32.441Z",
                     *       "times": 1,
                     *       "accepted": null
                     *     }
                     */
                    "application/json": components["schemas"]["Difference"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DIFFERENCE_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    acceptDifference: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id, as the list gives it
                 * @example audit.1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the database was restored from a copy of yesterday"
                 *     }
                 */
                "application/json": components["schemas"]["AcceptanceBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "audit.1",
                     *       "kind": "export",
                     *       "subject": "/v1/exports/trails/376104250990000028",
                     *       "position": 3015,
                     *       "recordedHash": "0000000000000000000000000000000000000000000000000000000000000000",
                     *       "foundHash": "98f448da0b10671ee1cb101a9601ca60121c8eb36e18be36eccfe520f4ce7d7f",
                     *       "sample": [],
                     *       "foundAt": "2026-12-01T03:32:32.441Z",
                     *       "lastFoundAt": "2026-12-01T03:32:32.441Z",
                     *       "times": 1,
                     *       "accepted": {
                     *         "at": "2026-12-01T03:32:32.485Z",
                     *         "by": "demo-admin",
                     *         "reason": "the database was restored from a copy of yesterday"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Difference"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DIFFERENCE_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DIFFERENCE_ACCEPTED" | "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description log position to read after */
                after?: number;
                /** @description items of a page, at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "position": 1,
                     *           "stream": "station-2401000000003",
                     *           "revision": 1,
                     *           "id": "5ebf61a2-8558-8957-92db-4d3e871137d7",
                     *           "recordedAt": "2026-03-15T20:50:00.139Z",
                     *           "metadata": {
                     *             "actor": "demo-coordinator",
                     *             "role": "coordinator",
                     *             "commandId": "a1cd7a43-c323-8e48-9013-6d4bc25f485e",
                     *             "correlationId": "b076197872c74cf791d78bceafd2753b",
                     *             "causationId": "b076197872c74cf791d78bceafd2753b"
                     *           },
                     *           "event": {
                     *             "type": "orders.StationRegistered",
                     *             "occurredAt": "2026-03-15T20:50:00.019Z",
                     *             "data": {
                     *               "gln": "2401000000003",
                     *               "code": "2201",
                     *               "name": "长春市",
                     *               "tier": "municipal",
                     *               "parentGln": null,
                     *               "street": null,
                     *               "latitude": 43.817071,
                     *               "longitude": 125.323544
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "next": 1
                     *     }
                     */
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    replayEvents: {
        parameters: {
            query?: {
                /** @description only events of this box and of its loads; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                sscc?: string;
                /** @description only events of this station and of its loads; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                gln?: string;
                /** @description from this time; the beginning when omitted */
                from?: string;
                /** @description before this time, which must not be in the future; now when omitted */
                to?: string;
                /** @description record time, the default, or event time */
                by?: "recorded" | "occurred";
                /** @description speed relative to real time; 0, the default: as fast as it can be read */
                speed?: number;
            };
            header?: {
                /** @description id of the last event received */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"position":2979,"stream":"packing-job-R-2026-03-16","revision":3,"id":"fdc968e0-2839-8793-8a40-4e6307636708","recordedAt":"2026-12-01T03:32:28.681Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"a822c1d3-b02b-853a-9948-6def6760fd2b","correlationId":"ea4e3f1cd2414c7a9eddd11941bdf260","causationId":"ea4e3f1cd2414c7a9eddd11941bdf260"},"event":{"type":"packing.BoxesAssigned","occurredAt":"2026-12-01T03:32:28.676Z","data":{"jobId":"R-2026-03-16","boxes":[{"sscc":"376104250990000028","needId":"N-1","gtin":"02069900000013"}]}}}
                     *     {"position":2980,"stream":"box-376104250990000028","revision":1,"id":"bdcc191e-f6e3-811f-9255-edccf367b000","recordedAt":"2026-12-01T03:32:28.687Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"82eceaab-2912-8264-b9e4-9724bd2d8260","correlationId":"ea4e3f1cd2414c7a9eddd11941bdf260","causationId":"ea4e3f1cd2414c7a9eddd11941bdf260"},"event":{"type":"packing.BoxPacked","occurredAt":"2026-12-01T03:32:28.676Z","data":{"needId":"N-1","gtin":"02069900000013","contents":[{"gtin":"02069900000020","lot":"L-2026-11","quantity":5}],"weightGrams":5200,"packedAtGln":"2401990000038","sscc":"376104250990000028","jobId":"R-2026-03-16","destinationGln":"2401990000021","householdRef":"hh-1","building":"5#楼","unit":"2-501","order":"own","placedByRef":null,"specialNeeds":["empty-nest-elderly"]}}}
                     *     {"position":2981,"stream":"box-376104250990000028","revision":2,"id":"9aa70246-51e3-82ab-8270-90ea981d7338","recordedAt":"2026-12-01T03:32:28.687Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"82eceaab-2912-8264-b9e4-9724bd2d8260","correlationId":"ea4e3f1cd2414c7a9eddd11941bdf260","causationId":"ea4e3f1cd2414c7a9eddd11941bdf260"},"event":{"type":"packing.BoxSealed","occurredAt":"2026-12-01T03:32:28.676Z","data":{"sscc":"376104250990000028","sealId":"SEAL-2","atGln":"2401990000038"}}}
                     *     {"position":2987,"stream":"load-L-2026-03-16-1","revision":1,"id":"484ef575-6ae2-8d8e-b235-f8dedcaf51a4","recordedAt":"2026-12-01T03:32:28.999Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"52b8cf27-0034-8d11-b816-58b36d33e26a","correlationId":"3123aed9e8b641efadc6a8c1363d3439","causationId":"3123aed9e8b641efadc6a8c1363d3439"},"event":{"type":"delivery.LoadPlanned","occurredAt":"2026-12-01T03:32:28.995Z","data":{"loadId":"L-2026-03-16-1","fromGln":"2401990000038","toGln":"2401990000021","plate":"吉A12345","driverRef":"driver-1"}}}
                     *     {"position":2988,"stream":"load-L-2026-03-16-1","revision":2,"id":"ebb3151f-77df-84bc-84b3-0ee0fd41b944","recordedAt":"2026-12-01T03:32:29.019Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"4c48700c-4bee-832b-b0e9-865526f94e8d","correlationId":"df5df7d3418e489082de9e1a4e4ca6b3","causationId":"df5df7d3418e489082de9e1a4e4ca6b3"},"event":{"type":"delivery.BoxesLoaded","occurredAt":"2026-12-01T03:32:29.016Z","data":{"loadId":"L-2026-03-16-1","atGln":"2401990000038","ssccs":["376104250990000011","376104250990000028"]}}}
                     *     {"position":2989,"stream":"load-L-2026-03-16-1","revision":3,"id":"d44dfaae-ed2c-8d10-8600-5b72df0b3b2f","recordedAt":"2026-12-01T03:32:29.036Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"8cd5fd26-20fa-8fd4-bd82-95168a097bc9","correlationId":"3209c6093e4d4c19a82a04a50805740e","causationId":"3209c6093e4d4c19a82a04a50805740e"},"event":{"type":"delivery.BoxesTakenOff","occurredAt":"2026-12-01T03:32:29.035Z","data":{"loadId":"L-2026-03-16-1","atGln":"2401990000038","ssccs":["376104250990000028"],"reason":"its seal is broken"}}}
                     *     {"position":2990,"stream":"load-L-2026-03-16-1","revision":4,"id":"1a542dbd-fdcb-8976-af24-a5f20ec81ff1","recordedAt":"2026-12-01T03:32:29.068Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"b7ba09a0-0d22-8dd6-a241-78b95bb76f69","correlationId":"f5533235830d41d2aeb1182842a4d457","causationId":"f5533235830d41d2aeb1182842a4d457"},"event":{"type":"delivery.LoadSealed","occurredAt":"2026-12-01T03:32:29.068Z","data":{"loadId":"L-2026-03-16-1","sealId":"TRUCK-1"}}}
                     *     {"position":2993,"stream":"verification-S-1","revision":1,"id":"98c28ce8-59c1-8c55-9fec-4c40b07197b4","recordedAt":"2026-12-01T03:32:29.243Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"ab263232-07c4-8aa8-9907-453ef5e70595","correlationId":"be79294d94b54bdc95cc79b1a889d14c","causationId":"be79294d94b54bdc95cc79b1a889d14c"},"event":{"type":"passes.PassVerified","occurredAt":"2026-12-01T03:32:29.242Z","data":{"scanId":"S-1","passId":"V-吉A12345","checkpointRef":"checkpoint-1","zoneGln":"2401990000021","verdict":"valid","loadId":"L-2026-03-16-1"}}}
                     *     {"position":2994,"stream":"load-L-2026-03-16-1","revision":6,"id":"70eefc1c-c50f-8ca4-8f51-354dde4a5a2f","recordedAt":"2026-12-01T03:32:29.251Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"8debbbf2-4c58-8095-b1e2-fabac589fdf1","correlationId":"be79294d94b54bdc95cc79b1a889d14c","causationId":"98c28ce8-59c1-8c55-9fec-4c40b07197b4"},"event":{"type":"delivery.CheckpointPassed","occurredAt":"2026-12-01T03:32:29.242Z","data":{"loadId":"L-2026-03-16-1","scanId":"S-1","checkpointRef":"checkpoint-1","zoneGln":"2401990000021","passId":"V-吉A12345","verdict":"valid"}}}
                     *     {"position":2995,"stream":"load-L-2026-03-16-1","revision":7,"id":"49fc5e38-ff6a-8ad6-a508-92fabc054fe5","recordedAt":"2026-12-01T03:32:29.271Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"1cb762c4-6980-8529-9bfd-219b566c7431","correlationId":"219efb317be74a7b8615b79a5b4428d8","causationId":"219efb317be74a7b8615b79a5b4428d8"},"event":{"type":"delivery.LoadArrived","occurredAt":"2026-12-01T03:32:29.270Z","data":{"loadId":"L-2026-03-16-1","scanId":"S-2","atGln":"2401990000021","sealIntact":true}}}
                     *     {"position":3000,"stream":"custody-376104250990000028","revision":1,"id":"193e0ad2-99bc-82c6-ae59-9aefbb7d8e7a","recordedAt":"2026-12-01T03:32:29.492Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"7345bc19-7f6b-82e4-89bf-658a4230f11c","correlationId":"4a4c5eaf137a4dd4b075427b37bf29cb","causationId":"4a4c5eaf137a4dd4b075427b37bf29cb"},"event":{"type":"delivery.BoxDamaged","occurredAt":"2026-12-01T03:32:29.478Z","data":{"sscc":"376104250990000028","scanId":"S-5","atGln":"2401990000021","byRef":"volunteer-3","note":"wet"}}}
                     *     {"position":3002,"stream":"need-account-R-2026-03-16/N-1","revision":4,"id":"9d5a135f-db81-8c66-811a-20ece7e953b4","recordedAt":"2026-12-01T03:32:29.557Z","metadata":{"actor":"policy:money.follow-facts","role":"system","commandId":"2e3a423d-9948-8228-8201-ab160c38f166","correlationId":"4a4c5eaf137a4dd4b075427b37bf29cb","causationId":"193e0ad2-99bc-82c6-ae59-9aefbb7d8e7a"},"event":{"type":"money.NeedTransferred","occurredAt":"2026-12-01T03:32:29.478Z","data":{"roundId":"R-2026-03-16","needId":"N-1","communityGln":"2401990000021","supplierGln":"2401990000038","householdRef":"hh-1","payment":"prepaid","causePosition":3000,"transfers":[{"kind":"void","amountFen":5000,"sscc":"376104250990000028","gtin":"02069900000013","at":"2026-12-01T03:32:29.478Z","reason":"damaged","debit":{"kind":"community","ref":"2401990000021"},"credit":{"kind":"household","ref":"hh-1"}}]}}}
                     *     {"position":3009,"stream":"answers-376104250990000028","revision":1,"id":"03e6eb83-a509-8c7f-8f4f-38c003e64fe7","recordedAt":"2026-12-01T03:32:30.020Z","metadata":{"actor":"demo-auditor","role":"auditor","commandId":"f5d935c4-2c8e-83a3-8e19-5befd3bc155f","correlationId":"fb6cd734200f4f7badf9016092693f4f","causationId":"fb6cd734200f4f7badf9016092693f4f"},"event":{"type":"audit.FindingResolved","occurredAt":"2026-12-01T03:32:30.017Z","data":{"sscc":"376104250990000028","kind":"damaged","position":3000,"ordinal":0,"outcome":"found","words":"the contents are dry"}}}
                     *     {"position":3013,"stream":"recall-recall-2026-03-16","revision":2,"id":"e2411106-a106-870d-8371-9900fd0b9872","recordedAt":"2026-12-01T03:32:30.754Z","metadata":{"actor":"demo-admin","role":"admin","commandId":"ff4bc7d3-c6db-8e6f-ad59-59cd8cb31ebf","correlationId":"9aaead450c954a9f8ebf02a0e51ab045","causationId":"9aaead450c954a9f8ebf02a0e51ab045"},"event":{"type":"audit.RecalledBoxesRecovered","occurredAt":"2026-12-01T03:32:30.750Z","data":{"recallId":"recall-2026-03-16","atGln":"2401990000038","ssccs":["376104250990000028"]}}}
                     */
                    "application/x-ndjson": components["schemas"]["PublishedEvent"];
                    "text/event-stream": string;
                };
            };
            /** @description the replay that is resumed has ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "PERIOD_EMPTY" | "POSITION_UNKNOWN" | "REPLAY_TOO_LONG" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "info": {},
                     *       "error": {},
                     *       "details": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "REQUEST_MALFORMED";
                    };
                };
            };
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            431: components["responses"]["Problem431"];
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SERVICE_UNAVAILABLE" | "STOPPING";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "info": {
                     *         "log": {
                     *           "head": 3015,
                     *           "status": "up"
                     *         },
                     *         "views": {
                     *           "status": "up"
                     *         },
                     *         "messaging": {
                     *           "status": "up"
                     *         }
                     *       },
                     *       "error": {},
                     *       "details": {
                     *         "log": {
                     *           "head": 3015,
                     *           "status": "up"
                     *         },
                     *         "views": {
                     *           "status": "up"
                     *         },
                     *         "messaging": {
                     *           "status": "up"
                     *         }
                     *       },
                     *       "degraded": []
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "REQUEST_MALFORMED";
                    };
                };
            };
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            431: components["responses"]["Problem431"];
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                    };
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "NOT_READY" | "SERVICE_UNAVAILABLE" | "STOPPING";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMessaging: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "problems": [],
                     *       "groups": [
                     *         {
                     *           "group": "packing.create-jobs",
                     *           "parked": 0,
                     *           "oldestParkedAt": null
                     *         },
                     *         {
                     *           "group": "delivery.checkpoints",
                     *           "parked": 0,
                     *           "oldestParkedAt": null
                     *         },
                     *         {
                     *           "group": "money.follow-facts",
                     *           "parked": 0,
                     *           "oldestParkedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MessagingState"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    replayGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description name of a consumer group
                 * @example packing.create-jobs
                 */
                group: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "parked": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ReplayGroupResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "GROUP_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    republishTopic: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description name of a context
                 * @example orders
                 */
                context: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepublishTopicResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "TOPIC_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS" | "NO_TOPICS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listParkedMessages: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only of this consumer group */
                group?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ParkedMessagePage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    dropParkedMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description id, as the list gives it
                 * @example packing.1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "its round was closed by hand"
                 *     }
                 */
                "application/json": components["schemas"]["DropBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DropParkedMessageResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PARKED_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listQuarantinedLines: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description open, the default: neither resent nor closed */
                state?: "open" | "resent" | "closed" | "all";
                /** @description the source, as its line names it */
                source?: string;
                /** @description the problem code: `INPUT_INVALID` */
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "delivery.1",
                     *           "source": "scans",
                     *           "line": 1,
                     *           "code": "INPUT_INVALID",
                     *           "detail": "/kind: kind is missing; /sscc: SSCC must be 18 digits; \"37610425099000003\" has 17; /atGln: atGln is missing",
                     *           "raw": "{\"scanId\":\"S-6\",\"sscc\":\"37610425099000003\"}",
                     *           "encoding": "utf-8",
                     *           "bytes": 43,
                     *           "actor": "demo-admin",
                     *           "receivedAt": "2026-12-01T03:32:32.499Z",
                     *           "state": "open",
                     *           "closed": null
                     *         }
                     *       ],
                     *       "next": "WyJxdWFyYW50aW5lIiwiVDFQTm9Zd3IiLCIxIl0"
                     *     }
                     */
                    "application/json": components["schemas"]["QuarantinedLinePage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getQuarantinedLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description id, as the list gives it
                 * @example delivery.1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "delivery.1",
                     *       "source": "scans",
                     *       "line": 1,
                     *       "code": "INPUT_INVALID",
                     *       "detail": "/kind: kind is missing; /sscc: SSCC must be 18 digits; \"37610425099000003\" has 17; /atGln: atGln is missing",
                     *       "raw": "{\"scanId\":\"S-6\",\"sscc\":\"37610425099000003\"}",
                     *       "encoding": "utf-8",
                     *       "bytes": 43,
                     *       "actor": "demo-admin",
                     *       "receivedAt": "2026-12-01T03:32:32.499Z",
                     *       "state": "open",
                     *       "closed": null,
                     *       "resends": []
                     *     }
                     */
                    "application/json": components["schemas"]["QuarantinedLineWithResends"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "QUARANTINE_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    resendQuarantinedLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id, as the list gives it
                 * @example delivery.1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "body": "{\"scanId\":\"S-6\",\"kind\":\"seen\",\"sscc\":\"376104250990000028\",\"atGln\":\"2401990000021\",\"byRef\":\"volunteer-3\"}"
                 *     }
                 */
                "application/json": components["schemas"]["ResendBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "quarantineId": "delivery.1",
                     *       "line": 1,
                     *       "status": "accepted",
                     *       "id": "S-6",
                     *       "position": 3016
                     *     }
                     */
                    "application/json": components["schemas"]["ResendQuarantinedLineResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "QUARANTINE_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS" | "QUARANTINE_LINE_DONE" | "QUARANTINE_NO_RESEND" | "QUARANTINE_TRIED_ENOUGH";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    closeQuarantinedLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id, as the list gives it
                 * @example delivery.2
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the phone sent an empty scan"
                 *     }
                 */
                "application/json": components["schemas"]["CloseLineBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "delivery.2",
                     *       "source": "scans",
                     *       "line": 2,
                     *       "code": "INPUT_INVALID",
                     *       "detail": "/kind: kind is missing; /sscc: sscc is missing; /atGln: atGln is missing",
                     *       "raw": "{\"scanId\":\"S-7\"}",
                     *       "encoding": "utf-8",
                     *       "bytes": 16,
                     *       "actor": "demo-admin",
                     *       "receivedAt": "2026-12-01T03:32:32.499Z",
                     *       "state": "closed",
                     *       "closed": {
                     *         "at": "2026-12-01T03:32:32.605Z",
                     *         "by": "demo-admin",
                     *         "reason": "the phone sent an empty scan"
                     *       },
                     *       "resends": []
                     *     }
                     */
                    "application/json": components["schemas"]["QuarantinedLineWithResends"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "QUARANTINE_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS" | "QUARANTINE_LINE_DONE";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subject": "demo-auditor",
                     *       "role": "auditor",
                     *       "stationGln": null,
                     *       "expiresAt": "2027-12-01T03:32:23.127Z",
                     *       "demoRoles": [
                     *         "admin",
                     *         "coordinator",
                     *         "station",
                     *         "packer",
                     *         "carrier",
                     *         "checkpoint",
                     *         "grid-worker",
                     *         "team",
                     *         "auditor",
                     *         "market-supervision",
                     *         "partner"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "demoRole": "auditor"
                 *     }
                 */
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subject": "demo-auditor",
                     *       "role": "auditor",
                     *       "stationGln": null,
                     *       "expiresAt": "2026-12-01T11:32:31.353Z",
                     *       "demoRoles": [
                     *         "admin",
                     *         "coordinator",
                     *         "station",
                     *         "packer",
                     *         "carrier",
                     *         "checkpoint",
                     *         "grid-worker",
                     *         "team",
                     *         "auditor",
                     *         "market-supervision",
                     *         "partner"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DEMO_OFF" | "ORIGIN_FOREIGN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "TOO_MANY_BAD_KEYS" | "TOO_MANY_IN_FLIGHT" | "TOO_MANY_REQUESTS" | "TOO_MANY_SESSIONS";
                    };
                };
            };
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listSignInFailures: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["SignInFailurePage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "view": "audit.acts",
                     *         "version": 3,
                     *         "state": "live",
                     *         "position": 3015,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "audit.histories",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 3001,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "audit.journeys",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 3011,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "audit.places",
                     *         "version": 3,
                     *         "state": "live",
                     *         "position": 2965,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "audit.recalls",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 3015,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "audit.subjects",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 2991,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "audit.trails",
                     *         "version": 18,
                     *         "state": "live",
                     *         "position": 3011,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "delivery.boxes",
                     *         "version": 4,
                     *         "state": "live",
                     *         "position": 3001,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "delivery.door-rounds",
                     *         "version": 4,
                     *         "state": "live",
                     *         "position": 3001,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "delivery.loads",
                     *         "version": 3,
                     *         "state": "live",
                     *         "position": 3001,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "delivery.places",
                     *         "version": 3,
                     *         "state": "live",
                     *         "position": 2965,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "money.entries",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 3008,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "money.needs",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 3004,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "money.open-items",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 3007,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "money.places",
                     *         "version": 3,
                     *         "state": "live",
                     *         "position": 2965,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "money.settlements",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 3008,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "orders.box-types",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 2966,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "orders.contacts",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 2964,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "orders.need-boxes",
                     *         "version": 4,
                     *         "state": "live",
                     *         "position": 3001,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "orders.places",
                     *         "version": 3,
                     *         "state": "live",
                     *         "position": 2965,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "orders.rounds",
                     *         "version": 4,
                     *         "state": "live",
                     *         "position": 2973,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "orders.stations",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 2963,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "orders.suppliers",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 2965,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "packing.boxes",
                     *         "version": 2,
                     *         "state": "live",
                     *         "position": 2981,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "packing.contacts",
                     *         "version": 1,
                     *         "state": "live",
                     *         "position": 2964,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "packing.jobs",
                     *         "version": 2,
                     *         "state": "live",
                     *         "position": 2982,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "packing.places",
                     *         "version": 3,
                     *         "state": "live",
                     *         "position": 2965,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "passes.passes",
                     *         "version": 4,
                     *         "state": "live",
                     *         "position": 3011,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       },
                     *       {
                     *         "view": "passes.places",
                     *         "version": 3,
                     *         "state": "live",
                     *         "position": 2965,
                     *         "head": 3015,
                     *         "unreadable": 0,
                     *         "differences": 0,
                     *         "otherVersions": []
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ViewProgress"][];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listUnreadableEvents: {
        parameters: {
            query?: {
                /** @description log position to read after */
                after?: number;
                /** @description items of a page, at most */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description its name, `<context>.<view>`
                 * @example passes.passes
                 */
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ParkedPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "VIEW_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    dropOldVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description its name, `<context>.<view>`
                 * @example passes.passes
                 */
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "view": "passes.passes",
                     *       "dropped": [],
                     *       "running": []
                     *     }
                     */
                    "application/json": components["schemas"]["DroppedVersions"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "VIEW_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    rebuildView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description its name, `<context>.<view>`
                 * @example passes.passes
                 */
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "view": "passes.passes",
                     *       "resumedAt": 0,
                     *       "seconds": 0.06185951600000044,
                     *       "position": 3011,
                     *       "hash": "0d087f32c0cb5ab0f11f2495a9689719886be1df7072bf009f74504bf7be0d45",
                     *       "rows": 15,
                     *       "liveHash": "0d087f32c0cb5ab0f11f2495a9689719886be1df7072bf009f74504bf7be0d45",
                     *       "equal": true,
                     *       "differences": [],
                     *       "switched": true,
                     *       "difference": null
                     *     }
                     */
                    "application/json": components["schemas"]["RebuildReport"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "VIEW_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getCaller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subject": "demo-admin",
                     *       "role": "admin",
                     *       "stationGln": null,
                     *       "keyId": "1"
                     *     }
                     */
                    "application/json": components["schemas"]["KeyHolder"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    importStations: {
        parameters: {
            query?: {
                /** @description the time from which the list holds; now when omitted. An older list never changes what a newer one said */
                occurredAt?: string;
            };
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example code,name,tier,parentCode,street,latitude,longitude,gln
                 *     220199,示例区,district,2201,,43.88,125.32,2401990000014
                 *     220199001001,示例社区,community,220199,示例街道,,,2401990000021
                 */
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"line":2,"status":"accepted","id":"2401990000014","position":2961}
                     *     {"line":3,"status":"accepted","id":"2401990000021","position":2963}
                     *     {"summary":{"accepted":2,"duplicate":0,"quarantined":0,"failed":0},"position":2963}
                     */
                    "application/x-ndjson": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "HEADER_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "LINE_TOO_LONG" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listStations: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only of this tier; all when omitted */
                tier?: "municipal" | "district" | "community";
                /** @description the parent station; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                parentGln?: string;
                /** @description a part of the name, in any case */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "gln": "2401020000007",
                     *           "code": "220102",
                     *           "name": "南关区",
                     *           "tier": "district",
                     *           "parentGln": "2401000000003",
                     *           "street": null,
                     *           "latitude": 43.863989,
                     *           "longitude": 125.350173,
                     *           "revision": 1,
                     *           "responsible": null
                     *         }
                     *       ],
                     *       "next": "WyJzdGF0aW9ucyIsImZZZjBkamRDIiwiMjQwMTAyMDAwMDAwNyJd"
                     *     }
                     */
                    "application/json": components["schemas"]["StationPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getStation: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 2401990000021
                 */
                gln: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gln": "2401990000021",
                     *       "code": "220199001001",
                     *       "name": "示例社区",
                     *       "tier": "community",
                     *       "parentGln": "2401990000014",
                     *       "street": "示例街道",
                     *       "latitude": null,
                     *       "longitude": null,
                     *       "revision": 1,
                     *       "responsible": {
                     *         "name": "王芳",
                     *         "phone": "+86 431 8888 0001",
                     *         "position": "社区书记"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Station"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    nameResponsible: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 2401990000021
                 */
                gln: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "王芳",
                 *       "position": "社区书记",
                 *       "phone": "+86 431 8888 0001"
                 *     }
                 */
                "application/json": components["schemas"]["ResponsibleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gln": "2401990000021",
                     *       "revision": 1,
                     *       "position": 2964,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["NameResponsibleResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listSuppliers: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                gln?: string;
                /** @description a part of the name, in any case */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "gln": "2401990000038",
                     *           "name": "示例超市",
                     *           "latitude": 43.88,
                     *           "longitude": 125.32,
                     *           "revision": 1
                     *         }
                     *       ],
                     *       "next": "WyJzdXBwbGllcnMiLCJUMVBOb1l3ciIsIjI0MDE5OTAwMDAwMzgiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["SupplierPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    registerSupplier: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "gln": "2401990000038",
                 *       "name": "示例超市",
                 *       "latitude": 43.88,
                 *       "longitude": 125.32
                 *     }
                 */
                "application/json": components["schemas"]["SupplierBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gln": "2401990000038",
                     *       "revision": 1,
                     *       "position": 2965,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["RegisterSupplierResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "GLN_TAKEN" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "SUPPLIER_EXISTS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getBoxType: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 02069900000013
                 */
                gtin: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gtin": "02069900000013",
                     *       "name": "蔬菜包",
                     *       "kind": "vegetables",
                     *       "priceFen": 5000,
                     *       "contents": [
                     *         {
                     *           "gtin": "02069900000020",
                     *           "name": "土豆",
                     *           "quantity": 5,
                     *           "unit": "斤"
                     *         }
                     *       ],
                     *       "custodyLimitHours": null,
                     *       "revision": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BoxType"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_TYPE_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    putBoxType: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag, when the price is to change */
                "If-Match"?: string;
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 02069900000013
                 */
                gtin: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "蔬菜包",
                 *       "kind": "vegetables",
                 *       "priceFen": 5000,
                 *       "contents": [
                 *         {
                 *           "gtin": "02069900000020",
                 *           "name": "土豆",
                 *           "quantity": 5,
                 *           "unit": "斤"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BoxTypeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gtin": "02069900000013",
                     *       "revision": 1,
                     *       "position": 2966,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["PutBoxTypeResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_TYPE_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_TYPE_EXISTS" | "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            /** @description Precondition Required */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IF_MATCH_MISSING";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listBoxTypes: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "gtin": "02000000001005",
                     *           "name": "蔬菜包 vegetables",
                     *           "kind": "vegetables",
                     *           "priceFen": 3000,
                     *           "contents": [
                     *             {
                     *               "gtin": "02000000010007",
                     *               "name": "白菜 cabbage",
                     *               "quantity": 1,
                     *               "unit": "份"
                     *             },
                     *             {
                     *               "gtin": "02000000010014",
                     *               "name": "土豆 potatoes",
                     *               "quantity": 1,
                     *               "unit": "份"
                     *             },
                     *             {
                     *               "gtin": "02000000010021",
                     *               "name": "胡萝卜 carrots",
                     *               "quantity": 1,
                     *               "unit": "份"
                     *             }
                     *           ],
                     *           "custodyLimitHours": null,
                     *           "revision": 1
                     *         }
                     *       ],
                     *       "next": "WyJib3gtdHlwZXMiLCJUMVBOb1l3ciIsIjAyMDAwMDAwMDAxMDA1Il0"
                     *     }
                     */
                    "application/json": components["schemas"]["BoxTypePage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listRounds: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
                /** @description only with this status; any when omitted */
                status?: "open" | "closed";
                /** @description true: only open rounds whose cut-off has passed */
                pastCutoff?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "roundId": "R-2026-03-16",
                     *           "communityGln": "2401990000021",
                     *           "supplierGln": "2401990000038",
                     *           "cutoffAt": "2099-12-31T08:00:00.000Z",
                     *           "offers": [
                     *             {
                     *               "gtin": "02069900000013",
                     *               "priceFen": 5000
                     *             }
                     *           ],
                     *           "status": "closed",
                     *           "openedAt": "2026-12-01T03:32:28.336Z",
                     *           "closedAt": "2026-12-01T03:32:28.437Z",
                     *           "closedBy": "hand",
                     *           "needCount": 1,
                     *           "boxes": 3,
                     *           "amountFen": 15000,
                     *           "totals": [
                     *             {
                     *               "gtin": "02069900000013",
                     *               "quantity": 3
                     *             }
                     *           ],
                     *           "revision": 5,
                     *           "missing": 0,
                     *           "adjustedAmountFen": 15000
                     *         }
                     *       ],
                     *       "next": null,
                     *       "places": {
                     *         "2401990000021": "示例社区",
                     *         "2401990000038": "示例超市"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ListedRoundPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    openRound: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roundId": "R-2026-03-16",
                 *       "communityGln": "2401990000021",
                 *       "cutoffAt": "2099-12-31T16:00:00+08:00",
                 *       "gtins": [
                 *         "02069900000013"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OpenRoundBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    /** @description where it can be read */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roundId": "R-2026-03-16",
                     *       "supplierGln": "2401990000038",
                     *       "revision": 1,
                     *       "position": 2967,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["OpenRoundResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "PERIOD_EMPTY" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_TYPE_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "NO_SUPPLIER" | "ROUND_EXISTS" | "STATION_NOT_A_COMMUNITY";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    closeRound: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["CloseRoundBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roundId": "R-2026-03-16",
                     *       "revision": 5,
                     *       "position": 2973,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["CloseRoundResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROUND_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "CUT_OFF_NOT_REACHED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "ROUND_CLOSED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getRound: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roundId": "R-2026-03-16",
                     *       "communityGln": "2401990000021",
                     *       "supplierGln": "2401990000038",
                     *       "cutoffAt": "2099-12-31T08:00:00.000Z",
                     *       "offers": [
                     *         {
                     *           "gtin": "02069900000013",
                     *           "priceFen": 5000
                     *         }
                     *       ],
                     *       "status": "closed",
                     *       "openedAt": "2026-12-01T03:32:28.336Z",
                     *       "closedAt": "2026-12-01T03:32:28.437Z",
                     *       "closedBy": "hand",
                     *       "needCount": 1,
                     *       "boxes": 3,
                     *       "amountFen": 15000,
                     *       "totals": [
                     *         {
                     *           "gtin": "02069900000013",
                     *           "quantity": 3
                     *         }
                     *       ],
                     *       "revision": 5,
                     *       "missing": 0,
                     *       "adjustedAmountFen": 15000,
                     *       "needs": [
                     *         {
                     *           "needId": "N-1",
                     *           "householdRef": "hh-1",
                     *           "building": "5#楼",
                     *           "unit": "2-501",
                     *           "order": "own",
                     *           "payment": "prepaid",
                     *           "placedByRef": null,
                     *           "specialNeeds": [
                     *             "empty-nest-elderly"
                     *           ],
                     *           "lines": [
                     *             {
                     *               "gtin": "02069900000013",
                     *               "quantity": 3,
                     *               "priceFen": 5000
                     *             }
                     *           ],
                     *           "amountFen": 15000,
                     *           "hidden": [],
                     *           "status": "consolidated",
                     *           "shortages": [],
                     *           "adjustedAmountFen": 15000,
                     *           "occurredAt": "2026-12-01T03:32:28.372Z",
                     *           "cancelled": null,
                     *           "boxes": []
                     *         },
                     *         {
                     *           "needId": "N-2",
                     *           "householdRef": "hh-2",
                     *           "building": "5#楼",
                     *           "unit": "2-501",
                     *           "order": "own",
                     *           "payment": "prepaid",
                     *           "placedByRef": null,
                     *           "specialNeeds": [
                     *             "empty-nest-elderly"
                     *           ],
                     *           "lines": [
                     *             {
                     *               "gtin": "02069900000013",
                     *               "quantity": 1,
                     *               "priceFen": 5000
                     *             }
                     *           ],
                     *           "amountFen": 5000,
                     *           "hidden": [],
                     *           "status": "cancelled",
                     *           "shortages": [],
                     *           "adjustedAmountFen": 0,
                     *           "occurredAt": "2026-12-01T03:32:28.400Z",
                     *           "cancelled": {
                     *             "at": "2026-12-01T03:32:28.415Z",
                     *             "reason": "the household needs no box"
                     *           },
                     *           "boxes": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROUND_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    recordNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "needId": "N-1",
                 *       "householdRef": "hh-1",
                 *       "building": "5#楼",
                 *       "unit": "2-501",
                 *       "order": "own",
                 *       "payment": "prepaid",
                 *       "specialNeeds": [
                 *         "empty-nest-elderly"
                 *       ],
                 *       "lines": [
                 *         {
                 *           "gtin": "02069900000013",
                 *           "quantity": 3
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NeedBody"];
                /** @example {"needId":"N-2","householdRef":"hh-2","building":"5#楼","unit":"2-501","order":"own","payment":"prepaid","specialNeeds":["empty-nest-elderly"],"lines":[{"gtin":"02069900000013","quantity":1}]} */
                "application/x-ndjson": components["schemas"]["NeedBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roundId": "R-2026-03-16",
                     *       "needId": "N-1",
                     *       "revision": 2,
                     *       "position": 2968,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["RecordNeedResult"];
                    /**
                     * @example {"line":1,"status":"accepted","id":"N-2","position":2970}
                     *     {"summary":{"accepted":1,"duplicate":0,"quarantined":0,"failed":0},"position":2970}
                     */
                    "application/x-ndjson": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "OWN_HAS_NO_PLACED_BY" | "PROXY_NEEDS_PLACED_BY" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROUND_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_TYPE_NOT_OFFERED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "NEED_EXISTS" | "ON_ACCOUNT_IS_FOR_PROXY" | "ROUND_CLOSED" | "ROUND_CUT_OFF_PASSED" | "ROUND_FULL";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    withdrawNeed: {
        parameters: {
            query: {
                /** @description why it is done */
                reason: string;
                /** @description when it happened; now when omitted */
                occurredAt?: string;
            };
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
                /**
                 * @description id of the need in its round
                 * @example N-2
                 */
                needId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roundId": "R-2026-03-16",
                     *       "needId": "N-2",
                     *       "revision": 4,
                     *       "position": 2972,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["WithdrawNeedResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "NEED_UNKNOWN" | "ROUND_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS" | "ROUND_CLOSED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listNeeds: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description needs of this household, in all rounds */
                householdRef?: string;
                /** @description needs with this id; rounds may use the same ids */
                needId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "roundId": "R-2026-03-16",
                     *           "needId": "N-1",
                     *           "communityGln": "2401990000021",
                     *           "householdRef": "hh-1",
                     *           "building": "5#楼",
                     *           "unit": "2-501",
                     *           "hidden": [],
                     *           "boxes": 3,
                     *           "amountFen": 15000,
                     *           "occurredAt": "2026-12-01T03:32:28.372Z",
                     *           "cancelledAt": null
                     *         }
                     *       ],
                     *       "next": null,
                     *       "places": {
                     *         "2401990000021": "示例社区"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ListedNeedPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listPackingJobs: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only with this status; any when omitted */
                status?: "open" | "completed" | "short";
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                supplierGln?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "jobId": "R-2026-03-16",
                     *           "roundId": "R-2026-03-16",
                     *           "communityGln": "2401990000021",
                     *           "supplierGln": "2401990000038",
                     *           "status": "open",
                     *           "boxes": 3,
                     *           "packed": 0,
                     *           "revision": 1,
                     *           "createdAt": "2026-12-01T03:32:28.437Z",
                     *           "closedAt": null
                     *         }
                     *       ],
                     *       "next": "WyJwYWNraW5nLWpvYnMiLCJUMVBOb1l3ciIsIlItMjAyNi0wMy0xNiJd",
                     *       "places": {
                     *         "2401990000021": "示例社区",
                     *         "2401990000038": "示例超市"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ListedPackingJobPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getPackingJob: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description the id of the round it packs
                 * @example R-2026-03-16
                 */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "R-2026-03-16",
                     *       "roundId": "R-2026-03-16",
                     *       "communityGln": "2401990000021",
                     *       "supplierGln": "2401990000038",
                     *       "status": "open",
                     *       "boxes": 3,
                     *       "packed": 0,
                     *       "revision": 1,
                     *       "createdAt": "2026-12-01T03:32:28.437Z",
                     *       "closedAt": null,
                     *       "needs": [
                     *         {
                     *           "unit": "2-501",
                     *           "lines": [
                     *             {
                     *               "gtin": "02069900000013",
                     *               "quantity": 3,
                     *               "packed": 0
                     *             }
                     *           ],
                     *           "order": "own",
                     *           "needId": "N-1",
                     *           "payment": "prepaid",
                     *           "building": "5#楼",
                     *           "amountFen": 15000,
                     *           "placedByRef": null,
                     *           "householdRef": "hh-1",
                     *           "specialNeeds": [
                     *             "empty-nest-elderly"
                     *           ],
                     *           "hidden": []
                     *         }
                     *       ],
                     *       "shortages": [],
                     *       "awaited": []
                     *     }
                     */
                    "application/json": components["schemas"]["PackingJob"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "JOB_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    completePackingJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description the id of the round it packs
                 * @example R-2026-03-16
                 */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shortageReason": "the supplier ran out of potatoes"
                 *     }
                 */
                "application/json": components["schemas"]["CompleteBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jobId": "R-2026-03-16",
                     *       "revision": 4,
                     *       "position": 2982,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["CompletePackingJobResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "JOB_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "JOB_CLOSED" | "JOB_INCOMPLETE";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    packBox: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description the id of the round it packs
                 * @example R-2026-03-16
                 */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sscc": "376104250990000011",
                 *       "needId": "N-1",
                 *       "gtin": "02069900000013",
                 *       "contents": [
                 *         {
                 *           "gtin": "02069900000020",
                 *           "lot": "L-2026-11",
                 *           "quantity": 5
                 *         }
                 *       ],
                 *       "weightGrams": 5200,
                 *       "sealId": "SEAL-1",
                 *       "packedAtGln": "2401990000038"
                 *     }
                 */
                "application/json": components["schemas"]["BoxBody"];
                /** @example {"sscc":"376104250990000028","needId":"N-1","gtin":"02069900000013","contents":[{"gtin":"02069900000020","lot":"L-2026-11","quantity":5}],"weightGrams":5200,"sealId":"SEAL-2","packedAtGln":"2401990000038"} */
                "application/x-ndjson": components["schemas"]["BoxBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sscc": "376104250990000011",
                     *       "revision": 2,
                     *       "position": 2978,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["PackBoxResult"];
                    /**
                     * @example {"line":1,"status":"accepted","id":"376104250990000028","position":2981}
                     *     {"summary":{"accepted":1,"duplicate":0,"quarantined":0,"failed":0},"position":2981}
                     */
                    "application/x-ndjson": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "JOB_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_GIVEN_UP" | "BOX_TYPE_NOT_NEEDED" | "JOB_CLOSED" | "NEED_ALREADY_FILLED" | "NEED_NOT_IN_JOB" | "SSCC_ALREADY_USED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    sealBox: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 376104250990000011
                 */
                sscc: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sealId": "SEAL-1"
                 *     }
                 */
                "application/json": components["schemas"]["SealBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sscc": "376104250990000011",
                     *       "revision": 2,
                     *       "position": 2978,
                     *       "changed": false
                     *     }
                     */
                    "application/json": components["schemas"]["SealBoxResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "BOX_ALREADY_SEALED" | "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getBox: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 376104250990000011
                 */
                sscc: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sscc": "376104250990000011",
                     *       "jobId": "R-2026-03-16",
                     *       "needId": "N-1",
                     *       "gtin": "02069900000013",
                     *       "contents": [
                     *         {
                     *           "lot": "L-2026-11",
                     *           "gtin": "02069900000020",
                     *           "quantity": 5
                     *         }
                     *       ],
                     *       "weightGrams": 5200,
                     *       "packedAtGln": "2401990000038",
                     *       "seal": {
                     *         "atGln": "2401990000038",
                     *         "sealId": "SEAL-1",
                     *         "sealedAt": "2026-12-01T03:32:28.629Z"
                     *       },
                     *       "status": "sealed",
                     *       "packedAt": "2026-12-01T03:32:28.629Z",
                     *       "label": {
                     *         "destination": {
                     *           "gln": "2401990000021",
                     *           "name": "示例社区"
                     *         },
                     *         "building": "5#楼",
                     *         "unit": "2-501",
                     *         "householdRef": "hh-1",
                     *         "order": "own",
                     *         "placedByRef": null,
                     *         "specialNeeds": [
                     *           "empty-nest-elderly"
                     *         ],
                     *         "hidden": []
                     *       },
                     *       "revision": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Box"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getBoxLabel: {
        parameters: {
            query?: {
                /** @description `pdf` when omitted; `zpl` is for printers of 203 dpi */
                format?: "pdf" | "zpl";
                /** @description overrides Accept-Language */
                lang?: "zh" | "en";
            };
            header?: {
                /** @description zh or en */
                "Accept-Language"?: string;
            };
            path: {
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                sscc: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description a file name */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "text/plain": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getJobLabels: {
        parameters: {
            query?: {
                /** @description `pdf` when omitted; `zpl` is for printers of 203 dpi */
                format?: "pdf" | "zpl";
                /** @description overrides Accept-Language */
                lang?: "zh" | "en";
            };
            header?: {
                /** @description zh or en */
                "Accept-Language"?: string;
            };
            path: {
                /** @description the id of the round it packs */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description a file name */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "text/plain": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "JOB_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listPasses: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description the present status; `expired`: issued, with an ended validity */
                status?: "issued" | "suspended" | "revoked" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "zones": [
                     *             "2401000000003"
                     *           ],
                     *           "passId": "D1.1.1",
                     *           "subject": {
                     *             "kind": "person",
                     *             "personRef": "driver-1.1.1",
                     *             "employerRef": "fleet-1"
                     *           },
                     *           "validFrom": "2026-03-15T21:00:00.000Z",
                     *           "validUntil": "2026-03-16T14:00:00.000Z",
                     *           "authorityRef": "transport-bureau",
                     *           "status": "expired",
                     *           "issuedAt": "2026-03-15T21:00:00.000Z",
                     *           "changes": [],
                     *           "withdrawn": null,
                     *           "revision": 1
                     *         }
                     *       ],
                     *       "next": "WyJwYXNzZXMiLCJUMVBOb1l3ciIsIkQxLjEuMSJd",
                     *       "places": {
                     *         "2401000000003": "长春市"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PassPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    issuePass: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "passId": "V-吉A12345",
                 *       "plate": "吉A12345",
                 *       "carrierRef": "carrier-1",
                 *       "zones": [
                 *         "2401990000014",
                 *         "2401990000021"
                 *       ],
                 *       "validFrom": "2026-03-16T00:00:00+08:00",
                 *       "validUntil": "2099-12-31T16:00:00+08:00",
                 *       "authorityRef": "office-1"
                 *     }
                 */
                "application/json": components["schemas"]["IssuePassBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    /** @description where it can be read */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passId": "V-吉A12345",
                     *       "revision": 1,
                     *       "position": 2984,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["IssuePassResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "PERIOD_EMPTY" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "PASS_EXISTS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    suspendPass: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the pass
                 * @example V-吉A12345
                 */
                passId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the driver has not been tested"
                 *     }
                 */
                "application/json": components["schemas"]["PassReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passId": "V-吉A12345",
                     *       "revision": 2,
                     *       "position": 2985,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["SuspendPassResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PASS_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "PASS_REVOKED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    reinstatePass: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the pass
                 * @example V-吉A12345
                 */
                passId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the test is negative"
                 *     }
                 */
                "application/json": components["schemas"]["PassReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passId": "V-吉A12345",
                     *       "revision": 3,
                     *       "position": 2986,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["ReinstatePassResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PASS_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "PASS_NOT_SUSPENDED" | "PASS_REVOKED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    revokePass: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the pass
                 * @example V-吉A12345
                 */
                passId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the vehicle has left the city"
                 *     }
                 */
                "application/json": components["schemas"]["PassReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "passId": "V-吉A12345",
                     *       "revision": 4,
                     *       "position": 3011,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["RevokePassResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PASS_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "PASS_REVOKED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getPass: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description id of the pass
                 * @example V-吉A12345
                 */
                passId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "zones": [
                     *         "2401990000014",
                     *         "2401990000021"
                     *       ],
                     *       "passId": "V-吉A12345",
                     *       "subject": {
                     *         "kind": "vehicle",
                     *         "plate": "吉A12345",
                     *         "carrierRef": "carrier-1"
                     *       },
                     *       "validFrom": "2026-03-15T16:00:00.000Z",
                     *       "validUntil": "2099-12-31T08:00:00.000Z",
                     *       "authorityRef": "office-1",
                     *       "status": "issued",
                     *       "issuedAt": "2026-12-01T03:32:28.851Z",
                     *       "changes": [
                     *         {
                     *           "at": "2026-12-01T03:32:28.885Z",
                     *           "actor": "demo-admin",
                     *           "reason": "the driver has not been tested",
                     *           "status": "suspended"
                     *         },
                     *         {
                     *           "at": "2026-12-01T03:32:28.923Z",
                     *           "actor": "demo-admin",
                     *           "reason": "the test is negative",
                     *           "status": "issued"
                     *         }
                     *       ],
                     *       "withdrawn": null,
                     *       "revision": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Pass"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PASS_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    verifyPass: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scanId": "S-1",
                 *       "passId": "V-吉A12345",
                 *       "checkpointRef": "checkpoint-1",
                 *       "zoneGln": "2401990000021",
                 *       "loadId": "L-2026-03-16-1"
                 *     }
                 */
                "application/json": components["schemas"]["VerificationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scanId": "S-1",
                     *       "revision": 1,
                     *       "position": 2993,
                     *       "changed": true,
                     *       "verdict": "valid"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifyPassResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PASS_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED" | "SCAN_ID_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listLoads: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only with this status; any when omitted */
                status?: "planned" | "sealed" | "dispatched" | "arrived" | "received";
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                fromGln?: string;
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                toGln?: string;
                /** @description number plate of the vehicle, in any of its forms */
                plate?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "plate": "吉A12345",
                     *           "toGln": "2401990000021",
                     *           "loadId": "L-2026-03-16-1",
                     *           "passes": {
                     *             "driverPassId": "D-driver-1",
                     *             "vehiclePassId": "V-吉A12345"
                     *           },
                     *           "sealId": "TRUCK-1",
                     *           "status": "dispatched",
                     *           "fromGln": "2401990000038",
                     *           "boxCount": 1,
                     *           "revision": 5,
                     *           "sealedAt": "2026-12-01T03:32:29.068Z",
                     *           "arrivedAt": null,
                     *           "driverRef": "driver-1",
                     *           "plannedAt": "2026-12-01T03:32:28.995Z",
                     *           "receivedAt": null,
                     *           "dispatchedAt": "2026-12-01T03:32:29.140Z",
                     *           "discrepancyCount": 0
                     *         }
                     *       ],
                     *       "next": "WyJsb2FkcyIsIlQxUE5vWXdyIiwiTC0yMDI2LTAzLTE2LTEiXQ",
                     *       "places": {
                     *         "2401990000021": "示例社区",
                     *         "2401990000038": "示例超市"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ListedLoadPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    planLoad: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "loadId": "L-2026-03-16-1",
                 *       "fromGln": "2401990000038",
                 *       "toGln": "2401990000021",
                 *       "plate": "吉A12345",
                 *       "driverRef": "driver-1"
                 *     }
                 */
                "application/json": components["schemas"]["PlanLoadBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    /** @description where it can be read */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loadId": "L-2026-03-16-1",
                     *       "revision": 1,
                     *       "position": 2987,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["PlanLoadResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "LOAD_GOES_NOWHERE" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "LOAD_EXISTS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    loadBoxes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the load
                 * @example L-2026-03-16-1
                 */
                loadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ssccs": [
                 *         "376104250990000011",
                 *         "376104250990000028"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["LoadBoxesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loadId": "L-2026-03-16-1",
                     *       "revision": 2,
                     *       "position": 2988,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["LoadBoxesResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "LOAD_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "BOX_NOT_THERE_YET" | "BOX_ON_ANOTHER_LOAD" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "LOAD_ALREADY_DISPATCHED" | "LOAD_FULL" | "LOAD_NOT_PLANNED" | "LOAD_TIMES_OUT_OF_ORDER";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    takeOffBoxes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the load
                 * @example L-2026-03-16-1
                 */
                loadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ssccs": [
                 *         "376104250990000028"
                 *       ],
                 *       "reason": "its seal is broken"
                 *     }
                 */
                "application/json": components["schemas"]["TakeOffBoxesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loadId": "L-2026-03-16-1",
                     *       "revision": 3,
                     *       "position": 2989,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["TakeOffBoxesResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LOAD_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "BOX_NOT_ON_LOAD" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "LOAD_ALREADY_DISPATCHED" | "LOAD_NOT_PLANNED" | "LOAD_TIMES_OUT_OF_ORDER";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    sealLoad: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the load
                 * @example L-2026-03-16-1
                 */
                loadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sealId": "TRUCK-1"
                 *     }
                 */
                "application/json": components["schemas"]["SealLoadBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loadId": "L-2026-03-16-1",
                     *       "revision": 4,
                     *       "position": 2990,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["SealLoadResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LOAD_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "LOAD_ALREADY_DISPATCHED" | "LOAD_EMPTY" | "LOAD_NOT_PLANNED" | "LOAD_TIMES_OUT_OF_ORDER";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    dispatchLoad: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the load
                 * @example L-2026-03-16-1
                 */
                loadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "vehiclePassId": "V-吉A12345",
                 *       "driverPassId": "D-driver-1"
                 *     }
                 */
                "application/json": components["schemas"]["DispatchLoadBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loadId": "L-2026-03-16-1",
                     *       "revision": 5,
                     *       "position": 2992,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["DispatchLoadResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "LOAD_UNKNOWN" | "PASS_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "BOX_NOT_THERE_YET" | "BOX_ON_ANOTHER_LOAD" | "DRIVER_ON_ANOTHER_LOAD" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "LOAD_ALREADY_DISPATCHED" | "LOAD_NOT_SEALED" | "LOAD_TIMES_OUT_OF_ORDER" | "PASS_NOT_VALID" | "PASS_OF_ANOTHER_DRIVER" | "PASS_OF_ANOTHER_VEHICLE" | "VEHICLE_ON_ANOTHER_LOAD";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getLoad: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description id of the load
                 * @example L-2026-03-16-1
                 */
                loadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plate": "吉A12345",
                     *       "toGln": "2401990000021",
                     *       "loadId": "L-2026-03-16-1",
                     *       "passes": null,
                     *       "sealId": "TRUCK-1",
                     *       "status": "sealed",
                     *       "fromGln": "2401990000038",
                     *       "boxCount": 1,
                     *       "revision": 4,
                     *       "sealedAt": "2026-12-01T03:32:29.068Z",
                     *       "arrivedAt": null,
                     *       "driverRef": "driver-1",
                     *       "plannedAt": "2026-12-01T03:32:28.995Z",
                     *       "receivedAt": null,
                     *       "dispatchedAt": null,
                     *       "discrepancyCount": 0,
                     *       "arrivals": [],
                     *       "manifest": [
                     *         "376104250990000011"
                     *       ],
                     *       "receipts": [],
                     *       "checkpoints": [],
                     *       "discrepancies": []
                     *     }
                     */
                    "application/json": components["schemas"]["Load"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LOAD_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    recordArrival: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the load
                 * @example L-2026-03-16-1
                 */
                loadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scanId": "S-2",
                 *       "atGln": "2401990000021",
                 *       "sealIntact": true
                 *     }
                 */
                "application/json": components["schemas"]["ArrivalBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loadId": "L-2026-03-16-1",
                     *       "scanId": "S-2",
                     *       "revision": 7,
                     *       "position": 2995,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["RecordArrivalResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LOAD_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LOAD_FACTS_FULL";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED" | "SCAN_ID_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    recordReceipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the load
                 * @example L-2026-03-16-1
                 */
                loadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scanId": "S-3",
                 *       "atGln": "2401990000021",
                 *       "ssccs": [
                 *         "376104250990000011"
                 *       ],
                 *       "damaged": []
                 *     }
                 */
                "application/json": components["schemas"]["ReceiptBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loadId": "L-2026-03-16-1",
                     *       "scanId": "S-3",
                     *       "revision": 8,
                     *       "position": 2996,
                     *       "changed": true,
                     *       "discrepancies": [],
                     *       "quarantined": []
                     *     }
                     */
                    "application/json": components["schemas"]["RecordReceiptResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LOAD_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LOAD_FACTS_FULL";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED" | "SCAN_ID_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listDoorRounds: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description the drop point they left; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                fromGln?: string;
                /** @description who walks */
                teamRef?: string;
                /** @description `out` while the team still has a box of it */
                status?: "out" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "fromGln": "2401990000021",
                     *           "teamRef": "team-1",
                     *           "revision": 1,
                     *           "startedAt": "2026-12-01T03:32:29.339Z",
                     *           "doorRoundId": "D-1",
                     *           "status": "out",
                     *           "boxes": 1,
                     *           "withTeam": 1
                     *         }
                     *       ],
                     *       "next": "WyJkb29yLXJvdW5kcyIsIlQxUE5vWXdyIiwiRC0xIl0",
                     *       "places": {
                     *         "2401990000021": "示例社区"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ListedDoorRoundPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    startDoorRound: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "doorRoundId": "D-1",
                 *       "fromGln": "2401990000021",
                 *       "teamRef": "team-1",
                 *       "ssccs": [
                 *         "376104250990000011"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DoorRoundBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    /** @description where it can be read */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "doorRoundId": "D-1",
                     *       "revision": 1,
                     *       "position": 2997,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["StartDoorRoundResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "BOX_NOT_THERE_YET" | "DOOR_ROUND_EXISTS" | "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getDoorRound: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description id of the door round
                 * @example D-1
                 */
                doorRoundId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ssccs": [
                     *         "376104250990000011"
                     *       ],
                     *       "fromGln": "2401990000021",
                     *       "teamRef": "team-1",
                     *       "revision": 1,
                     *       "startedAt": "2026-12-01T03:32:29.339Z",
                     *       "doorRoundId": "D-1",
                     *       "status": "out",
                     *       "boxes": [
                     *         {
                     *           "sscc": "376104250990000011",
                     *           "status": "out",
                     *           "since": "2026-12-01T03:32:29.339Z",
                     *           "scanId": null,
                     *           "failedBecause": null,
                     *           "label": {
                     *             "unit": "2-501",
                     *             "order": "own",
                     *             "building": "5#楼",
                     *             "placedByRef": null,
                     *             "householdRef": "hh-1",
                     *             "specialNeeds": [
                     *               "empty-nest-elderly"
                     *             ],
                     *             "hidden": []
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DoorRound"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "DOOR_ROUND_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    recordScan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Optional on this route. Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. Scans, arrivals, receipts, verifications, boxes and lines have ids of their own: sent again alone, each gets its first answer, with any key or none. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scanId": "S-4",
                 *       "kind": "handed-over",
                 *       "sscc": "376104250990000011",
                 *       "atGln": "2401990000021",
                 *       "byRef": "volunteer-3",
                 *       "receivedByRef": "hh-1",
                 *       "method": "in-person",
                 *       "proofRef": "code-2501"
                 *     }
                 */
                "application/json": components["schemas"]["ScanBody"];
                /** @example {"scanId":"S-5","kind":"damaged","sscc":"376104250990000028","atGln":"2401990000021","byRef":"volunteer-3","note":"wet"} */
                "application/x-ndjson": components["schemas"]["ScanBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scanId": "S-4",
                     *       "sscc": "376104250990000011",
                     *       "revision": 1,
                     *       "position": 2998,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["RecordScanResult"];
                    /**
                     * @example {"line":1,"status":"accepted","id":"S-5","position":3000}
                     *     {"summary":{"accepted":1,"duplicate":0,"quarantined":0,"failed":0},"position":3000}
                     */
                    "application/x-ndjson": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "FACT_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_NOT_HERE";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED" | "SCAN_ID_REUSED";
                    };
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SCANS_OF_BOX_LIMITED" | "TOO_MANY_BAD_KEYS" | "TOO_MANY_IN_FLIGHT" | "TOO_MANY_REQUESTS";
                    };
                };
            };
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    correctFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sscc": "376104250990000011",
                 *       "scanId": "S-4",
                 *       "corrected": {
                 *         "method": "left-at-door"
                 *       },
                 *       "reason": "the photo shows the box at the door",
                 *       "byRef": "volunteer-3"
                 *     }
                 */
                "application/json": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sscc": "376104250990000011",
                     *       "scanId": "S-4",
                     *       "revision": 2,
                     *       "position": 3001,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["CorrectFactResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "FACT_UNKNOWN" | "LOAD_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_NOT_HERE" | "FACT_NOT_CORRECTABLE" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "LOAD_FACTS_FULL";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listNeedAccounts: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
                /** @description id of the round */
                roundId?: string;
                /** @description true: only needs whose money is not where it should be yet */
                due?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "roundId": "R-2026-03-16",
                     *           "needId": "N-1",
                     *           "communityGln": "2401990000021",
                     *           "supplierGln": "2401990000038",
                     *           "householdRef": "hh-1",
                     *           "payment": "prepaid",
                     *           "reservedFen": 15000,
                     *           "openFen": 0,
                     *           "postedFen": 5000,
                     *           "voidedFen": 10000,
                     *           "refundedFen": 0,
                     *           "collectedFen": 0,
                     *           "toCollectFen": 5000,
                     *           "due": false,
                     *           "parts": [
                     *             {
                     *               "sscc": "376104250990000011",
                     *               "gtin": null,
                     *               "postedFen": 5000,
                     *               "voidedFen": 0,
                     *               "refundedFen": 0
                     *             },
                     *             {
                     *               "sscc": "376104250990000028",
                     *               "gtin": null,
                     *               "postedFen": 0,
                     *               "voidedFen": 5000,
                     *               "refundedFen": 0
                     *             },
                     *             {
                     *               "sscc": null,
                     *               "gtin": "02069900000013",
                     *               "postedFen": 0,
                     *               "voidedFen": 5000,
                     *               "refundedFen": 0
                     *             }
                     *           ],
                     *           "hidden": []
                     *         }
                     *       ],
                     *       "next": "WyJsZWRnZXItbmVlZHMiLCJsQXNYeFJCbyIsIlItMjAyNi0wMy0xNiBOLTEiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["NeedAccountPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getNeedAccount: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
                /**
                 * @description id of the need in its round
                 * @example N-1
                 */
                needId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roundId": "R-2026-03-16",
                     *       "needId": "N-1",
                     *       "communityGln": "2401990000021",
                     *       "supplierGln": "2401990000038",
                     *       "householdRef": "hh-1",
                     *       "payment": "prepaid",
                     *       "reservedFen": 15000,
                     *       "openFen": 5000,
                     *       "postedFen": 5000,
                     *       "voidedFen": 5000,
                     *       "refundedFen": 0,
                     *       "collectedFen": 0,
                     *       "toCollectFen": 10000,
                     *       "due": true,
                     *       "parts": [
                     *         {
                     *           "sscc": "376104250990000011",
                     *           "gtin": null,
                     *           "postedFen": 5000,
                     *           "voidedFen": 0,
                     *           "refundedFen": 0
                     *         },
                     *         {
                     *           "sscc": null,
                     *           "gtin": "02069900000013",
                     *           "postedFen": 0,
                     *           "voidedFen": 5000,
                     *           "refundedFen": 0
                     *         }
                     *       ],
                     *       "hidden": []
                     *     }
                     */
                    "application/json": components["schemas"]["NeedAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "NEED_ACCOUNT_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    collectForNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
                /**
                 * @description id of the need in its round
                 * @example N-1
                 */
                needId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "collectionId": "C-1",
                 *       "workerRef": "grid-4",
                 *       "method": "cash",
                 *       "amountFen": 9000
                 *     }
                 */
                "application/json": components["schemas"]["CollectionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "collectionId": "C-1",
                     *       "revision": 5,
                     *       "position": 3003,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["CollectForNeedResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "NEED_ACCOUNT_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "COLLECTION_EXISTS" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "PAYMENT_CODE_USED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    refundBox: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
                /**
                 * @description id of the need in its round
                 * @example N-1
                 */
                needId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sscc": "376104250990000011",
                 *       "reason": "the cabbage is mouldy"
                 *     }
                 */
                "application/json": components["schemas"]["RefundBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roundId": "R-2026-03-16",
                     *       "needId": "N-1",
                     *       "sscc": "376104250990000011",
                     *       "revision": 6,
                     *       "position": 3004,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["RefundBoxResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "NEED_ACCOUNT_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_ALREADY_REFUNDED" | "BOX_NOT_POSTED" | "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getLedgerSummary: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "balanced": true,
                     *       "debitFen": 227300,
                     *       "creditFen": 227300,
                     *       "reservedFen": 103800,
                     *       "openFen": 13300,
                     *       "postedFen": 53700,
                     *       "voidedFen": 31800,
                     *       "refundedFen": 5000,
                     *       "collectedFen": 9000,
                     *       "due": 0
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerSummary"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listLedgerAccounts: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description only of this kind */
                kind?: "household" | "on-account" | "refunds" | "community" | "supplier" | "cash" | "relief";
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
                /** @description true: only accounts whose present balance is not 0 */
                open?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "cash",
                     *           "ref": "grid-4",
                     *           "communityGln": "2401990000021",
                     *           "debitFen": 13000,
                     *           "creditFen": 14000,
                     *           "balanceFen": -1000,
                     *           "entries": 5
                     *         }
                     *       ],
                     *       "next": "WyJsZWRnZXItYWNjb3VudHMiLCJEOERJM29SNCIsImNhc2ggZ3JpZC00IDI0MDE5OTAwMDAwMjEiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerAccountPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getLedgerAccount: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description only entries of this community; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
            };
            header?: never;
            path: {
                /**
                 * @description only of this kind
                 * @example supplier
                 */
                kind: "household" | "on-account" | "refunds" | "community" | "supplier" | "cash" | "relief";
                /**
                 * @description a GLN, or the reference of a household or a person
                 * @example 2401990000038
                 */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "supplier",
                     *       "ref": "2401990000038",
                     *       "communityGln": null,
                     *       "debitFen": 9000,
                     *       "creditFen": 9000,
                     *       "balanceFen": 0,
                     *       "entries": 4
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LEDGER_ACCOUNT_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listLedgerEntries: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
            };
            header?: never;
            path: {
                /**
                 * @description only of this kind
                 * @example supplier
                 */
                kind: "household" | "on-account" | "refunds" | "community" | "supplier" | "cash" | "relief";
                /**
                 * @description a GLN, or the reference of a household or a person
                 * @example 2401990000038
                 */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ordinal": 0,
                     *           "side": "credit",
                     *           "kind": "post",
                     *           "communityGln": "2401990000021",
                     *           "roundId": "R-2026-03-16",
                     *           "needId": "N-1",
                     *           "sscc": "376104250990000011",
                     *           "gtin": "02069900000013",
                     *           "reason": null,
                     *           "position": 2999,
                     *           "amountFen": 5000,
                     *           "other": {
                     *             "kind": "community",
                     *             "ref": "2401990000021"
                     *           },
                     *           "occurredAt": "2026-12-01T03:32:29.441Z",
                     *           "recordedAt": "2026-12-01T03:32:29.468Z"
                     *         }
                     *       ],
                     *       "next": "WyJsZWRnZXItZW50cmllcyBzdXBwbGllciAyNDAxOTkwMDAwMDM4IiwiVDFQTm9Zd3IiLCIyOTk5LjAiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerEntryPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    moveCash: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description the grid worker
                 * @example grid-4
                 */
                workerRef: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "movementId": "M-1",
                 *       "kind": "pay-supplier",
                 *       "communityGln": "2401990000021",
                 *       "toRef": "2401990000038",
                 *       "driverRef": "driver-1",
                 *       "amountFen": 4000
                 *     }
                 */
                "application/json": components["schemas"]["MovementBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "movementId": "M-1",
                     *       "revision": 1,
                     *       "position": 3005,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["MoveCashResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS" | "MOVEMENT_EXISTS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    correctLedger: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "correctionId": "K-1",
                 *       "communityGln": "2401990000021",
                 *       "amountFen": 1000,
                 *       "debit": {
                 *         "kind": "relief",
                 *         "ref": "fund"
                 *       },
                 *       "credit": {
                 *         "kind": "household",
                 *         "ref": "hh-1"
                 *       },
                 *       "reason": "the relief fund pays for this household"
                 *     }
                 */
                "application/json": components["schemas"]["LedgerCorrectionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "correctionId": "K-1",
                     *       "revision": 1,
                     *       "position": 3006,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["CorrectLedgerResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "SAME_ACCOUNT" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CORRECTION_EXISTS" | "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listOpenItems: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only in this state; any when omitted */
                state?: "open" | "closed";
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "itemId": "18b4eb48-4d21-80c9-adb1-d9b131484d86",
                     *           "kind": "collection",
                     *           "communityGln": "2401990000021",
                     *           "workerRef": "grid-4",
                     *           "roundId": "R-2026-03-16",
                     *           "needId": "N-1",
                     *           "toRef": null,
                     *           "state": "open",
                     *           "expectedFen": 5000,
                     *           "amountFen": 9000,
                     *           "differenceFen": 4000,
                     *           "occurredAt": "2026-12-01T03:32:29.646Z",
                     *           "closed": null
                     *         }
                     *       ],
                     *       "next": "WyJvcGVuLWl0ZW1zIiwiRDhESTNvUjQiLCIxOGI0ZWI0OC00ZDIxLTgwYzktYWRiMS1kOWIxMzE0ODRkODYiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenItemPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    closeOpenItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description the id in the list of open items
                 * @example 18b4eb48-4d21-80c9-adb1-d9b131484d86
                 */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the household paid the rest by code"
                 *     }
                 */
                "application/json": components["schemas"]["CloseItemBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "itemId": "18b4eb48-4d21-80c9-adb1-d9b131484d86",
                     *       "revision": 1,
                     *       "position": 3007,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["CloseOpenItemResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "OPEN_ITEM_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_IN_PROGRESS" | "OPEN_ITEM_CLOSED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listSettlements: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "settlementId": "settlement-7b218d27-9227-8073-9449-1d510ecf0fbd",
                     *           "communityGln": "2401990000021",
                     *           "workerRef": "grid-4",
                     *           "settledAt": "2026-12-01T03:32:29.750Z",
                     *           "recordedAt": "2026-12-01T03:32:29.758Z",
                     *           "statements": 4
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["SettlementPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    settleCommunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "communityGln": "2401990000021",
                 *       "workerRef": "grid-4"
                 *     }
                 */
                "application/json": components["schemas"]["SettlementBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "settlementId": "settlement-7b218d27-9227-8073-9449-1d510ecf0fbd",
                     *       "communityGln": "2401990000021",
                     *       "revision": 1,
                     *       "position": 3008,
                     *       "changed": true,
                     *       "statements": {
                     *         "items": [
                     *           {
                     *             "kind": "community",
                     *             "ref": "2401990000021",
                     *             "balanceFen": 0,
                     *             "path": "/v1/ledger/statements/community/2401990000021?communityGln=2401990000021&to=2026-12-01T03%3A32%3A29.750Z"
                     *           },
                     *           {
                     *             "kind": "household",
                     *             "ref": "hh-1",
                     *             "balanceFen": -10000,
                     *             "path": "/v1/ledger/statements/household/hh-1?communityGln=2401990000021&to=2026-12-01T03%3A32%3A29.750Z"
                     *           },
                     *           {
                     *             "kind": "supplier",
                     *             "ref": "2401990000038",
                     *             "balanceFen": 4000,
                     *             "path": "/v1/ledger/statements/supplier/2401990000038?communityGln=2401990000021&to=2026-12-01T03%3A32%3A29.750Z"
                     *           },
                     *           {
                     *             "kind": "worker",
                     *             "ref": "grid-4",
                     *             "balanceFen": -6000,
                     *             "path": "/v1/ledger/statements/worker/grid-4?communityGln=2401990000021&to=2026-12-01T03%3A32%3A29.750Z"
                     *           }
                     *         ],
                     *         "next": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SettleCommunityResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "SAME_ACCOUNT" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LEDGER_ACCOUNT_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ACCOUNT_SETTLED" | "COMMUNITY_SETTLED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "NOTHING_TO_SETTLE";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listSettlementStatements: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the id in the list of settlements
                 * @example settlement-7b218d27-9227-8073-9449-1d510ecf0fbd
                 */
                settlementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "community",
                     *           "ref": "2401990000021",
                     *           "balanceFen": 0,
                     *           "path": "/v1/ledger/statements/community/2401990000021?communityGln=2401990000021&to=2026-12-01T03%3A32%3A29.750Z"
                     *         },
                     *         {
                     *           "kind": "household",
                     *           "ref": "hh-1",
                     *           "balanceFen": -10000,
                     *           "path": "/v1/ledger/statements/household/hh-1?communityGln=2401990000021&to=2026-12-01T03%3A32%3A29.750Z"
                     *         }
                     *       ],
                     *       "next": "WyJzZXR0bGVtZW50IHNldHRsZW1lbnQtN2IyMThkMjctOTIyNy04MDczLTk0NDktMWQ1MTBlY2YwZmJkIiwiVDFQTm9Zd3IiLCJob3VzZWhvbGQgaGgtMSJd"
                     *     }
                     */
                    "application/json": components["schemas"]["SettledStatementPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SETTLEMENT_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getStatement: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description overrides the header Accept */
                format?: "json" | "csv" | "pdf";
                /** @description overrides Accept-Language */
                lang?: "zh" | "en";
                /** @description of csv: a spreadsheet, the default, gets words, yuan and texts that it does not change; a program gets codes and fen */
                for?: "spreadsheet" | "program";
                /** @description entries that hold after it; from the first one when omitted */
                from?: string;
                /** @description entries that hold from then or earlier; until now when omitted */
                to?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description only entries of this community; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                communityGln?: string;
            };
            header?: {
                /** @description zh or en */
                "Accept-Language"?: string;
            };
            path: {
                /**
                 * @description only of this kind
                 * @example supplier
                 */
                kind: "household" | "worker" | "community" | "supplier";
                /**
                 * @description the GLN of a community or supplier, or the reference of a household or grid worker
                 * @example 2401990000038
                 */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description a file name */
                    "Content-Disposition"?: string;
                    /** @description the log position of the statement */
                    "Boxtrail-Position"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "title": "供应商对账单",
                     *       "head": {
                     *         "kind": "supplier",
                     *         "ref": "2401990000038",
                     *         "communityGln": null,
                     *         "from": null,
                     *         "to": "2026-03-16T16:00:00.000Z",
                     *         "knownAt": null,
                     *         "name": "示例超市",
                     *         "position": 3008,
                     *         "madeAt": "2026-12-01T03:32:29.843Z",
                     *         "openingFen": 0
                     *       },
                     *       "lines": [],
                     *       "totals": {
                     *         "lines": 0,
                     *         "debitFen": 0,
                     *         "creditFen": 0,
                     *         "closingFen": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        title: string;
                        head: {
                            /** @enum {string} */
                            kind: "household" | "worker" | "community" | "supplier";
                            ref: string;
                            communityGln: string | null;
                            from: string | null;
                            to: string | null;
                            knownAt: string | null;
                            /** @description of the community or supplier */
                            name: string | null;
                            /**
                             * Format: int64
                             * @description log position: no later event is used
                             */
                            position: number;
                            /** Format: date-time */
                            madeAt: string;
                            /**
                             * Format: int64
                             * @description the balance at `from`, in fen
                             */
                            openingFen: number;
                        };
                        lines: {
                            /** Format: int64 */
                            number: number;
                            /**
                             * Format: date-time
                             * @description when it holds from
                             */
                            occurredAt: string;
                            /**
                             * Format: date-time
                             * @description when the ledger knew it
                             */
                            recordedAt: string;
                            /** @enum {string} */
                            account: "household" | "on-account" | "refunds" | "community" | "supplier" | "cash" | "relief";
                            /** @enum {string} */
                            kind: "reserve" | "post" | "void" | "refund" | "post-reversed" | "void-reversed" | "refund-reversed" | "collect" | "hand-over" | "pay-supplier" | "settle" | "correct";
                            /** @description the kind in the language of the statement */
                            text: string;
                            /** @enum {string} */
                            side: "debit" | "credit";
                            /**
                             * Format: int64
                             * @description fen
                             */
                            amountFen: number;
                            /**
                             * Format: int64
                             * @description after this line, in fen
                             */
                            balanceFen: number;
                            other: {
                                /** @enum {string} */
                                kind: "household" | "on-account" | "refunds" | "community" | "supplier" | "cash" | "relief";
                                /** @description null for a household that the key may not see */
                                ref: string | null;
                            };
                            communityGln: string;
                            roundId: string | null;
                            needId: string | null;
                            sscc: string | null;
                            gtin: string | null;
                            reason: string | null;
                            /** @description path of the money of the need */
                            needPath: string | null;
                            /** @description path of the trail of the box */
                            boxPath: string | null;
                            /**
                             * Format: int64
                             * @description log position of its event
                             */
                            position: number;
                            /**
                             * Format: int64
                             * @description its place among the transfers of the event
                             */
                            ordinal: number;
                        }[];
                        totals: {
                            /** Format: int64 */
                            lines: number;
                            /**
                             * Format: int64
                             * @description fen
                             */
                            debitFen: number;
                            /**
                             * Format: int64
                             * @description fen
                             */
                            creditFen: number;
                            /**
                             * Format: int64
                             * @description the balance at `to`: openingFen + debitFen - creditFen
                             */
                            closingFen: number;
                        };
                    };
                    /**
                     * @example 序号,生效时间,记录,账户,摘要,方向,金额（元）,余额（元）,对方账户,对方编号,社区,批次,需求,箱子,箱型,原因,需求地址,轨迹地址,日志位置
                     *     ,,,,期初余额,,,0.00,,,,,,,,,,,
                     *     1,2026-12-01T03:32:29.441Z,2026-12-01T03:32:29.468Z,供应商应付,箱子送达入账,贷,50.00,-50.00,社区预留款,(414)2401990000021,(414)2401990000021,R-2026-03-16,N-1,(00)376104250990000011,'02069900000013,,/v1/ledger/needs/R-2026-03-16/N-1,/v1/trails/376104250990000011,2999
                     *     2,2026-12-01T03:32:29.662Z,2026-12-01T03:32:29.663Z,供应商应付,退款,借,50.00,0.00,退款,hh-1,(414)2401990000021,R-2026-03-16,N-1,(00)376104250990000011,,the cabbage is mouldy,/v1/ledger/needs/R-2026-03-16/N-1,/v1/trails/376104250990000011,3004
                     *     3,2026-12-01T03:32:29.674Z,2026-12-01T03:32:29.677Z,供应商应付,付供应商,借,40.00,40.00,现金,grid-4,(414)2401990000021,,,,,,,,3005
                     *     4,2026-12-01T03:32:29.750Z,2026-12-01T03:32:29.758Z,供应商应付,结算,贷,40.00,0.00,现金,grid-4,(414)2401990000021,,,,,,,,3008
                     *     ,,,,期末余额,,,0.00,,,,,,,,,,,
                     */
                    "text/csv": string;
                    "application/pdf": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "PERIOD_EMPTY" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LEDGER_ACCOUNT_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATEMENT_TOO_LARGE";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only of this tier; all when omitted */
                tier?: "municipal" | "district" | "community" | "supplier";
                /** @description only places directly below this station; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                parentGln?: string;
                /** @description false: only accounts that do not balance */
                balanced?: "false";
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "gln": "2401000000003",
                     *           "name": "长春市",
                     *           "tier": "municipal",
                     *           "in": 10,
                     *           "out": 8,
                     *           "held": 1,
                     *           "writtenOff": 1,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0,
                     *           "balanced": true
                     *         }
                     *       ],
                     *       "next": "WyJhY2NvdW50cyIsIlQxUE5vWXdyIiwiMjQwMTAwMDAwMDAwMyJd"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getAccount: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description true: compare the account with the steps of each box; list the boxes that are missing or unproved, and boxes whose row disagrees with their steps */
                explain?: "true" | "false";
            };
            header?: never;
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 2401990000021
                 */
                gln: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gln": "2401990000021",
                     *       "name": "示例社区",
                     *       "tier": "community",
                     *       "in": 1,
                     *       "out": 1,
                     *       "held": 0,
                     *       "writtenOff": 0,
                     *       "settled": 0,
                     *       "missing": 0,
                     *       "unproved": 0,
                     *       "balanced": true
                     *     }
                     */
                    "application/json": components["schemas"]["ExplainedAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listHolderAccounts: {
        parameters: {
            query: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description the kind of holder; a carrier is the driver of loads */
                kind: "station" | "load" | "carrier" | "team";
                /** @description false: only accounts that do not balance */
                balanced?: "false";
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "station",
                     *           "id": "2401000000003",
                     *           "name": "长春市",
                     *           "in": 10,
                     *           "out": 8,
                     *           "held": 1,
                     *           "writtenOff": 1,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0,
                     *           "balanced": true
                     *         }
                     *       ],
                     *       "next": "WyJob2xkZXItYWNjb3VudHMvc3RhdGlvbiIsIjh2RzBybHJyIiwiMjQwMTAwMDAwMDAwMyJd"
                     *     }
                     */
                    "application/json": components["schemas"]["HolderAccountPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getHolderAccount: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description true: compare the account with the steps of each box; list the boxes that are missing or unproved, and boxes whose row disagrees with their steps */
                explain?: "true" | "false";
            };
            header?: never;
            path: {
                /**
                 * @description the kind of holder; a carrier is the driver of loads
                 * @example station
                 */
                kind: "station" | "load" | "carrier" | "team";
                /**
                 * @description a GLN, a load id, or the reference of a driver or team
                 * @example 2401990000021
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "station",
                     *       "id": "2401990000021",
                     *       "name": "示例社区",
                     *       "in": 1,
                     *       "out": 1,
                     *       "held": 0,
                     *       "writtenOff": 0,
                     *       "settled": 0,
                     *       "missing": 0,
                     *       "unproved": 0,
                     *       "balanced": true
                     *     }
                     */
                    "application/json": components["schemas"]["ExplainedHolderAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ACCOUNT_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getSummary: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stations": 2816,
                     *       "boxes": 12,
                     *       "byStatus": {
                     *         "packed": 1,
                     *         "at-station": 1,
                     *         "in-transit": 1,
                     *         "delivered": 8,
                     *         "destroyed": 1
                     *       },
                     *       "broken": 2,
                     *       "accountsBalanced": false,
                     *       "unbalanced": [
                     *         {
                     *           "kind": "load",
                     *           "id": "L1.2.1",
                     *           "name": null,
                     *           "in": 5,
                     *           "out": 4,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 1,
                     *           "unproved": 0,
                     *           "balanced": false
                     *         },
                     *         {
                     *           "kind": "carrier",
                     *           "id": "driver-1.2.1",
                     *           "name": null,
                     *           "in": 5,
                     *           "out": 4,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 1,
                     *           "unproved": 0,
                     *           "balanced": false
                     *         },
                     *         {
                     *           "kind": "team",
                     *           "id": "team-220106011200",
                     *           "name": null,
                     *           "in": 4,
                     *           "out": 3,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 1,
                     *           "balanced": false
                     *         }
                     *       ],
                     *       "tiers": [
                     *         {
                     *           "tier": "municipal",
                     *           "stations": 1,
                     *           "in": 10,
                     *           "out": 8,
                     *           "held": 1,
                     *           "writtenOff": 1,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0,
                     *           "balanced": true
                     *         },
                     *         {
                     *           "tier": "district",
                     *           "stations": 16,
                     *           "in": 7,
                     *           "out": 7,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0,
                     *           "balanced": true
                     *         },
                     *         {
                     *           "tier": "community",
                     *           "stations": 2799,
                     *           "in": 8,
                     *           "out": 8,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0,
                     *           "balanced": true
                     *         },
                     *         {
                     *           "tier": "supplier",
                     *           "stations": 4,
                     *           "in": 12,
                     *           "out": 11,
                     *           "held": 1,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0,
                     *           "balanced": true
                     *         }
                     *       ],
                     *       "delivered": 8,
                     *       "trailSteps": 188,
                     *       "findingsByKind": {
                     *         "back-dated": 3,
                     *         "contradiction": 1,
                     *         "damaged": 2,
                     *         "destroyed": 1,
                     *         "missing": 1,
                     *         "pass-invalid-when-recorded": 3,
                     *         "pass-not-valid": 4,
                     *         "seal-broken": 1,
                     *         "tier-skipped": 1,
                     *         "wrong-household": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getAccountDay: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
            };
            header?: never;
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 2401990000021
                 */
                gln: string;
                /**
                 * @description a date in UTC+8: `2026-03-16`
                 * @example 2026-03-16
                 */
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gln": "2401990000021",
                     *       "day": "2026-03-16",
                     *       "from": "2026-03-15T16:00:00.000Z",
                     *       "until": "2026-03-16T16:00:00.000Z",
                     *       "opening": {
                     *         "in": 0,
                     *         "out": 0,
                     *         "held": 0,
                     *         "writtenOff": 0,
                     *         "settled": 0,
                     *         "missing": 0,
                     *         "unproved": 0
                     *       },
                     *       "hours": [
                     *         {
                     *           "from": "2026-03-15T16:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-15T17:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-15T18:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-15T19:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-15T20:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-15T21:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-15T22:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-15T23:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T00:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T01:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T02:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T03:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T04:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T05:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T06:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T07:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T08:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T09:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T10:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T11:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T12:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T13:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T14:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         },
                     *         {
                     *           "from": "2026-03-16T15:00:00.000Z",
                     *           "in": 0,
                     *           "out": 0,
                     *           "held": 0,
                     *           "writtenOff": 0,
                     *           "settled": 0,
                     *           "missing": 0,
                     *           "unproved": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDay"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listTrails: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only in this state; any when omitted */
                state?: "broken" | "explained" | "complete" | "open";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sscc": "020123450100000017",
                     *           "status": "delivered",
                     *           "holderType": "resident",
                     *           "holderId": "hh-220106011200-1",
                     *           "broken": false,
                     *           "explained": false,
                     *           "steps": 20
                     *         }
                     *       ],
                     *       "next": "WyJ0cmFpbHMiLCJUMVBOb1l3ciIsIjAyMDEyMzQ1MDEwMDAwMDAxNyJd",
                     *       "places": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ListedTrailPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getTrail: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 376104250990000028
                 */
                sscc: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sscc": "376104250990000028",
                     *       "at": null,
                     *       "knownAt": null,
                     *       "status": "packed",
                     *       "holder": {
                     *         "id": "2401990000038",
                     *         "type": "station"
                     *       },
                     *       "breaks": null,
                     *       "overdue": null,
                     *       "stepCount": 6,
                     *       "openCount": 1,
                     *       "firstStep": 1,
                     *       "next": null,
                     *       "steps": [
                     *         {
                     *           "kind": "packed",
                     *           "place": {
                     *             "gln": "2401990000038",
                     *             "name": "示例超市"
                     *           },
                     *           "to": {
                     *             "gln": "2401990000021",
                     *             "name": "示例社区"
                     *           },
                     *           "occurredAt": "2026-12-01T03:32:28.676Z",
                     *           "recordedAt": "2026-12-01T03:32:28.687Z",
                     *           "late": false,
                     *           "correctedBy": null,
                     *           "actor": "demo-admin",
                     *           "custodianBefore": null,
                     *           "custodian": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "loadId": null,
                     *           "passIds": [],
                     *           "details": {
                     *             "gtin": "02069900000013",
                     *             "tier": "supplier",
                     *             "jobId": "R-2026-03-16",
                     *             "needId": "N-1",
                     *             "weightGrams": 5200,
                     *             "householdRef": "hh-1"
                     *           },
                     *           "source": {
                     *             "eventId": "bdcc191e-f6e3-811f-9255-edccf367b000",
                     *             "type": "packing.BoxPacked",
                     *             "position": 2980
                     *           },
                     *           "findings": []
                     *         },
                     *         {
                     *           "kind": "sealed",
                     *           "place": {
                     *             "gln": "2401990000038",
                     *             "name": "示例超市"
                     *           },
                     *           "to": null,
                     *           "occurredAt": "2026-12-01T03:32:28.676Z",
                     *           "recordedAt": "2026-12-01T03:32:28.687Z",
                     *           "late": false,
                     *           "correctedBy": null,
                     *           "actor": "demo-admin",
                     *           "custodianBefore": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "custodian": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "loadId": null,
                     *           "passIds": [],
                     *           "details": {
                     *             "sealId": "SEAL-2"
                     *           },
                     *           "source": {
                     *             "eventId": "9aa70246-51e3-82ab-8270-90ea981d7338",
                     *             "type": "packing.BoxSealed",
                     *             "position": 2981
                     *           },
                     *           "findings": []
                     *         },
                     *         {
                     *           "kind": "loaded",
                     *           "place": {
                     *             "gln": "2401990000038",
                     *             "name": "示例超市"
                     *           },
                     *           "to": null,
                     *           "occurredAt": "2026-12-01T03:32:29.016Z",
                     *           "recordedAt": "2026-12-01T03:32:29.019Z",
                     *           "late": false,
                     *           "correctedBy": null,
                     *           "actor": "demo-admin",
                     *           "custodianBefore": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "custodian": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "loadId": "L-2026-03-16-1",
                     *           "passIds": [],
                     *           "details": {},
                     *           "source": {
                     *             "eventId": "ebb3151f-77df-84bc-84b3-0ee0fd41b944",
                     *             "type": "delivery.BoxesLoaded",
                     *             "position": 2988
                     *           },
                     *           "findings": []
                     *         },
                     *         {
                     *           "kind": "taken-off",
                     *           "place": {
                     *             "gln": "2401990000038",
                     *             "name": "示例超市"
                     *           },
                     *           "to": null,
                     *           "occurredAt": "2026-12-01T03:32:29.035Z",
                     *           "recordedAt": "2026-12-01T03:32:29.036Z",
                     *           "late": false,
                     *           "correctedBy": null,
                     *           "actor": "demo-admin",
                     *           "custodianBefore": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "custodian": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "loadId": "L-2026-03-16-1",
                     *           "passIds": [],
                     *           "details": {
                     *             "reason": "its seal is broken"
                     *           },
                     *           "source": {
                     *             "eventId": "d44dfaae-ed2c-8d10-8600-5b72df0b3b2f",
                     *             "type": "delivery.BoxesTakenOff",
                     *             "position": 2989
                     *           },
                     *           "findings": []
                     *         },
                     *         {
                     *           "kind": "damaged",
                     *           "place": {
                     *             "gln": "2401990000021",
                     *             "name": "示例社区"
                     *           },
                     *           "to": null,
                     *           "occurredAt": "2026-12-01T03:32:29.478Z",
                     *           "recordedAt": "2026-12-01T03:32:29.492Z",
                     *           "late": false,
                     *           "correctedBy": null,
                     *           "actor": "demo-admin",
                     *           "custodianBefore": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "custodian": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "loadId": null,
                     *           "passIds": [],
                     *           "details": {
                     *             "note": "wet",
                     *             "byRef": "volunteer-3",
                     *             "scanId": "S-5"
                     *           },
                     *           "source": {
                     *             "eventId": "193e0ad2-99bc-82c6-ae59-9aefbb7d8e7a",
                     *             "type": "delivery.BoxDamaged",
                     *             "position": 3000
                     *           },
                     *           "findings": [
                     *             {
                     *               "kind": "contradiction",
                     *               "severity": "question",
                     *               "words": "damaged at 2401990000021 on 2026-12-01T03:32:29.478Z, but station 2401990000038 had the box since 2026-12-01T03:32:28.676Z",
                     *               "closedBy": null
                     *             },
                     *             {
                     *               "kind": "damaged",
                     *               "severity": "question",
                     *               "words": "reported damaged at 2401990000021 (wet); station 2401990000038 had the box since 2026-12-01T03:32:28.676Z",
                     *               "closedBy": {
                     *                 "position": 3009,
                     *                 "ordinal": 0,
                     *                 "kind": "resolved",
                     *                 "occurredAt": "2026-12-01T03:32:30.017Z",
                     *                 "resolution": "the contents are dry",
                     *                 "outcome": "found",
                     *                 "by": "demo-auditor"
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "kind": "resolved",
                     *           "place": null,
                     *           "to": null,
                     *           "occurredAt": "2026-12-01T03:32:30.017Z",
                     *           "recordedAt": "2026-12-01T03:32:30.020Z",
                     *           "late": false,
                     *           "correctedBy": null,
                     *           "actor": "demo-auditor",
                     *           "custodianBefore": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "custodian": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "loadId": null,
                     *           "passIds": [],
                     *           "details": {
                     *             "finding": "damaged",
                     *             "outcome": "found",
                     *             "resolution": "the contents are dry"
                     *           },
                     *           "answers": {
                     *             "ordinal": 0,
                     *             "position": 3000
                     *           },
                     *           "source": {
                     *             "eventId": "03e6eb83-a509-8c7f-8f4f-38c003e64fe7",
                     *             "type": "audit.FindingResolved",
                     *             "position": 3009
                     *           },
                     *           "findings": []
                     *         }
                     *       ],
                     *       "openFindings": [
                     *         {
                     *           "kind": "contradiction",
                     *           "severity": "question",
                     *           "words": "damaged at 2401990000021 on 2026-12-01T03:32:29.478Z, but station 2401990000038 had the box since 2026-12-01T03:32:28.676Z",
                     *           "toDo": "Correct the scan that is wrong; if all are right, resolve the finding.",
                     *           "at": {
                     *             "position": 3000,
                     *             "ordinal": 0,
                     *             "kind": "damaged",
                     *             "occurredAt": "2026-12-01T03:32:29.478Z"
                     *           }
                     *         }
                     *       ],
                     *       "unreadable": [],
                     *       "quarantined": [],
                     *       "hidden": [],
                     *       "recalls": []
                     *     }
                     */
                    "application/json": components["schemas"]["Trail"];
                    "text/plain": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getTrailsHash: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "boxes": 12,
                     *       "trailHash": "e07271f9747e36db9d4857019a112879bc192cc8f2e1d28acc54c4a83d4626d8"
                     *     }
                     */
                    "application/json": components["schemas"]["TrailsHash"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listFindings: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description open when omitted; explained: breaks with an answer, which no fact has mended */
                state?: "open" | "explained" | "closed" | "all";
                /** @description only of this severity: a break of the chain of custody, or a question */
                severity?: "breaks" | "question";
                /** @description only of this kind */
                kind?: "never-packed" | "gap" | "contradiction" | "wrong-community" | "wrong-household" | "missing" | "unexpected" | "wrong-station" | "never-dispatched" | "seal-broken" | "damaged" | "contents-differ" | "seal-reused" | "seal-differs" | "loaded-unsealed" | "tier-skipped" | "pass-not-valid" | "pass-withdrawn" | "back-dated" | "pass-invalid-when-recorded" | "double-dispatch" | "overdue-step" | "lost" | "destroyed";
                /** @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                sscc?: string;
                /** @description where its step took place; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                stationGln?: string;
                /** @description id of the round */
                roundId?: string;
                /** @description the load of its step */
                loadId?: string;
                /** @description who has the box now: GLN of a station, id of a load, reference of a team */
                holder?: string;
                /** @description a date in UTC+8: `2026-03-16` */
                day?: string;
                /** @description who recorded its step */
                reportedBy?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sscc": "376104250990000028",
                     *           "kind": "contradiction",
                     *           "severity": "question",
                     *           "state": "open",
                     *           "words": "damaged at 2401990000021 on 2026-12-01T03:32:29.478Z, but station 2401990000038 had the box since 2026-12-01T03:32:28.676Z",
                     *           "loadId": null,
                     *           "roundId": "R-2026-03-16",
                     *           "reportedBy": "demo-admin",
                     *           "closedBy": null,
                     *           "status": "packed",
                     *           "toDo": "Correct the scan that is wrong; if all are right, resolve the finding.",
                     *           "at": {
                     *             "position": 3000,
                     *             "ordinal": 0,
                     *             "step": "damaged",
                     *             "occurredAt": "2026-12-01T03:32:29.478Z"
                     *           },
                     *           "ageHours": 0,
                     *           "place": {
                     *             "gln": "2401990000021",
                     *             "name": "示例社区"
                     *           },
                     *           "holder": {
                     *             "type": "station",
                     *             "id": "2401990000038"
                     *           }
                     *         },
                     *         {
                     *           "sscc": "376104250990000028",
                     *           "kind": "damaged",
                     *           "severity": "question",
                     *           "state": "open",
                     *           "words": "reported damaged at 2401990000021 (wet); station 2401990000038 had the box since 2026-12-01T03:32:28.676Z",
                     *           "loadId": null,
                     *           "roundId": "R-2026-03-16",
                     *           "reportedBy": "demo-admin",
                     *           "closedBy": null,
                     *           "status": "packed",
                     *           "toDo": "Check the contents of the box, and resolve the finding.",
                     *           "at": {
                     *             "position": 3000,
                     *             "ordinal": 0,
                     *             "step": "damaged",
                     *             "occurredAt": "2026-12-01T03:32:29.478Z"
                     *           },
                     *           "ageHours": 0,
                     *           "place": {
                     *             "gln": "2401990000021",
                     *             "name": "示例社区"
                     *           },
                     *           "holder": {
                     *             "type": "station",
                     *             "id": "2401990000038"
                     *           }
                     *         }
                     *       ],
                     *       "next": null,
                     *       "places": {
                     *         "2401990000021": "示例社区",
                     *         "2401990000038": "示例超市"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ListedFindingPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    resolveFinding: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 376104250990000028
                 */
                sscc: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "finding": {
                 *         "kind": "damaged",
                 *         "position": 123,
                 *         "ordinal": 0
                 *       },
                 *       "outcome": "found",
                 *       "words": "the contents are dry"
                 *     }
                 */
                "application/json": components["schemas"]["BoxResolutionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sscc": "376104250990000028",
                     *       "finding": {
                     *         "kind": "damaged",
                     *         "position": 3000,
                     *         "ordinal": 0
                     *       },
                     *       "outcome": "found",
                     *       "revision": 1,
                     *       "position": 3009,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["ResolveFindingResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "BOX_HELD_BY_YOU" | "FINDING_REPORTED_BY_YOU" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "FINDING_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ANSWER_BEFORE_FINDING" | "BACK_DATED" | "FINDING_ALREADY_ANSWERED" | "FINDING_OF_ANOTHER_BOX" | "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    resolveFindings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "loadId": "L-2026-03-16-1",
                 *       "kind": "tier-skipped",
                 *       "outcome": "recording-error",
                 *       "words": "the van drove to the community by order of the city"
                 *     }
                 */
                "application/json": components["schemas"]["ResolutionsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "answered": 1,
                     *       "refused": 0,
                     *       "position": 3010,
                     *       "changed": true,
                     *       "findings": [
                     *         {
                     *           "sscc": "376104250990000011",
                     *           "kind": "tier-skipped",
                     *           "position": 2996,
                     *           "ordinal": 0,
                     *           "answered": true,
                     *           "refusal": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ResolveFindingsResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "FINDING_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "FINDINGS_TOO_MANY" | "IDEMPOTENCY_KEY_IN_PROGRESS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    followChanges: {
        parameters: {
            query?: {
                /** @description only changes of these kinds, separated by commas; all when omitted: box-damaged, box-destroyed, box-found, box-given-up, box-handed-over, box-lost, box-packed, box-returned, box-seal-found-broken, box-sealed, box-seen, box-type-price-changed, box-type-published, boxes-assigned, boxes-loaded, boxes-received, boxes-taken-off, boxes-unassigned, cash-moved, checkpoint-passed, community-settled, correction-made, custody-limits-set, delivery-failed, discrepancy-resolved, door-round-started, fact-corrected, finding-resolved, load-arrived, load-dispatched, load-planned, load-sealed, need-cancelled, need-collected, need-recorded, need-transferred, open-item-closed, packing-job-completed, packing-job-created, packing-job-fell-short, pass-issued, pass-reinstated, pass-revoked, pass-suspended, pass-verified, recall-closed, recall-opened, recalled-boxes-recovered, recalled-boxes-written-off, responsible-named, round-closed, round-opened, station-changed, station-code-taken, station-registered, supplier-registered */
                types?: string;
                /** @description log position to begin after; `Last-Event-ID` takes precedence */
                from?: number;
                /** @description true, the default: follow what is recorded; false: one page, up to the present end of the log */
                follow?: "true" | "false";
                /** @description changes of a page, 50 when omitted; only with follow=false */
                limit?: number;
            };
            header?: {
                /** @description position of the last line received */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"position":2847,"recordedAt":"2026-03-16T02:00:00.034Z","occurredAt":"2026-03-16T01:00:00.000Z","kind":"box-sealed","subject":{"kind":"box","id":"020123450100000017","url":"/v1/trails/020123450100000017"},"stationGln":"2900000000018"}
                     *     {"position":2847,"kind":"position"}
                     */
                    "application/x-ndjson": components["schemas"]["ChangeLine"];
                    /**
                     * @example id: 4711
                     *     data: {"position":4711,"recordedAt":"2026-03-16T01:00:00.412Z","occurredAt":"2026-03-16T01:00:00.000Z","kind":"box-sealed","subject":{"kind":"box","id":"020123450100000017","url":"/v1/trails/020123450100000017"},"stationGln":"2401000000010"}
                     *
                     *     : reached
                     *     id: 4790
                     */
                    "text/event-stream": string;
                };
            };
            /** @description Server-Sent Events of a page: nothing was recorded since `Last-Event-ID` */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    exportTrail: {
        parameters: {
            query?: {
                /** @description overrides the header Accept */
                format?: "json" | "csv" | "html" | "pdf";
                /** @description of html and pdf; overrides Accept-Language */
                lang?: "en" | "zh";
                /** @description of csv: a spreadsheet, the default, gets keys in GS1 notation and an apostrophe before each text that it would change or run; a program gets every value exactly as it is recorded */
                for?: "spreadsheet" | "program";
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description only events up to this log position; the last one when omitted */
                position?: number;
            };
            header?: {
                /** @description zh or en */
                "Accept-Language"?: string;
            };
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 376104250990000028
                 */
                sscc: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description a file name */
                    "Content-Disposition"?: string;
                    /** @description the log position of the export */
                    "Boxtrail-Position"?: number;
                    /** @description SHA-256 (hex) of the document */
                    "Boxtrail-Sha256"?: string;
                    /** @description the hash recorded for the same export, if it differs */
                    "Boxtrail-Recorded-Sha256"?: string;
                    /** @description its id in `/v1/differences`, then `; open` or `; accepted` */
                    "Boxtrail-Difference"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "document": {
                     *         "about": {
                     *           "at": null,
                     *           "kind": "trail",
                     *           "knownAt": null,
                     *           "sscc": "376104250990000028",
                     *           "version": 1
                     *         },
                     *         "steps": [
                     *           {
                     *             "actor": "demo-admin",
                     *             "after": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "before": null,
                     *             "correctedBy": null,
                     *             "details": {
                     *               "gtin": "02069900000013",
                     *               "householdRef": "hh-1",
                     *               "jobId": "R-2026-03-16",
                     *               "needId": "N-1",
                     *               "tier": "supplier",
                     *               "weightGrams": 5200
                     *             },
                     *             "findings": [],
                     *             "kind": "packed",
                     *             "late": false,
                     *             "loadId": null,
                     *             "number": 1,
                     *             "occurredAt": "2026-12-01T03:32:28.676Z",
                     *             "passIds": [],
                     *             "placeGln": "2401990000038",
                     *             "recordedAt": "2026-12-01T03:32:28.687Z",
                     *             "source": {
                     *               "eventId": "bdcc191e-f6e3-811f-9255-edccf367b000",
                     *               "position": 2980,
                     *               "type": "packing.BoxPacked"
                     *             },
                     *             "toGln": "2401990000021"
                     *           },
                     *           {
                     *             "actor": "demo-admin",
                     *             "after": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "before": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "correctedBy": null,
                     *             "details": {
                     *               "sealId": "SEAL-2"
                     *             },
                     *             "findings": [],
                     *             "kind": "sealed",
                     *             "late": false,
                     *             "loadId": null,
                     *             "number": 2,
                     *             "occurredAt": "2026-12-01T03:32:28.676Z",
                     *             "passIds": [],
                     *             "placeGln": "2401990000038",
                     *             "recordedAt": "2026-12-01T03:32:28.687Z",
                     *             "source": {
                     *               "eventId": "9aa70246-51e3-82ab-8270-90ea981d7338",
                     *               "position": 2981,
                     *               "type": "packing.BoxSealed"
                     *             },
                     *             "toGln": null
                     *           },
                     *           {
                     *             "actor": "demo-admin",
                     *             "after": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "before": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "correctedBy": null,
                     *             "details": {},
                     *             "findings": [],
                     *             "kind": "loaded",
                     *             "late": false,
                     *             "loadId": "L-2026-03-16-1",
                     *             "number": 3,
                     *             "occurredAt": "2026-12-01T03:32:29.016Z",
                     *             "passIds": [],
                     *             "placeGln": "2401990000038",
                     *             "recordedAt": "2026-12-01T03:32:29.019Z",
                     *             "source": {
                     *               "eventId": "ebb3151f-77df-84bc-84b3-0ee0fd41b944",
                     *               "position": 2988,
                     *               "type": "delivery.BoxesLoaded"
                     *             },
                     *             "toGln": null
                     *           },
                     *           {
                     *             "actor": "demo-admin",
                     *             "after": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "before": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "correctedBy": null,
                     *             "details": {
                     *               "reason": "its seal is broken"
                     *             },
                     *             "findings": [],
                     *             "kind": "taken-off",
                     *             "late": false,
                     *             "loadId": "L-2026-03-16-1",
                     *             "number": 4,
                     *             "occurredAt": "2026-12-01T03:32:29.035Z",
                     *             "passIds": [],
                     *             "placeGln": "2401990000038",
                     *             "recordedAt": "2026-12-01T03:32:29.036Z",
                     *             "source": {
                     *               "eventId": "d44dfaae-ed2c-8d10-8600-5b72df0b3b2f",
                     *               "position": 2989,
                     *               "type": "delivery.BoxesTakenOff"
                     *             },
                     *             "toGln": null
                     *           },
                     *           {
                     *             "actor": "demo-admin",
                     *             "after": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "before": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "correctedBy": null,
                     *             "details": {
                     *               "byRef": "volunteer-3",
                     *               "note": "wet",
                     *               "scanId": "S-5"
                     *             },
                     *             "findings": [
                     *               {
                     *                 "answeredBy": null,
                     *                 "kind": "contradiction",
                     *                 "severity": "question"
                     *               },
                     *               {
                     *                 "answeredBy": {
                     *                   "by": "demo-auditor",
                     *                   "kind": "resolved",
                     *                   "occurredAt": "2026-12-01T03:32:30.017Z",
                     *                   "outcome": "found",
                     *                   "position": 3009,
                     *                   "resolution": "the contents are dry"
                     *                 },
                     *                 "kind": "damaged",
                     *                 "severity": "question"
                     *               }
                     *             ],
                     *             "kind": "damaged",
                     *             "late": false,
                     *             "loadId": null,
                     *             "number": 5,
                     *             "occurredAt": "2026-12-01T03:32:29.478Z",
                     *             "passIds": [],
                     *             "placeGln": "2401990000021",
                     *             "recordedAt": "2026-12-01T03:32:29.492Z",
                     *             "source": {
                     *               "eventId": "193e0ad2-99bc-82c6-ae59-9aefbb7d8e7a",
                     *               "position": 3000,
                     *               "type": "delivery.BoxDamaged"
                     *             },
                     *             "toGln": null
                     *           },
                     *           {
                     *             "actor": "demo-auditor",
                     *             "after": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "answers": {
                     *               "ordinal": 0,
                     *               "position": 3000
                     *             },
                     *             "before": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "correctedBy": null,
                     *             "details": {
                     *               "finding": "damaged",
                     *               "outcome": "found",
                     *               "resolution": "the contents are dry"
                     *             },
                     *             "findings": [],
                     *             "kind": "resolved",
                     *             "late": false,
                     *             "loadId": null,
                     *             "number": 6,
                     *             "occurredAt": "2026-12-01T03:32:30.017Z",
                     *             "passIds": [],
                     *             "placeGln": null,
                     *             "recordedAt": "2026-12-01T03:32:30.020Z",
                     *             "source": {
                     *               "eventId": "03e6eb83-a509-8c7f-8f4f-38c003e64fe7",
                     *               "position": 3009,
                     *               "type": "audit.FindingResolved"
                     *             },
                     *             "toGln": null
                     *           }
                     *         ],
                     *         "verdict": {
                     *           "breaks": null,
                     *           "holder": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "openBreaks": 0,
                     *           "openQuestions": 1,
                     *           "status": "packed",
                     *           "steps": 6,
                     *           "trail": "unbroken-so-far"
                     *         }
                     *       },
                     *       "madeAt": "2026-12-01T03:32:32.135Z",
                     *       "names": {
                     *         "2401990000021": "示例社区",
                     *         "2401990000038": "示例超市"
                     *       },
                     *       "overdue": null,
                     *       "unreadable": [],
                     *       "position": 3015,
                     *       "sha256": "98f448da0b10671ee1cb101a9601ca60121c8eb36e18be36eccfe520f4ce7d7f",
                     *       "difference": null
                     *     }
                     */
                    "application/json": {
                        /** @description what is exported, and no more than the log says */
                        document: {
                            /** @description names the kind, its version, the subject and the moment */
                            about: {
                                [key: string]: unknown;
                            };
                            steps: {
                                [key: string]: unknown;
                            }[];
                            verdict: {
                                [key: string]: unknown;
                            };
                        };
                        /** Format: date-time */
                        madeAt: string;
                        /** @description present names of the places in the document, by GLN */
                        names: {
                            [key: string]: string;
                        };
                        /** @description a limit of custody that has passed */
                        overdue: components["schemas"]["Overdue"] | null;
                        /** @description events that this version cannot read, and that may concern the box */
                        unreadable: components["schemas"]["UnreadableEvent"][];
                        /**
                         * Format: int64
                         * @description log position of the document
                         */
                        position: number;
                        /** @description SHA-256 (hex) of `document` in canonical form (RFC 8785) */
                        sha256: string;
                        /** @description the hash recorded before, if it differs */
                        difference: {
                            /** @description its id in `/v1/differences` */
                            id: string;
                            recordedSha256: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** @description null while nobody has accepted it */
                            accepted: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                reason: string;
                            } | null;
                        } | null;
                    };
                    /**
                     * @example sscc,step,kind,place_gln,place_name,to_gln,to_name,occurred_at,recorded_at,late,counts,corrected_by_position,custody_before,custody_after,actor,load_id,pass_ids,findings,open_findings,answers,details,source_type,source_event_id,source_position
                     *     (00)376104250990000028,1,packed,(414)2401990000038,示例超市,(414)2401990000021,示例社区,2026-12-01T03:32:28.676Z,2026-12-01T03:32:28.687Z,false,true,,,station 2401990000038,demo-admin,,,,0,,"{""gtin"":""02069900000013"",""householdRef"":""hh-1"",""jobId"":""R-2026-03-16"",""needId"":""N-1"",""tier"":""supplier"",""weightGrams"":5200}",packing.BoxPacked,bdcc191e-f6e3-811f-9255-edccf367b000,2980
                     *     (00)376104250990000028,2,sealed,(414)2401990000038,示例超市,,,2026-12-01T03:32:28.676Z,2026-12-01T03:32:28.687Z,false,true,,station 2401990000038,station 2401990000038,demo-admin,,,,0,,"{""sealId"":""SEAL-2""}",packing.BoxSealed,9aa70246-51e3-82ab-8270-90ea981d7338,2981
                     *     (00)376104250990000028,3,loaded,(414)2401990000038,示例超市,,,2026-12-01T03:32:29.016Z,2026-12-01T03:32:29.019Z,false,true,,station 2401990000038,station 2401990000038,demo-admin,L-2026-03-16-1,,,0,,{},delivery.BoxesLoaded,ebb3151f-77df-84bc-84b3-0ee0fd41b944,2988
                     *     (00)376104250990000028,4,taken-off,(414)2401990000038,示例超市,,,2026-12-01T03:32:29.035Z,2026-12-01T03:32:29.036Z,false,true,,station 2401990000038,station 2401990000038,demo-admin,L-2026-03-16-1,,,0,,"{""reason"":""its seal is broken""}",delivery.BoxesTakenOff,d44dfaae-ed2c-8d10-8600-5b72df0b3b2f,2989
                     *     (00)376104250990000028,5,damaged,(414)2401990000021,示例社区,,,2026-12-01T03:32:29.478Z,2026-12-01T03:32:29.492Z,false,true,,station 2401990000038,station 2401990000038,demo-admin,,,contradiction (question); damaged (question),1,"damaged: found by demo-auditor, position 3009","{""byRef"":""volunteer-3"",""note"":""wet"",""scanId"":""S-5""}",delivery.BoxDamaged,193e0ad2-99bc-82c6-ae59-9aefbb7d8e7a,3000
                     *     (00)376104250990000028,6,resolved,,,,,2026-12-01T03:32:30.017Z,2026-12-01T03:32:30.020Z,false,true,,station 2401990000038,station 2401990000038,demo-auditor,,,,0,,"{""finding"":""damaged"",""outcome"":""found"",""resolution"":""the contents are dry""}",audit.FindingResolved,03e6eb83-a509-8c7f-8f4f-38c003e64fe7,3009
                     */
                    "text/csv": string;
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPORT_TOO_LARGE";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    exportRound: {
        parameters: {
            query?: {
                /** @description overrides the header Accept */
                format?: "json" | "csv" | "html" | "pdf";
                /** @description of html and pdf; overrides Accept-Language */
                lang?: "en" | "zh";
                /** @description of csv: a spreadsheet, the default, gets keys in GS1 notation and an apostrophe before each text that it would change or run; a program gets every value exactly as it is recorded */
                for?: "spreadsheet" | "program";
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description only events up to this log position; the last one when omitted */
                position?: number;
            };
            header?: {
                /** @description zh or en */
                "Accept-Language"?: string;
            };
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description a file name */
                    "Content-Disposition"?: string;
                    /** @description the log position of the export */
                    "Boxtrail-Position"?: number;
                    /** @description SHA-256 (hex) of the document */
                    "Boxtrail-Sha256"?: string;
                    /** @description the hash recorded for the same export, if it differs */
                    "Boxtrail-Recorded-Sha256"?: string;
                    /** @description its id in `/v1/differences`, then `; open` or `; accepted` */
                    "Boxtrail-Difference"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "document": {
                     *         "about": {
                     *           "at": null,
                     *           "history": [
                     *             {
                     *               "actor": "demo-admin",
                     *               "boxes": null,
                     *               "details": {
                     *                 "communityGln": "2401990000021",
                     *                 "cutoffAt": "2099-12-31T08:00:00.000Z",
                     *                 "supplierGln": "2401990000038"
                     *               },
                     *               "kind": "opened",
                     *               "occurredAt": "2026-12-01T03:32:28.336Z",
                     *               "position": 2967,
                     *               "recordedAt": "2026-12-01T03:32:28.339Z"
                     *             },
                     *             {
                     *               "actor": "demo-admin",
                     *               "boxes": null,
                     *               "details": {
                     *                 "closedBy": "hand",
                     *                 "needs": 1
                     *               },
                     *               "kind": "closed",
                     *               "occurredAt": "2026-12-01T03:32:28.437Z",
                     *               "position": 2973,
                     *               "recordedAt": "2026-12-01T03:32:28.438Z"
                     *             },
                     *             {
                     *               "actor": "policy:packing.create-jobs",
                     *               "boxes": 3,
                     *               "details": {},
                     *               "kind": "packing",
                     *               "occurredAt": "2026-12-01T03:32:28.437Z",
                     *               "position": 2975,
                     *               "recordedAt": "2026-12-01T03:32:28.446Z"
                     *             },
                     *             {
                     *               "actor": "demo-admin",
                     *               "boxes": 2,
                     *               "details": {
                     *                 "shortages": 1
                     *               },
                     *               "kind": "packed-short",
                     *               "occurredAt": "2026-12-01T03:32:28.816Z",
                     *               "position": 2982,
                     *               "recordedAt": "2026-12-01T03:32:28.824Z"
                     *             }
                     *           ],
                     *           "kind": "round",
                     *           "knownAt": null,
                     *           "roundId": "R-2026-03-16",
                     *           "status": "packed-short",
                     *           "version": 1
                     *         },
                     *         "boxes": [
                     *           {
                     *             "breaks": null,
                     *             "holder": {
                     *               "id": "hh-1",
                     *               "type": "resident"
                     *             },
                     *             "last": {
                     *               "actor": "demo-auditor",
                     *               "kind": "resolved",
                     *               "occurredAt": "2026-12-01T03:32:30.040Z",
                     *               "placeGln": null,
                     *               "recordedAt": "2026-12-01T03:32:30.045Z",
                     *               "source": {
                     *                 "eventId": "13eb8a4d-0a34-8866-ba7e-613c23b9eef4",
                     *                 "position": 3010,
                     *                 "type": "audit.FindingResolved"
                     *               }
                     *             },
                     *             "open": [],
                     *             "since": "2026-12-01T03:32:29.441Z",
                     *             "sscc": "376104250990000011",
                     *             "status": "delivered",
                     *             "steps": 12,
                     *             "trailSha256": "8002979e624aff0c03ab25fae49665624121c94b923432d6769b7885302cdf51"
                     *           },
                     *           {
                     *             "breaks": null,
                     *             "holder": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "last": {
                     *               "actor": "demo-auditor",
                     *               "kind": "resolved",
                     *               "occurredAt": "2026-12-01T03:32:30.017Z",
                     *               "placeGln": null,
                     *               "recordedAt": "2026-12-01T03:32:30.020Z",
                     *               "source": {
                     *                 "eventId": "03e6eb83-a509-8c7f-8f4f-38c003e64fe7",
                     *                 "position": 3009,
                     *                 "type": "audit.FindingResolved"
                     *               }
                     *             },
                     *             "open": [
                     *               "contradiction"
                     *             ],
                     *             "since": "2026-12-01T03:32:28.676Z",
                     *             "sscc": "376104250990000028",
                     *             "status": "packed",
                     *             "steps": 6,
                     *             "trailSha256": "98f448da0b10671ee1cb101a9601ca60121c8eb36e18be36eccfe520f4ce7d7f"
                     *           }
                     *         ],
                     *         "totals": {
                     *           "boxes": 2,
                     *           "broken": 0,
                     *           "byStatus": {
                     *             "delivered": 1,
                     *             "packed": 1
                     *           },
                     *           "steps": 18,
                     *           "withQuestions": 1
                     *         }
                     *       },
                     *       "madeAt": "2026-12-01T03:32:32.256Z",
                     *       "names": {
                     *         "2401990000021": "示例社区",
                     *         "2401990000038": "示例超市"
                     *       },
                     *       "position": 3015,
                     *       "sha256": "8b06c501d582f0bb65a60d33a57c5bc493839219342fb87db34a40cc3ca61298",
                     *       "difference": null
                     *     }
                     */
                    "application/json": {
                        /** @description what is exported, and no more than the log says */
                        document: {
                            /** @description names the kind, its version, the subject and the moment */
                            about: {
                                [key: string]: unknown;
                            };
                            boxes: {
                                [key: string]: unknown;
                            }[];
                            totals: {
                                [key: string]: unknown;
                            };
                        };
                        /** Format: date-time */
                        madeAt: string;
                        /** @description present names of the places in the document, by GLN */
                        names: {
                            [key: string]: string;
                        };
                        /**
                         * Format: int64
                         * @description log position of the document
                         */
                        position: number;
                        /** @description SHA-256 (hex) of `document` in canonical form (RFC 8785) */
                        sha256: string;
                        /** @description the hash recorded before, if it differs */
                        difference: {
                            /** @description its id in `/v1/differences` */
                            id: string;
                            recordedSha256: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** @description null while nobody has accepted it */
                            accepted: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                reason: string;
                            } | null;
                        } | null;
                    };
                    /**
                     * @example round_id,sscc,status,custody,custody_since,broken,breaks_by,breaks_after_step,breaks_until_step,open_findings,steps,last_kind,last_place_gln,last_place_name,last_occurred_at,last_recorded_at,last_actor,last_source_type,last_source_event_id,last_source_position,trail_sha256
                     *     R-2026-03-16,(00)376104250990000011,delivered,resident hh-1,2026-12-01T03:32:29.441Z,false,,,,,12,resolved,,,2026-12-01T03:32:30.040Z,2026-12-01T03:32:30.045Z,demo-auditor,audit.FindingResolved,13eb8a4d-0a34-8866-ba7e-613c23b9eef4,3010,8002979e624aff0c03ab25fae49665624121c94b923432d6769b7885302cdf51
                     *     R-2026-03-16,(00)376104250990000028,packed,station 2401990000038,2026-12-01T03:32:28.676Z,false,,,,contradiction,6,resolved,,,2026-12-01T03:32:30.017Z,2026-12-01T03:32:30.020Z,demo-auditor,audit.FindingResolved,03e6eb83-a509-8c7f-8f4f-38c003e64fe7,3009,98f448da0b10671ee1cb101a9601ca60121c8eb36e18be36eccfe520f4ce7d7f
                     */
                    "text/csv": string;
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROUND_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPORT_TOO_LARGE";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    exportStationDay: {
        parameters: {
            query?: {
                /** @description overrides the header Accept */
                format?: "json" | "csv" | "html" | "pdf";
                /** @description of html and pdf; overrides Accept-Language */
                lang?: "en" | "zh";
                /** @description of csv: a spreadsheet, the default, gets keys in GS1 notation and an apostrophe before each text that it would change or run; a program gets every value exactly as it is recorded */
                for?: "spreadsheet" | "program";
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
                /** @description only events up to this log position; the last one when omitted */
                position?: number;
            };
            header?: {
                /** @description zh or en */
                "Accept-Language"?: string;
            };
            path: {
                /**
                 * @description as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN
                 * @example 2401990000038
                 */
                gln: string;
                /**
                 * @description a date in UTC+8: `2026-03-16`
                 * @example 2026-03-16
                 */
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description a file name */
                    "Content-Disposition"?: string;
                    /** @description the log position of the export */
                    "Boxtrail-Position"?: number;
                    /** @description SHA-256 (hex) of the document */
                    "Boxtrail-Sha256"?: string;
                    /** @description the hash recorded for the same export, if it differs */
                    "Boxtrail-Recorded-Sha256"?: string;
                    /** @description its id in `/v1/differences`, then `; open` or `; accepted` */
                    "Boxtrail-Difference"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "document": {
                     *         "about": {
                     *           "at": null,
                     *           "day": "2026-03-16",
                     *           "from": "2026-03-15T16:00:00.000Z",
                     *           "gln": "2401990000038",
                     *           "kind": "station-day",
                     *           "knownAt": null,
                     *           "until": "2026-03-16T16:00:00.000Z",
                     *           "version": 2
                     *         },
                     *         "entries": [],
                     *         "totals": {
                     *           "balanced": true,
                     *           "brokenBoxes": 0,
                     *           "entries": 0,
                     *           "entriesWithFindings": 0,
                     *           "held": 0,
                     *           "in": 0,
                     *           "opening": 0,
                     *           "out": 0,
                     *           "sinceTheBeginning": {
                     *             "held": 0,
                     *             "in": 0,
                     *             "out": 0,
                     *             "writtenOff": 0
                     *           },
                     *           "writtenOff": 0
                     *         }
                     *       },
                     *       "madeAt": "2026-12-01T03:32:32.345Z",
                     *       "names": {
                     *         "2401990000038": "示例超市"
                     *       },
                     *       "tier": "supplier",
                     *       "position": 3015,
                     *       "sha256": "c516594c73b06cdbbe728a30d11107c70e2eedc7389e643cd09fc826d4072ae5",
                     *       "difference": null
                     *     }
                     */
                    "application/json": {
                        /** @description what is exported, and no more than the log says */
                        document: {
                            /** @description names the kind, its version, the subject and the moment */
                            about: {
                                [key: string]: unknown;
                            };
                            entries: {
                                [key: string]: unknown;
                            }[];
                            totals: {
                                [key: string]: unknown;
                            };
                        };
                        /** Format: date-time */
                        madeAt: string;
                        /** @description present names of the places in the document, by GLN */
                        names: {
                            [key: string]: string;
                        };
                        /** @description the present tier of the station */
                        tier: string;
                        /**
                         * Format: int64
                         * @description log position of the document
                         */
                        position: number;
                        /** @description SHA-256 (hex) of `document` in canonical form (RFC 8785) */
                        sha256: string;
                        /** @description the hash recorded before, if it differs */
                        difference: {
                            /** @description its id in `/v1/differences` */
                            id: string;
                            recordedSha256: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** @description null while nobody has accepted it */
                            accepted: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                reason: string;
                            } | null;
                        } | null;
                    };
                    /** @example station_gln,day,sscc,movement,step,kind,place_gln,place_name,to_gln,to_name,occurred_at,recorded_at,late,counts,corrected_by_position,custody_before,custody_after,actor,load_id,pass_ids,findings,open_findings,answers,details,source_type,source_event_id,source_position */
                    "text/csv": string;
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EXPORT_TOO_LARGE";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listHeldBoxes: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description boxes that this station has; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                station?: string;
                /** @description boxes that travel with this load */
                load?: string;
                /** @description boxes that this team has */
                team?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sscc": "376104250990000028",
                     *           "status": "packed",
                     *           "holder": {
                     *             "type": "station",
                     *             "id": "2401990000038"
                     *           },
                     *           "since": "2026-12-01T03:32:28.676Z",
                     *           "hours": 0,
                     *           "limitHours": 48,
                     *           "overdueHours": null
                     *         }
                     *       ],
                     *       "next": null,
                     *       "places": {
                     *         "2401990000038": "示例超市"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["HeldBoxPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listOverdueBoxes: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description boxes that this station has; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                station?: string;
                /** @description boxes that travel with this load */
                load?: string;
                /** @description boxes that this team has */
                team?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sscc": "020123450100000031",
                     *           "status": "in-transit",
                     *           "holder": {
                     *             "type": "load",
                     *             "id": "L1.2.1"
                     *           },
                     *           "since": "2026-03-16T04:30:00.000Z",
                     *           "hours": 6239.04,
                     *           "limitHours": 12,
                     *           "overdueHours": 6227.04
                     *         }
                     *       ],
                     *       "next": "WyJvdmVyZHVlLWJveGVzIiwiVDFQTm9Zd3IiLCIyMDI2LTAzLTE2VDE2OjMwOjAwLjAwMFogMDIwMTIzNDUwMTAwMDAwMDMxIl0",
                     *       "places": {}
                     *     }
                     */
                    "application/json": components["schemas"]["HeldBoxPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listOpenLoads: {
        parameters: {
            query: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description why the load needs a person */
                problem: "late" | "invalid-pass";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "next": null,
                     *       "places": {}
                     *     }
                     */
                    "application/json": components["schemas"]["OpenLoadPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getWorkCounts: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "atMost": 1000,
                     *       "day": "2026-12-01",
                     *       "openBreaks": 2,
                     *       "openQuestions": 7,
                     *       "answeredToday": 2,
                     *       "overdueBoxes": 2,
                     *       "lateLoads": 0,
                     *       "invalidPassLoads": 0
                     *     }
                     */
                    "application/json": components["schemas"]["WorkCounts"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listEventsOfActor: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the holder of an API key, or a policy
                 * @example demo-packer
                 */
                actor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "position": 2844,
                     *           "stream": "packing-job-round-1-220106011200",
                     *           "revision": 2,
                     *           "id": "dac1ff93-827d-847e-8a46-6b05dcd9eee7",
                     *           "recordedAt": "2026-03-16T02:00:00.029Z",
                     *           "metadata": {
                     *             "actor": "demo-packer",
                     *             "role": "packer",
                     *             "commandId": "6bfbc35e-887a-8915-ad3f-eddd97daafad",
                     *             "correlationId": "96326a24b7b743a1847ab63eda52cc67",
                     *             "causationId": "96326a24b7b743a1847ab63eda52cc67"
                     *           },
                     *           "event": {
                     *             "type": "packing.BoxesAssigned",
                     *             "occurredAt": "2026-03-16T01:00:00.000Z",
                     *             "data": {
                     *               "jobId": "round-1-220106011200",
                     *               "boxes": [
                     *                 {
                     *                   "sscc": "020123450100000017",
                     *                   "needId": "need-1-1",
                     *                   "gtin": "02000000001012"
                     *                 },
                     *                 {
                     *                   "sscc": "020123450100000024",
                     *                   "needId": "need-1-2",
                     *                   "gtin": "02000000001005"
                     *                 },
                     *                 {
                     *                   "sscc": "020123450100000031",
                     *                   "needId": "need-1-2",
                     *                   "gtin": "02000000001012"
                     *                 },
                     *                 {
                     *                   "sscc": "020123450100000048",
                     *                   "needId": "need-1-3",
                     *                   "gtin": "02000000001029"
                     *                 },
                     *                 {
                     *                   "sscc": "020123450100000055",
                     *                   "needId": "need-1-4",
                     *                   "gtin": "02000000001005"
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "next": "WyJhY3RzL2RlbW8tcGFja2VyIiwiVDFQTm9Zd3IiLCIyODQ0Il0"
                     *     }
                     */
                    "application/json": components["schemas"]["PublishedEventPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listLoadsOfPass: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description id of the pass
                 * @example V-吉A12345
                 */
                passId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "loadId": "L-2026-03-16-1",
                     *           "plate": "吉A12345",
                     *           "driverRef": "driver-1",
                     *           "fromGln": "2401990000038",
                     *           "dispatchedAt": "2026-12-01T03:32:29.140Z",
                     *           "arrivedAt": "2026-12-01T03:32:29.270Z",
                     *           "onTheRoad": false,
                     *           "lastUsedAt": "2026-12-01T03:32:29.242Z",
                     *           "affected": null,
                     *           "withdrawn": null
                     *         }
                     *       ],
                     *       "next": null,
                     *       "places": {
                     *         "2401990000038": "示例超市"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PassLoadPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listRecalls: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only recalls in this state; all when omitted */
                status?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "recallId": "recall-1",
                     *           "gtin": "02000000010106",
                     *           "lot": "L11",
                     *           "reason": "a laboratory found too much of a pesticide",
                     *           "openedAt": "2026-03-16T14:30:00.000Z",
                     *           "openedBy": "demo-market-supervision",
                     *           "status": "open",
                     *           "closedAt": null,
                     *           "closedBy": null
                     *         }
                     *       ],
                     *       "next": "WyJyZWNhbGxzIiwiVDFQTm9Zd3IiLCIyMDI2LTAzLTE2VDE0OjMwOjAwLjAwMFogcmVjYWxsLTEiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RecallPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    openRecall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recallId": "recall-2026-03-16",
                 *       "gtin": "02069900000020",
                 *       "lot": "L-2026-11",
                 *       "reason": "mouldy potatoes"
                 *     }
                 */
                "application/json": components["schemas"]["RecallBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    /** @description where it can be read */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recallId": "recall-2026-03-16",
                     *       "revision": 1,
                     *       "position": 3012,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["OpenRecallResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "RECALL_EXISTS";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getRecall: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
            };
            header?: never;
            path: {
                /**
                 * @description the recall
                 * @example recall-2026-03-16
                 */
                recallId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recallId": "recall-2026-03-16",
                     *       "gtin": "02069900000020",
                     *       "lot": "L-2026-11",
                     *       "reason": "mouldy potatoes",
                     *       "openedAt": "2026-12-01T03:32:30.731Z",
                     *       "openedBy": "demo-admin",
                     *       "status": "open",
                     *       "closedAt": null,
                     *       "closedBy": null,
                     *       "boxes": 2,
                     *       "outcomes": {
                     *         "open": 0,
                     *         "recovered": 1,
                     *         "destroyed": 0,
                     *         "written-off": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CountedRecall"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECALL_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listRecalledBoxes: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description only boxes with this outcome */
                outcome?: "open" | "recovered" | "destroyed" | "written-off";
            };
            header?: never;
            path: {
                /**
                 * @description the recall
                 * @example recall-2026-03-16
                 */
                recallId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sscc": "376104250990000011",
                     *           "quantity": 5,
                     *           "status": "delivered",
                     *           "since": "2026-12-01T03:32:29.441Z",
                     *           "destinationGln": "2401990000021",
                     *           "outcome": "written-off",
                     *           "reason": "the household threw it away",
                     *           "holder": {
                     *             "type": "resident",
                     *             "id": "hh-1"
                     *           },
                     *           "hidden": []
                     *         }
                     *       ],
                     *       "next": "WyJyZWNhbGxzL3JlY2FsbC0yMDI2LTAzLTE2IiwiVDFQTm9Zd3IiLCIzNzYxMDQyNTA5OTAwMDAwMTEiXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RecalledBoxPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECALL_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    listRecallHolders: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the recall
                 * @example recall-2026-03-16
                 */
                recallId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "type": "resident",
                     *           "id": null,
                     *           "boxes": 1,
                     *           "open": 0
                     *         }
                     *       ],
                     *       "next": "WyJyZWNhbGxzL3JlY2FsbC0yMDI2LTAzLTE2L2hvbGRlcnMiLCJUMVBOb1l3ciIsInJlc2lkZW50IC0iXQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RecallHolderPage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECALL_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    recoverBoxes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description the recall
                 * @example recall-2026-03-16
                 */
                recallId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "atGln": "2401990000038",
                 *       "ssccs": [
                 *         "376104250990000028"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RecoveryBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recallId": "recall-2026-03-16",
                     *       "revision": 2,
                     *       "position": 3013,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["RecoverBoxesResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECALL_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "BOX_NOT_IN_RECALL" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "RECALLED_BOX_ELSEWHERE" | "RECALL_CLOSED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    writeOffBoxes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description the recall
                 * @example recall-2026-03-16
                 */
                recallId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ssccs": [
                 *         "376104250990000011"
                 *       ],
                 *       "reason": "the household threw it away"
                 *     }
                 */
                "application/json": components["schemas"]["WriteOffBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recallId": "recall-2026-03-16",
                     *       "revision": 3,
                     *       "position": 3014,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["WriteOffBoxesResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "DUPLICATE_IN_REQUEST" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECALL_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "BOX_NOT_IN_RECALL" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "RECALL_CLOSED";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    closeRecall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description the recall
                 * @example recall-2026-03-16
                 */
                recallId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description revision of what is answered, for `If-Match` */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recallId": "recall-2026-03-16",
                     *       "revision": 4,
                     *       "position": 3015,
                     *       "changed": true
                     *     }
                     */
                    "application/json": components["schemas"]["CloseRecallResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BODY_EMPTY" | "ENCODING_INVALID" | "EVENT_INVALID" | "IDEMPOTENCY_KEY_INVALID" | "IDEMPOTENCY_KEY_MISSING" | "IF_MATCH_INVALID" | "INPUT_INVALID" | "JSON_INVALID" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATING_NOT_ALLOWED" | "ORIGIN_FOREIGN" | "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "RECALL_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            /** @description Conflict */
            409: {
                headers: {
                    /** @description when to send the request again, in s */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BACK_DATED" | "IDEMPOTENCY_KEY_IN_PROGRESS" | "RECALL_BOXES_OPEN";
                    };
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STALE_REVISION";
                    };
                };
            };
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_KEY_REUSED";
                    };
                };
            };
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getLoadHistory: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
            };
            header?: never;
            path: {
                /**
                 * @description id of the load
                 * @example L-2026-03-16-1
                 */
                loadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loadId": "L-2026-03-16-1",
                     *       "at": null,
                     *       "knownAt": null,
                     *       "status": "received",
                     *       "history": [
                     *         {
                     *           "kind": "planned",
                     *           "actor": "demo-admin",
                     *           "boxes": null,
                     *           "scanId": null,
                     *           "details": {
                     *             "plate": "吉A12345",
                     *             "toGln": "2401990000021",
                     *             "fromGln": "2401990000038",
                     *             "driverRef": "driver-1"
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2987,
                     *           "occurredAt": "2026-12-01T03:32:28.995Z",
                     *           "recordedAt": "2026-12-01T03:32:28.999Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "loaded",
                     *           "actor": "demo-admin",
                     *           "boxes": 2,
                     *           "scanId": null,
                     *           "details": {
                     *             "atGln": "2401990000038"
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2988,
                     *           "occurredAt": "2026-12-01T03:32:29.016Z",
                     *           "recordedAt": "2026-12-01T03:32:29.019Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "taken-off",
                     *           "actor": "demo-admin",
                     *           "boxes": 1,
                     *           "scanId": null,
                     *           "details": {
                     *             "atGln": "2401990000038",
                     *             "reason": "its seal is broken"
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2989,
                     *           "occurredAt": "2026-12-01T03:32:29.035Z",
                     *           "recordedAt": "2026-12-01T03:32:29.036Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "sealed",
                     *           "actor": "demo-admin",
                     *           "boxes": null,
                     *           "scanId": null,
                     *           "details": {
                     *             "sealId": "TRUCK-1"
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2990,
                     *           "occurredAt": "2026-12-01T03:32:29.068Z",
                     *           "recordedAt": "2026-12-01T03:32:29.068Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "dispatched",
                     *           "actor": "demo-admin",
                     *           "boxes": 1,
                     *           "scanId": null,
                     *           "details": {
                     *             "plate": "吉A12345",
                     *             "toGln": "2401990000021",
                     *             "fromGln": "2401990000038",
                     *             "driverRef": "driver-1",
                     *             "driverPassId": "D-driver-1",
                     *             "vehiclePassId": "V-吉A12345"
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2992,
                     *           "occurredAt": "2026-12-01T03:32:29.140Z",
                     *           "recordedAt": "2026-12-01T03:32:29.142Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "checkpoint",
                     *           "actor": "demo-admin",
                     *           "boxes": null,
                     *           "scanId": "S-1",
                     *           "details": {
                     *             "passId": "V-吉A12345",
                     *             "verdict": "valid",
                     *             "zoneGln": "2401990000021",
                     *             "checkpointRef": "checkpoint-1"
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2994,
                     *           "occurredAt": "2026-12-01T03:32:29.242Z",
                     *           "recordedAt": "2026-12-01T03:32:29.251Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "arrived",
                     *           "actor": "demo-admin",
                     *           "boxes": null,
                     *           "scanId": "S-2",
                     *           "details": {
                     *             "atGln": "2401990000021",
                     *             "sealIntact": true
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2995,
                     *           "occurredAt": "2026-12-01T03:32:29.270Z",
                     *           "recordedAt": "2026-12-01T03:32:29.271Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "received",
                     *           "actor": "demo-admin",
                     *           "boxes": 1,
                     *           "scanId": "S-3",
                     *           "details": {
                     *             "atGln": "2401990000021",
                     *             "discrepancies": 0
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2996,
                     *           "occurredAt": "2026-12-01T03:32:29.289Z",
                     *           "recordedAt": "2026-12-01T03:32:29.291Z",
                     *           "correctedBy": null
                     *         }
                     *       ],
                     *       "boxes": 2,
                     *       "byStatus": {
                     *         "delivered": 1,
                     *         "packed": 1
                     *       },
                     *       "broken": 0,
                     *       "toDo": {
                     *         "contradiction": "Correct the scan that is wrong; if all are right, resolve the finding."
                     *       },
                     *       "items": [
                     *         {
                     *           "sscc": "376104250990000011",
                     *           "status": "delivered",
                     *           "holder": {
                     *             "id": "hh-1",
                     *             "type": "resident"
                     *           },
                     *           "since": "2026-12-01T03:32:29.441Z",
                     *           "broken": false,
                     *           "explained": false,
                     *           "open": [],
                     *           "last": {
                     *             "kind": "received",
                     *             "occurredAt": "2026-12-01T03:32:29.289Z"
                     *           }
                     *         },
                     *         {
                     *           "sscc": "376104250990000028",
                     *           "status": "packed",
                     *           "holder": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "since": "2026-12-01T03:32:28.676Z",
                     *           "broken": false,
                     *           "explained": false,
                     *           "open": [
                     *             "contradiction"
                     *           ],
                     *           "last": {
                     *             "kind": "taken-off",
                     *             "occurredAt": "2026-12-01T03:32:29.035Z"
                     *           }
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["LoadHistory"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "LOAD_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    getRoundHistory: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description event time: events until then; now when omitted */
                at?: string;
                /** @description record time: what was known by then; now when omitted */
                knownAt?: string;
            };
            header?: never;
            path: {
                /**
                 * @description id of the round
                 * @example R-2026-03-16
                 */
                roundId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roundId": "R-2026-03-16",
                     *       "at": null,
                     *       "knownAt": null,
                     *       "status": "packed-short",
                     *       "history": [
                     *         {
                     *           "kind": "opened",
                     *           "actor": "demo-admin",
                     *           "boxes": null,
                     *           "scanId": null,
                     *           "details": {
                     *             "cutoffAt": "2099-12-31T08:00:00.000Z",
                     *             "supplierGln": "2401990000038",
                     *             "communityGln": "2401990000021"
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2967,
                     *           "occurredAt": "2026-12-01T03:32:28.336Z",
                     *           "recordedAt": "2026-12-01T03:32:28.339Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "closed",
                     *           "actor": "demo-admin",
                     *           "boxes": null,
                     *           "scanId": null,
                     *           "details": {
                     *             "needs": 1,
                     *             "closedBy": "hand"
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2973,
                     *           "occurredAt": "2026-12-01T03:32:28.437Z",
                     *           "recordedAt": "2026-12-01T03:32:28.438Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "packing",
                     *           "actor": "policy:packing.create-jobs",
                     *           "boxes": 3,
                     *           "scanId": null,
                     *           "details": {},
                     *           "ordinal": 0,
                     *           "position": 2975,
                     *           "occurredAt": "2026-12-01T03:32:28.437Z",
                     *           "recordedAt": "2026-12-01T03:32:28.446Z",
                     *           "correctedBy": null
                     *         },
                     *         {
                     *           "kind": "packed-short",
                     *           "actor": "demo-admin",
                     *           "boxes": 2,
                     *           "scanId": null,
                     *           "details": {
                     *             "shortages": 1
                     *           },
                     *           "ordinal": 0,
                     *           "position": 2982,
                     *           "occurredAt": "2026-12-01T03:32:28.816Z",
                     *           "recordedAt": "2026-12-01T03:32:28.824Z",
                     *           "correctedBy": null
                     *         }
                     *       ],
                     *       "boxes": 2,
                     *       "byStatus": {
                     *         "delivered": 1,
                     *         "packed": 1
                     *       },
                     *       "broken": 0,
                     *       "toDo": {
                     *         "contradiction": "Correct the scan that is wrong; if all are right, resolve the finding."
                     *       },
                     *       "items": [
                     *         {
                     *           "sscc": "376104250990000011",
                     *           "status": "delivered",
                     *           "holder": {
                     *             "id": "hh-1",
                     *             "type": "resident"
                     *           },
                     *           "since": "2026-12-01T03:32:29.441Z",
                     *           "broken": false,
                     *           "explained": false,
                     *           "open": [],
                     *           "last": {
                     *             "kind": "packed",
                     *             "occurredAt": "2026-12-01T03:32:28.629Z"
                     *           }
                     *         },
                     *         {
                     *           "sscc": "376104250990000028",
                     *           "status": "packed",
                     *           "holder": {
                     *             "id": "2401990000038",
                     *             "type": "station"
                     *           },
                     *           "since": "2026-12-01T03:32:28.676Z",
                     *           "broken": false,
                     *           "explained": false,
                     *           "open": [
                     *             "contradiction"
                     *           ],
                     *           "last": {
                     *             "kind": "packed",
                     *             "occurredAt": "2026-12-01T03:32:28.676Z"
                     *           }
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["RoundHistory"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROUND_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            /** @description URI Too Long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "URL_TOO_LONG";
                    };
                };
            };
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
    compareTrails: {
        parameters: {
            query?: {
                /** @description wait (at most 5 s) until this log position is visible */
                atLeast?: number;
                /** @description items of a page, at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description event time of the first moment */
                fromAt?: string;
                /** @description record time of the first moment */
                fromKnownAt?: string;
                /** @description event time of the second moment */
                toAt?: string;
                /** @description record time of the second moment */
                toKnownAt?: string;
                /** @description only this box; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                sscc?: string;
                /** @description only boxes that have been in the custody of this place; as bare digits, as scanned (with symbology identifier and AIs), as GS1 Digital Link or as EPC URN */
                gln?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sscc": "376104250990000028",
                     *           "from": null,
                     *           "to": {
                     *             "status": "packed",
                     *             "holder": {
                     *               "id": "2401990000038",
                     *               "type": "station"
                     *             },
                     *             "since": "2026-12-01T03:32:28.676Z",
                     *             "broken": false,
                     *             "explained": false,
                     *             "open": [
                     *               "contradiction"
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["TrailChangePage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CURSOR_INVALID" | "INPUT_INVALID" | "POSITION_UNKNOWN" | "REQUEST_MALFORMED" | "TIME_IN_FUTURE";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "STATION_NOT_YOURS";
                    };
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "BOX_UNKNOWN" | "STATION_UNKNOWN";
                    };
                };
            };
            406: components["responses"]["Problem406"];
            408: components["responses"]["Problem408"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            417: components["responses"]["Problem417"];
            429: components["responses"]["Problem429"];
            431: components["responses"]["Problem431"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
            default: components["responses"]["Problem"];
        };
    };
}
