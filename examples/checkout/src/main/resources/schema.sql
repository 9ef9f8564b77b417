create table if not exists orders (
    id bigint generated always as identity primary key,
    number varchar(40) not null unique,
    product varchar(40) not null,
    refunded boolean default false not null
);
