create table orders (number varchar(40) not null primary key);
