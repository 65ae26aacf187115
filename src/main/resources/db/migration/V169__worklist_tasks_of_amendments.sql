-- The tasks of an amendment belong to its agreement, and are found by its own id too.
create index open_task_business_key on open_task (business_key);
