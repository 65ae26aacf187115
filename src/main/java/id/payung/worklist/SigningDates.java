package id.payung.worklist;

import id.payung.agreement.AgreementStatus;
import id.payung.notification.Notice;
import id.payung.notification.Notifications;
import id.payung.party.Staff;
import id.payung.platform.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The days on which agreements of the fast track are to be signed at the latest, and who is told where one was missed. */
@Service
public class SigningDates {

    private static final List<String> BEFORE_SIGNED = Arrays.stream(AgreementStatus.values())
            .filter(AgreementStatus::isBeforeSigned)
            .map(Enum::name)
            .toList();

    private final JdbcClient jdbc;
    private final Staff staff;
    private final Notifications notifications;
    private final Clock clock;

    SigningDates(JdbcClient jdbc, Staff staff, Notifications notifications, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Empty where the agreement is on no fast track. */
    public Optional<LocalDate> of(UUID agreement) {
        return jdbc.sql("select sign_by from agreement where id = :agreement and sign_by is not null")
                .param("agreement", agreement)
                .query(LocalDate.class)
                .optional();
    }

    private record Missed(
            UUID agreement,
            String title,
            AgreementStatus status,
            LocalDate signBy,
            String branch,
            String municipality,
            String agency) {}

    /** Tells the heads and managers of both sides, once. */
    @Transactional
    public void tellMissed() {
        for (var missed : missed()) {
            Stream.of(
                            staff.holding(Role.BRANCH_HEAD, missed.branch(), null),
                            staff.holding(Role.REGIONAL_HEAD, missed.branch(), null),
                            staff.holding(Role.MANAGER, missed.branch(), null),
                            staff.holding(Role.AGENCY_HEAD, missed.municipality(), missed.agency()),
                            staff.holding(Role.MANAGER, missed.municipality(), null))
                    .flatMap(List::stream)
                    .distinct()
                    .forEach(contact -> notifications.enqueue(notice(contact, missed)));
        }
    }

    private List<Missed> missed() {
        return jdbc.sql(
                        """
                select a.id, a.title, a.status, a.sign_by, a.branch, a.municipality, a.agency
                  from agreement a join municipality m on m.id = a.municipality
                 where a.sign_by < (cast(:now as timestamptz) at time zone m.zone)::date and a.status in (:statuses)
                 order by a.sign_by, a.id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("statuses", BEFORE_SIGNED)
                .query((row, number) -> new Missed(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        AgreementStatus.valueOf(row.getString("status")),
                        row.getObject("sign_by", LocalDate.class),
                        row.getString("branch"),
                        row.getString("municipality"),
                        row.getString("agency")))
                .list();
    }

    private static Notice notice(Staff.Contact contact, Missed missed) {
        return new Notice(
                "signBy:%s:%s:%s".formatted(missed.agreement(), missed.signBy(), contact.userId()),
                missed.agreement(),
                new Notice.Recipient(contact.userId(), contact.email()),
                "worklist.mail.signBy",
                List.of(
                        contact.name(),
                        missed.title(),
                        missed.signBy(),
                        new Notice.Phrase("agreement.status." + missed.status())),
                "/agreements/" + missed.agreement());
    }
}
