create table if not exists orders (
    id bigint generated always as identity primary key,
    number varchar(40) not null unique,
    product varchar(40) not null,
    paid_at timestamp with time zone not null,
    refunded_cents int default 0 not null,
    version bigint default 0 not null
);
-- What the emulator knows. Without it, balances would forget the orders at a restart.
create table if not exists emulator (
    id int primary key,
    state clob not null
);
