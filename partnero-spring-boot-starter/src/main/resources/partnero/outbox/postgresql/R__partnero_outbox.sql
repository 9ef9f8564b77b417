-- The outbox of Partnero for Java, for PostgreSQL.
-- "if not exists" fails where two instances start at the same moment, so that one waits for the other.
select pg_advisory_lock(hashtext('partnero_outbox'));

create table if not exists partnero_outbox (
    id varchar(64) not null primary key, -- SHA-256 of program, kind and key: keys of any length, told apart to the letter
    program varchar(200) not null,
    kind varchar(10) not null,
    entry_key text not null,
    payload text not null,
    payload_version int not null,
    state varchar(20) not null,
    attempts int not null,
    failures int not null,
    reason varchar(1000),
    absent_since bigint, -- milliseconds since 1970, as all times
    recorded_at bigint not null,
    counted_from bigint not null,
    changed_at bigint not null,
    due_at bigint,
    version bigint not null
);
create index if not exists partnero_outbox_state on partnero_outbox (program, state, recorded_at);

create table if not exists partnero_outbox_schedule (
    task_name varchar(250) not null,
    task_instance varchar(64) not null,
    task_data bytea,
    execution_time timestamp(6) with time zone not null,
    picked boolean not null,
    picked_by varchar(250),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures int,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index if not exists partnero_outbox_schedule_due on partnero_outbox_schedule (execution_time);
create index if not exists partnero_outbox_schedule_heartbeat on partnero_outbox_schedule (last_heartbeat);

select pg_advisory_unlock(hashtext('partnero_outbox'));
