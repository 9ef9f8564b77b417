create table sold (
    number varchar(40) not null primary key,
    customer varchar(40) not null,
    currency varchar(3) not null,
    cents int not null,
    refunded_cents int not null,
    paid_at timestamp with time zone not null,
    changed_at timestamp with time zone not null
);
