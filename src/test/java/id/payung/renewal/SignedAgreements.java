package id.payung.renewal;

import id.payung.agreement.AgreementId;
import id.payung.notification.Notifications;
import id.payung.support.PayungTest;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agreements that are signed from the start, as rows: Pekalongan with its branch, Kotabaru with its own. */
@PayungTest
abstract class SignedAgreements {

    @Autowired
    Notifications notifications;

    @Autowired
    JdbcClient jdbc;

    AgreementId sign(String municipality, String firstDay, int months, boolean renewable) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into agreement (id, version, kind, branch, municipality, agency, drafted_by_side, drafted_by, drafted_at,
                                       title, regime, sector, programs, quota, first_day, months, fund_source, legal_basis,
                                       refund_policy, signing_order, renewable, min_age, occupations, status, round,
                                       termination_round)
                values (:id, 0, 'PKS', :branch, :municipality, :agency, 'BRANCH', 'officer.' || :branch, now(),
                        'Perlindungan pekerja sosial keagamaan', 'BPU', 'OTHER', '{JKK,JKM}', 2170, :firstDay, :months,
                        'APBD_KOTA', '{Perda 10/2023}', 'REFUND', 'ANY', :renewable, 17, '{}', 'SIGNED', 1, 0)""")
                .param("id", id)
                .param("branch", municipality.equals("3375") ? "pkl" : "ktb")
                .param("municipality", municipality)
                .param("agency", municipality.equals("3375") ? "kesra" : "disnaker")
                .param("firstDay", LocalDate.parse(firstDay))
                .param("months", months)
                .param("renewable", renewable)
                .update();
        return new AgreementId(id);
    }

    AgreementId succeed(AgreementId predecessor, String status) {
        var row = jdbc.sql("select municipality, last_day + 1 as first_day, months from agreement where id = :id")
                .param("id", predecessor.value())
                .query()
                .singleRow();
        var successor = sign(
                (String) row.get("municipality"), row.get("first_day").toString(), (Integer) row.get("months"), true);
        jdbc.sql("update agreement set predecessor = :predecessor, status = :status where id = :id")
                .param("predecessor", predecessor.value())
                .param("status", status)
                .param("id", successor.value())
                .update();
        return successor;
    }

    /** The last day follows from the first day and the months. */
    void endOn(AgreementId agreement, String lastDay) {
        jdbc.sql(
                        """
                update agreement set months = (select m from generate_series(1, 60) m
                     where (first_day + make_interval(months => m) - interval '1 day')::date = :lastDay)
                 where id = :id""")
                .param("id", agreement.value())
                .param("lastDay", LocalDate.parse(lastDay))
                .update();
    }

    void set(AgreementId agreement, String column, String value) {
        jdbc.sql("update agreement set %s = :value where id = :id".formatted(column))
                .param("id", agreement.value())
                .param("value", value)
                .update();
    }
}
