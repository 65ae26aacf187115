package id.payung.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.support.PostgresForTests;
import java.sql.Types;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register is filled from agreements that had their numbers before there was one. */
class NumbersOfBeforeTests {

    private JdbcClient jdbc;

    @Test
    void yesterdaysAgreementsFillTheRegister() {
        var database = PostgresForTests.migratedTo("132");
        jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql(
                        """
                insert into municipality values ('3375', 'Kota Pekalongan', 'CITY', '33.75', 'Asia/Jakarta');
                insert into agency values ('3375', 'kesra', 'Kesra');
                insert into branch values ('pkl', 'Cabang Pekalongan', 'BRANCH', null, 'Pekalongan');
                insert into agreement_number_series values ('pkl', 2026, 4)""")
                .update();
        agreement(1, "IN_FORCE", "PER/1/022026", true);
        agreement(2, "WITHDRAWN", "PER/2/032026", false);
        agreement(3, "WITHDRAWN", "PER/3/032026", true);
        agreement(4, "READY_TO_SIGN", "PER/4/042026", false);
        agreement(5, "IN_REVIEW", null, false);
        agreement(6, "SIGNED", "sesuai arsip lama", true);
        agreement(7, "IN_FORCE", "PER/9/122025", true);
        jdbc.sql(
                        """
                insert into journal (agreement_id, subject, subject_id, event, actor, at, note) values
                    (:second, 'agreement', :second, 'agreement.numberReserved', 'payung', '2026-03-02T03:00:00Z', 'PER/2/032026'),
                    (:second, 'agreement', :second, 'agreement.withdrawn', 'officer.pkl', '2026-03-05T03:00:00Z', 'Anggaran dipindah')""")
                .param("second", id(2))
                .update();

        PostgresForTests.upgrade(database);

        assertThat(jdbc.sql(
                                """
                        select concat_ws(' ', year, serial, number, coalesce(outcome, 'held'), ended_by, reason)
                          from agreement_number order by year, serial""")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "2025 9 PER/9/122025 held",
                        "2026 1 PER/1/022026 held",
                        "2026 2 PER/2/032026 GIVEN_BACK officer.pkl Anggaran dipindah",
                        "2026 3 PER/3/032026 SPENT payung ",
                        "2026 4 PER/4/042026 held");
        assertThat(jdbc.sql("select branch_number from agreement order by title")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "PER/1/022026",
                        null,
                        "PER/3/032026",
                        "PER/4/042026",
                        null,
                        "sesuai arsip lama",
                        "PER/9/122025");
        assertThat(jdbc.sql("select year || ' ' || last_serial from agreement_number_series order by year")
                        .query(String.class)
                        .list())
                .containsExactly("2025 9", "2026 4");
        database.drop();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private void agreement(int number, String status, String branchNumber, boolean signed) {
        jdbc.sql(
                        """
                insert into agreement (id, version, branch, municipality, agency, drafted_by_side, drafted_by, drafted_at,
                    title, regime, sector, programs, quota, first_day, months, fund_source, legal_basis, refund_policy,
                    signing_order, renewable, min_age, occupations, status, round, termination_round, branch_number)
                values (:id, 0, 'pkl', '3375', 'kesra', 'BRANCH', 'officer.pkl', '2026-01-02T03:00:00Z', :title, 'BPU', 'OTHER',
                    '{JKK,JKM}', 10, '2026-05-01', 12, 'APBD_KOTA', '{Perda}', 'NONE', 'ANY', true, 18, '{}', :status, 1, 0,
                    :number)""")
                .param("id", id(number))
                .param("title", "Perjanjian " + number)
                .param("status", status)
                .param("number", branchNumber, Types.VARCHAR)
                .update();
        if (signed) {
            jdbc.sql(
                            """
                    insert into agreement_signature (agreement_id, side, signer_name, signer_position, signed_on, place, scan,
                        recorded_by, recorded_at)
                    values (:id, 'BRANCH', 'Siti', 'Kepala', '2026-03-01', 'Pekalongan', :id, 'officer.pkl', now())""")
                    .param("id", id(number))
                    .update();
        }
    }
}
