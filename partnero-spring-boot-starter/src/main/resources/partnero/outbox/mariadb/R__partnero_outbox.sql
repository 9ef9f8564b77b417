-- The outbox of Partnero for Java, for MySQL and MariaDB.
create table if not exists partnero_outbox (
    id varchar(64) character set ascii not null primary key, -- SHA-256 of program, kind and key: keys of any length, told apart to the letter
    program varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    kind varchar(10) not null,
    entry_key text character set utf8mb4 collate utf8mb4_bin not null,
    payload mediumtext character set utf8mb4 collate utf8mb4_bin not null,
    payload_version int not null,
    state varchar(20) not null,
    attempts int not null,
    failures int not null,
    reason varchar(1000) character set utf8mb4,
    absent_since bigint, -- milliseconds since 1970, as all times
    recorded_at bigint not null,
    counted_from bigint not null,
    changed_at bigint not null,
    due_at bigint,
    version bigint not null,
    index partnero_outbox_state (program, state, recorded_at)
);

create table if not exists partnero_outbox_schedule (
    task_name varchar(250) character set utf8mb4 collate utf8mb4_bin not null,
    task_instance varchar(64) character set ascii not null,
    task_data blob,
    execution_time timestamp(6) not null default current_timestamp(6),
    picked boolean not null,
    picked_by varchar(250),
    last_success timestamp(6) null,
    last_failure timestamp(6) null,
    consecutive_failures int,
    last_heartbeat timestamp(6) null,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance),
    index partnero_outbox_schedule_due (execution_time),
    index partnero_outbox_schedule_heartbeat (last_heartbeat)
);
