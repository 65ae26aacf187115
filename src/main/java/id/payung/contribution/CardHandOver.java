package id.payung.contribution;

import id.payung.party.BusinessCalendar;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that the member cards, which BPJS issues, were handed over. */
@Service
public class CardHandOver {

    private final Bills bills;
    private final BusinessCalendar calendar;
    private final Journal journal;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final Clock clock;

    CardHandOver(
            Bills bills,
            BusinessCalendar calendar,
            Journal journal,
            CurrentUser currentUser,
            JdbcClient jdbc,
            Clock clock) {
        this.bills = bills;
        this.calendar = calendar;
        this.journal = journal;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param cards how many; no more than the bill's people, whose number and card come with the first payment [V PM1b] */
    @Transactional
    public void record(BillId id, LocalDate on, int cards, @Nullable String note) {
        var bill = bills.lock(id);
        var posting = bill.posting();
        if (posting == null) {
            throw Refused.because("contribution.cards.notPosted");
        }
        var today = calendar.today(bill.municipality());
        if (on.isBefore(posting.on()) || on.isAfter(today)) {
            throw Refused.field("handedOverOn", "contribution.cards.day", posting.on(), today);
        }
        int people = bill.calculation().people();
        if (cards < 1 || cards > people) {
            throw Refused.field("cards", "contribution.cards.number", people);
        }
        try {
            jdbc.sql(
                            """
                    insert into card_hand_over (bill_id, handed_over_on, cards, note, recorded_by, recorded_at)
                    values (:bill, :on, :cards, :note, :by, :at)""")
                    .param("bill", id.value())
                    .param("on", on)
                    .param("cards", cards)
                    .param("note", note)
                    .param("by", currentUser.actor().id())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("contribution.cards.alreadyRecorded");
        }
        journal.record(
                bill.agreement().value(),
                "bill",
                id.value(),
                "bill.cardsHandedOver",
                null,
                null,
                String.valueOf(cards));
    }
}
