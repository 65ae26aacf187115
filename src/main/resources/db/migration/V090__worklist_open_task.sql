-- The tasks that wait for people, as lists and reminders need them. Kept by the engine's task listener in the engine's own
-- transaction; organisation is where the task lies: the branch or the municipality.
create table open_task (
    task_id      text primary key,
    task_key     text        not null,
    process      text        not null,
    business_key uuid        not null,
    agreement_id uuid        not null,
    municipality text        not null,
    branch       text        not null,
    agency       text        not null,
    role         text        not null,
    organisation text        not null,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    remind_at    timestamptz not null,
    escalate_at  timestamptz not null,
    refer_at     timestamptz not null,
    assignee     text,
    reminded_at  timestamptz,
    escalated_at timestamptz,
    referred_at  timestamptz
);
create index open_task_desk on open_task (organisation, role, due_at, task_id);
create index open_task_assignee on open_task (assignee, due_at, task_id) where assignee is not null;
create index open_task_agreement on open_task (agreement_id);
create index open_task_business_key on open_task (business_key);
create index open_task_municipality on open_task (municipality, due_at);
create index open_task_branch on open_task (branch, due_at);
create index open_task_to_remind on open_task (remind_at) where reminded_at is null;
create index open_task_to_escalate on open_task (escalate_at) where escalated_at is null;
create index open_task_to_refer on open_task (refer_at) where referred_at is null;

-- Who was first, for whoever comes second.
create table done_task (
    task_id      text primary key,
    task_key     text        not null,
    agreement_id uuid        not null,
    municipality text        not null,
    branch       text        not null,
    agency       text        not null,
    role         text        not null,
    done_by      text        not null,
    done_at      timestamptz not null
);
