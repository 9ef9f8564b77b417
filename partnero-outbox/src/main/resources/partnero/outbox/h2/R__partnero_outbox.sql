-- The outbox of Partnero for Java, for H2.
create table if not exists partnero_outbox (
    id varchar(64) not null primary key, -- SHA-256 of program, kind and key: told apart to the letter
    program varchar(200) not null, -- partnero.outbox.name, a slash, and the client
    kind varchar(10) not null, -- SALE or CREDIT
    entry_key varchar(250) not null,
    -- What callers want. Only they write these columns.
    wanted varchar(10) not null, -- SALE or NOTHING
    payload varchar, -- in the JSON of the API document; null for nothing, and once it is emptied
    earlier varchar, -- payloads that were wanted before, one a line
    wanted_no int not null,
    revision bigint not null,
    change_id bigint not null,
    sold_at bigint, -- date of the sale; milliseconds since 1970 by the clock of the database, as all times
    conflict_at bigint, -- when another content came with the same revision
    -- What is known of Partnero. Only the deliverer and persons write these columns.
    state varchar(10) not null,
    next_look varchar(10) not null,
    stopped_in varchar(10),
    stopped_no int,
    wire int not null, -- 1 for the key itself, n for key~n
    sent varchar,
    sent_no int,
    audits varchar(1000), -- wire keys that were given up, and when each is looked at again
    attempts int not null,
    failures int not null,
    reason varchar(1000),
    history varchar(4000) not null,
    recorded_at bigint not null,
    counted_from bigint not null,
    changed_at bigint not null,
    version bigint not null,
    due_at bigint, -- also the end of a lease, a window or a back-off
    -- Not "state in (..)": H2 then asks the session that has made the table, and fails once that is closed.
    constraint partnero_outbox_scheduled check (due_at is not null
        or locate(state, 'RECORDED ABSENT REFUSED ATTENTION DISCARDED') > 0)
);
create index if not exists partnero_outbox_due on partnero_outbox (program, due_at);
create index if not exists partnero_outbox_conflict on partnero_outbox (conflict_at);
create index if not exists partnero_outbox_state on partnero_outbox (state, program, counted_from);

create table if not exists partnero_outbox_program (
    program varchar(200) not null primary key,
    paused_until bigint not null,
    reason varchar(1000)
);
