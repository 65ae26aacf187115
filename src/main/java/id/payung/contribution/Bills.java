package id.payung.contribution;

import id.payung.agreement.AgreementId;
import id.payung.agreement.CoveragePeriod;
import id.payung.agreement.Programme;
import id.payung.platform.Refused;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bills, one row each. */
@Repository
class Bills {

    private static final String ALL = "select * from bill where ";

    private final JdbcClient jdbc;

    Bills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Bill require(BillId id) {
        return one("id = :id", id);
    }

    /** For a change: whoever comes second waits, and then sees what the first did. */
    Bill lock(BillId id) {
        return one("id = :id for update", id);
    }

    private Bill one(String condition, BillId id) {
        return jdbc.sql(ALL + condition)
                .param("id", id.value())
                .query(Bills::bill)
                .optional()
                .orElseThrow(() -> Refused.absent("contribution.notFound"));
    }

    Optional<Bill> withCode(String billingCode) {
        return jdbc.sql(ALL + "billing_code = :code")
                .param("code", billingCode)
                .query(Bills::bill)
                .optional();
    }

    /** The agreement's bills, first period first. */
    List<Bill> of(AgreementId agreement, int page, int size) {
        return jdbc.sql(ALL + "agreement_id = :agreement order by first_day, id limit :size offset :offset")
                .param("agreement", agreement.value())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Bills::bill)
                .list();
    }

    long count(AgreementId agreement) {
        return jdbc.sql("select count(*) from bill where agreement_id = :agreement")
                .param("agreement", agreement.value())
                .query(Long.class)
                .single();
    }

    /** Bills that nobody has paid, for a change. */
    List<Bill> lockOpen(AgreementId agreement) {
        return jdbc.sql(
                        ALL
                                + "agreement_id = :agreement and status in ('CALCULATED', 'CODE_ISSUED') order by id for update")
                .param("agreement", agreement.value())
                .query(Bills::bill)
                .list();
    }

    /** Whether a billing code was ever entered that was not put aside. */
    boolean isAnyFrozen(AgreementId agreement) {
        return jdbc.sql(
                        """
                select exists (select 1 from bill where agreement_id = :agreement
                                  and status in ('CODE_ISSUED', 'PAID', 'POSTED', 'RECONCILED'))""")
                .param("agreement", agreement.value())
                .query(Boolean.class)
                .single();
    }

    /** Bills that somebody has paid, posted or not, for a change. */
    List<Bill> lockPaid(AgreementId agreement) {
        return jdbc.sql(
                        ALL
                                + "agreement_id = :agreement and status in ('PAID', 'POSTED', 'RECONCILED') order by id for update")
                .param("agreement", agreement.value())
                .query(Bills::bill)
                .list();
    }

    /** Bills with a code that nobody has paid. */
    List<Bill> unpaid(AgreementId agreement) {
        return jdbc.sql(ALL + "agreement_id = :agreement and status = 'CODE_ISSUED' order by first_day, id")
                .param("agreement", agreement.value())
                .query(Bills::bill)
                .list();
    }

    /** The roster's bills that have no code yet, for a change. */
    List<Bill> lockCalculated(UUID roster) {
        return jdbc.sql(ALL + "roster_id = :roster and status = 'CALCULATED' order by id for update")
                .param("roster", roster)
                .query(Bills::bill)
                .list();
    }

    /** Bills that are paid and not yet posted. */
    List<BillId> paid() {
        return jdbc.sql("select id from bill where status = 'PAID' order by id")
                .query((row, number) -> new BillId(row.getObject("id", UUID.class)))
                .list();
    }

    void insert(Bill bill) {
        save(
                """
                insert into bill (id, agreement_id, municipality, roster_id, first_day, months, months_before, programs, status, people,
                    months_left_out, amount, calculated_on)
                values (:id, :agreement, :municipality, :roster, :firstDay, :months, :monthsBefore, string_to_array(:programs, ','),
                    :status, :people, :monthsLeftOut, :amount, :calculatedOn)""",
                bill);
    }

    void update(Bill bill) {
        save(
                """
                update bill set status = :status, people = :people, months_left_out = :monthsLeftOut, amount = :amount,
                    calculated_on = :calculatedOn, billing_code = :code, due_on = :dueOn, code_entered_by = :enteredBy,
                    code_entered_at = :enteredAt, posted_on = :postedOn, letter_number = :letterNumber,
                    letter_date = :letterDate, posted_by = :postedBy, posted_at = :postedAt
                 where id = :id""",
                bill);
    }

    private void save(String sql, Bill bill) {
        var code = bill.code();
        var posting = bill.posting();
        var letter = posting == null ? null : posting.letter();
        jdbc.sql(sql)
                .param("id", bill.id().value())
                .param("agreement", bill.agreement().value())
                .param("municipality", bill.municipality())
                .param("roster", bill.roster())
                .param("firstDay", bill.period().firstDay())
                .param("months", bill.period().months())
                .param("monthsBefore", bill.monthsBefore())
                .param(
                        "programs",
                        bill.programs().stream().sorted().map(Enum::name).collect(Collectors.joining(",")))
                .param("status", bill.status().name())
                .param("people", bill.calculation().people())
                .param("monthsLeftOut", bill.calculation().monthsLeftOut())
                .param("amount", bill.calculation().amount())
                .param("calculatedOn", bill.calculation().on())
                .param("code", code == null ? null : code.number())
                .param("dueOn", code == null ? null : code.dueOn())
                .param("enteredBy", code == null ? null : code.enteredBy())
                .param("enteredAt", timestamp(code == null ? null : code.enteredAt()))
                .param("postedOn", posting == null ? null : posting.on())
                .param("letterNumber", letter == null ? null : letter.number())
                .param("letterDate", letter == null ? null : letter.date())
                .param("postedBy", posting == null ? null : posting.postedBy())
                .param("postedAt", timestamp(posting == null ? null : posting.postedAt()))
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Bill bill(ResultSet row, int number) throws SQLException {
        return new Bill(
                new BillId(row.getObject("id", UUID.class)),
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                row.getString("municipality"),
                row.getObject("roster_id", UUID.class),
                new CoveragePeriod(row.getObject("first_day", LocalDate.class), row.getInt("months")),
                row.getInt("months_before"),
                programs(row.getArray("programs")),
                BillStatus.valueOf(row.getString("status")),
                new Calculation(
                        row.getInt("people"),
                        row.getInt("months_left_out"),
                        row.getLong("amount"),
                        row.getObject("calculated_on", LocalDate.class)),
                code(row),
                posting(row));
    }

    private static Set<Programme> programs(Array stored) throws SQLException {
        return Arrays.stream((String[]) stored.getArray())
                .map(Programme::valueOf)
                .collect(Collectors.toSet());
    }

    private static @Nullable IssuedCode code(ResultSet row) throws SQLException {
        String number = row.getString("billing_code");
        return number == null
                ? null
                : new IssuedCode(
                        number,
                        row.getObject("due_on", LocalDate.class),
                        row.getString("code_entered_by"),
                        row.getTimestamp("code_entered_at").toInstant());
    }

    private static @Nullable Posting posting(ResultSet row) throws SQLException {
        var on = row.getObject("posted_on", LocalDate.class);
        if (on == null) {
            return null;
        }
        String letter = row.getString("letter_number");
        return new Posting(
                on,
                letter == null ? null : new RegionalLetter(letter, row.getObject("letter_date", LocalDate.class)),
                row.getString("posted_by"),
                row.getTimestamp("posted_at").toInstant());
    }
}
